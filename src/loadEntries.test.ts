import { afterEach, expect, test, vi } from 'vitest';
import type { ConsentEvents } from './Consent';
import { loadEntries } from './loadEntries';
import type { Service } from './services/Service';

const found = { id: 'found' } as Service;

vi.mock('./services/findService', () => ({
  findService: (id: string) => (id === 'silent' ? new Promise(() => {}) : Promise.resolve(found)),
}));

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a part that does not answer is a fault after five seconds, and the others come', async () => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const problems: string[] = [];
  const hear = (event: Event): void => {
    const { code, message } = (event as CustomEvent<ConsentEvents['problem']>).detail;
    problems.push(`${code}: ${message}`);
  };
  document.addEventListener('soglasie:problem', hear);
  let entries: ReadonlyMap<string, Service> | undefined;
  void loadEntries(['silent', 'found']).then((map) => (entries = map));
  await vi.advanceTimersByTimeAsync(4999);
  expect(entries).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  document.removeEventListener('soglasie:problem', hear);
  expect([...entries!.values()]).toEqual([found]);
  expect(problems).toEqual(['part: Error: timeout']);
});
