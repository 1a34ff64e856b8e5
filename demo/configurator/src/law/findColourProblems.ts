import { clampChroma, converter, formatHex } from 'culori';
import type { Configuration } from '../../../../src/config/schema';
import { valueAt } from '../../../../src/config/valueAt';
import type { Problem } from '../schema/findProblems';
import { checkContrast, type ContrastRow } from './checkContrast';

type Rows = (config: Configuration) => readonly ContrastRow[];

const PATH = 'theme.accent';
const schemes = { light: 'светлой', dark: 'тёмной' } as const;
const ratioOf = new Intl.NumberFormat('ru', { maximumFractionDigits: 1, minimumFractionDigits: 1 });

/** What is wrong with the colour on the real surfaces, in words. One that makes refusing less visible is refused. */
export function findColourProblems(config: Configuration, check: Rows = checkContrast): readonly Problem[] {
  const rows = check(config);
  const problem = (
    severity: Problem['severity'],
    code: string,
    message: string,
    values: Problem['values'] = {},
  ): Problem => ({ severity, code, path: PATH, values, section: 'theme', message });
  const weaker = rows.find(({ refuseIsWeaker }) => refuseIsWeaker);
  return [
    ...(weaker
      ? [
          problem(
            'error',
            'refusalWeaker',
            `С этим цветом в ${schemes[weaker.scheme]} теме отказ виден хуже согласия. Такой цвет брать нельзя: выберите другой.`,
          ),
        ]
      : []),
    ...(['light', 'dark'] as const).flatMap((scheme) => {
      const failing = rows.filter((row) => row.scheme === scheme && !row.passes);
      const worst = [...failing].sort((one, other) => one.ratio - other.ratio)[0];
      if (!worst) return [];
      const better = suggest(config, scheme, check);
      return problem(
        'warning',
        `contrast-${scheme}`,
        `В ${schemes[scheme]} теме этот цвет виден плохо (${worst.pair}): контраст ${ratioOf.format(worst.ratio)}, нужно не меньше ${ratioOf.format(worst.needed)}.${better ? ` Можно задать цвет для каждой темы: ${better}.` : ''}`,
        better ? { better } : {},
      );
    }),
  ];
}

const toOklch = converter('oklch');

/** Halvings of the way from the colour to black or white: finer than anybody sees. */
const STEPS = 8;

/** The same hue, as far from the background as it has to be in that scheme. */
function suggest(config: Configuration, scheme: 'light' | 'dark', check: Rows): string | undefined {
  const accent = valueAt(config, PATH);
  const colour = typeof accent === 'string' ? toOklch(accent) : undefined;
  if (!colour || typeof accent !== 'string') return undefined;
  let good: string | undefined;
  for (let step = 0, near = colour.l, far = scheme === 'dark' ? 1 : 0; step < STEPS; step++) {
    const l = (near + far) / 2;
    const candidate = formatHex(clampChroma({ ...colour, l, alpha: 1 }, 'oklch'));
    const passes = check({ theme: { accent: candidate, scheme } }).every((row) => row.passes);
    if (passes) [good, far] = [candidate, l];
    else near = l;
  }
  return good && (scheme === 'dark' ? `light-dark(${accent}, ${good})` : `light-dark(${good}, ${accent})`);
}
