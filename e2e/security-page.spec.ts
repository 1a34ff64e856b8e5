import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const repository = fileURLToPath(new URL('..', import.meta.url));
const text = readFileSync(`${repository}SECURITY.md`, 'utf8');

test('every file that SECURITY.md names exists', () => {
  const named = [...text.matchAll(/`((?:src|e2e)\/[^`]+)`|\]\(([^)]+)\)/g)].map(
    ([, path, link]) => path ?? link ?? '',
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(repository + path))).toEqual([]);
});
