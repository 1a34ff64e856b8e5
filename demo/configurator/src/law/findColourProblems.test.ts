// @vitest-environment node
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import base from '../../../../src/ui/base.css?raw';
import embed from '../../../../src/ui/embed/embed.css?raw';
import preferences from '../../../../src/ui/preferences/preferences.css?raw';
import surface from '../../../../src/ui/surface.css?raw';
import type { Configuration } from '../../../../src/config/schema';
import { presets } from '../schema/presets';
import { asConfiguration } from '../work/asConfiguration';
import { checkContrast } from './checkContrast';
import { findColourProblems } from './findColourProblems';

const of = (accent: string, scheme: 'auto' | 'light' | 'dark' = 'auto') =>
  findColourProblems({ theme: { accent, scheme } });

const hex = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 3, maxLength: 4 })
  .map((bytes) => `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
const colours = fc.oneof(
  hex,
  fc.tuple(hex, hex).map(([light, dark]) => `light-dark(${light}, ${dark})`),
  fc
    .tuple(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 360 }),
      fc.integer({ min: 0, max: 100 }),
    )
    .map(([l, h, alpha]) => `oklch(${l}% 0.2 ${h} / ${alpha}%)`),
);

test('no colour that can be chosen makes refusing less visible than accepting', () => {
  fc.assert(
    fc.property(
      colours,
      fc.constantFrom('auto' as const, 'light' as const, 'dark' as const),
      (accent, scheme) => {
        expect(of(accent, scheme).map(({ code }) => code)).not.toContain('refusalWeaker');
      },
    ),
    { numRuns: 60 },
  );
});

test('one that did would be refused', () => {
  const shadow = `${base}${surface}${preferences}[part='reject'] { background: var(--back); color: var(--soft); }`;
  const check = (config: Configuration) => checkContrast(config, { shadow, placeholder: embed });
  expect(findColourProblems({ theme: { accent: '#004', scheme: 'light' } }, check)[0]).toMatchObject({
    severity: 'error',
    path: 'theme.accent',
    message:
      'С этим цветом в светлой теме отказ виден хуже согласия. Такой цвет брать нельзя: выберите другой.',
  });
});

test('a colour that is lost in the dark is told of, with one that is not', () => {
  const [problem, ...others] = of('#1f5fd6');
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ severity: 'warning', path: 'theme.accent' });
  expect(problem?.message).toMatch(
    /^В тёмной теме этот цвет виден плохо .*контраст 2,\d, нужно не меньше 3,0\./,
  );
  const better = /light-dark\(#1f5fd6, #[\da-f]{6}\)/.exec(problem?.message ?? '')?.[0] ?? '';
  expect(of(better)).toEqual([]);
});

test('a colour that is lost in the light is told of, with one that is not', () => {
  const [problem] = of('#ffe08a');
  const better = /light-dark\(#[\da-f]{6}, #ffe08a\)/.exec(problem?.message ?? '')?.[0] ?? '';
  expect(of(better)).toEqual([]);
});

test('only of the scheme that the site has', () => {
  expect(of('#1f5fd6', 'light')).toEqual([]);
  expect(of('#1f5fd6', 'dark')).toHaveLength(1);
});

test.each(presets.map(({ id, document }) => [id, document] as const))(
  '%s has no colour that is refused',
  (_, document) => {
    expect(
      findColourProblems(asConfiguration(document)).filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  },
);
