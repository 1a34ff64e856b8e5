// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createAutoconsentRule } from './createAutoconsentRule';

it('hands out the rule that is shipped, as it is', () => {
  expect(createAutoconsentRule()).toBe(readFileSync('integrations/autoconsent.json', 'utf8'));
  expect(JSON.parse(createAutoconsentRule())).toMatchObject({ name: 'soglasie' });
});
