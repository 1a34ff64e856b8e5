// @vitest-environment node
import { expect, test } from 'vitest';
import { CATALOGUE, findService } from './findService';

test.each(CATALOGUE)('%s is found where there is no window, for the check and on a server', async (id) => {
  expect((await findService(id))?.id).toBe(id);
});
