import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPattern } from './isPattern';

test.each([
  ['a name', '_ga'],
  ['a name that looks like an expression', '(a+)+$'],
  ['a beginning', '^_ym_'],
  ['two open repetitions', '^_ym\\d+(:\\d+)?_(lsid|reqNum|lastHit)$'],
  ['a list of names', '^sbjs_(session|udata|first|current|first_add|current_add|migrations)$'],
  ['a list of beginnings', '^_ga_|^_gid'],
  ['counted characters', '^[\\da-f]{8}-[\\da-f]{4}_{2,4}$'],
  ['a sum in a hash', '^[\\da-f]{32}_\\d+$'],
  ['signs that are escaped', '^a\\*\\+\\?\\{1,9\\}\\|\\(\\)*'],
  ['signs in a class', '^[*+?|(){}\\]]+$'],
  ['the longest', `^${'a'.repeat(127)}`],
])('%s is a pattern: %j', (_, name) => {
  expect(isPattern(name)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['no text', 5],
  ['what does not compile', '^('],
  ['what is too long', `^${'a'.repeat(128)}`],
  ['a repeated group', '^(a+)+$'],
  ['a group repeated a number of times', '^(a|a){9}$'],
  ['a repeated look ahead', '^(?=a)*'],
  ['three open repetitions', '^.*.*.*x'],
  ['three of them, one after a class', '^[(]a+[)]a+b{1,}$'],
  ['many that may be missing', `^${'a?'.repeat(20)}`],
  ['one after another with a limit', '^a{0,50}a{0,50}a{0,50}a{0,50}$'],
  ['many alternatives', `^${'(a|a)'.repeat(20)}$`],
  ['groups that may be empty', `^${'(a|)'.repeat(20)}b`],
  ['choices before a long count', `^${'.?'.repeat(16)}.{99}c`],
  ['a look back at a count from everywhere', '^.*.*(?<=x.{99})!'],
  ['empty text, again and again', '^()\\1{1000000000}b'],
  ['three of them, one of an alternative', '^x*|a*a*$'],
])('%s is none: %j', (_, name) => {
  expect(isPattern(name)).toBe(false);
});

const atom = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', '.', '\\w', '[ab]', '[^x]', '\\1', '$', '\\b') },
  fc.constantFrom(
    '(a)',
    '(?:a|a)',
    '(|a)',
    '(a|ab)',
    '(.*)',
    '(?=.*)',
    '(?<=a)',
    '(?<n>.)',
    'aaaaaaaa',
    '[*+]',
  ),
);
const times = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom('?', '*', '+', '??', '*?', '{2}', '{0,9}', '{2,}', '{99}', '|'),
);
const expression = fc
  .array(fc.tuple(atom, times), { minLength: 1, maxLength: 20 })
  .map((parts) => `^${parts.flat().join('')}c`);

/** As long as any that is matched against a pattern, and made of what the expressions are. */
const names = ['a', 'ab', 'xa', 'a!'].flatMap((part) => [
  part.repeat(256).slice(0, 256),
  `${part.repeat(256).slice(0, 255)}!`,
]);

test('what is a pattern never runs away', () => {
  fc.assert(
    fc.property(expression, (pattern) => {
      fc.pre(isPattern(pattern));
      // As `withdraw/erase.ts` does.
      const expression = new RegExp(`^(?:${pattern})`);
      for (const name of names) {
        const before = performance.now();
        expression.test(name);
        // A name takes 30 ms at most, of which a busy machine makes more; what runs away takes minutes.
        expect(performance.now() - before).toBeLessThan(5000);
      }
    }),
    { numRuns: 300 },
  );
});
