import { resolve as resolveCss } from '@asamuzakjp/css-color';
import { blend, clampRgb, converter, wcagContrast, type Rgb } from 'culori';

export type Scheme = 'light' | 'dark';

/** The colours of one of the product's style sheets, as a browser would compute them. */
export interface Palette {
  /** The colour that elements of these selectors get for a property: a later rule replaces an earlier one. */
  readonly colourOf: (selectors: readonly string[], property: string) => Rgb;
  /** WCAG contrast of one colour upon another. */
  readonly contrast: (upper: Rgb, lower: Rgb) => number;
}

interface Rule {
  readonly selectors: readonly string[];
  readonly declarations: readonly (readonly [property: string, value: string])[];
}

/** `var(--name)` and `var(--name, fallback)`; the fallbacks of our style sheets have two functions in each other at most. */
const VARIABLE = /var\((--[\w-]+)(?:,\s*((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)/;

const toRgb = converter('rgb');

/** `given` are the custom properties that the product sets of the configuration. */
export function createPalette(css: string, scheme: Scheme, given: ReadonlyMap<string, string>): Palette {
  const rules = rulesOf(css);
  const properties = new Map(given);
  const compute = (value: string): Rgb => {
    let plain = value;
    for (let found = VARIABLE.exec(plain); found; found = VARIABLE.exec(plain)) {
      const [whole, name = '', fallback] = found;
      const known = properties.get(name) ?? fallback;
      if (known === undefined) throw new Error(`${name} is not known`);
      plain = plain.replace(whole, () => known);
    }
    const resolved = resolveCss(plain, { colorScheme: scheme });
    const colour = typeof resolved === 'string' ? toRgb(resolved) : undefined;
    if (!colour) throw new Error(`${plain} is no colour`);
    return clampRgb(colour);
  };
  // Of what the style sheet begins with, each property is made of those before it.
  for (const { selectors, declarations } of rules) {
    for (const [name, value] of declarations) {
      if (selectors.includes(':host') && name.startsWith('--') && !name.includes('radius'))
        properties.set(name, cssOf(compute(value)));
    }
  }
  return {
    colourOf(selectors, property) {
      const values = rules
        .filter((rule) => rule.selectors.some((selector) => selectors.includes(selector)))
        .flatMap(({ declarations }) => declarations)
        .filter(([name]) => name === property || name === `${property}-color`)
        // Of `1px solid var(--line)` the colour is the last.
        .map(([, value]) => value.replace(/^[\d.]+px solid /, ''));
      const value = values.at(-1);
      if (value === undefined) throw new Error(`${selectors.join(', ')} has no ${property}`);
      return compute(value);
    },
    contrast: (upper, lower) => wcagContrast(blend([lower, upper]), lower),
  };
}

const cssOf = ({ r, g, b, alpha = 1 }: Rgb): string => `color(srgb ${r} ${g} ${b} / ${alpha})`;

/** The rules of a style sheet of ours, but for those that only hold under a condition. */
function rulesOf(css: string): Rule[] {
  const plain = css.replace(/\/\*[^]*?\*\//g, '').replace(/@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors = '', body = '']) => ({
    selectors: selectors.split(',').map((selector) => selector.trim()),
    declarations: body.split(';').flatMap((declaration) => {
      const [, name, value] = /^\s*([\w-]+):\s*([^]*\S)\s*$/.exec(declaration) ?? [];
      return name === undefined || value === undefined
        ? []
        : [[name, value.replace(/\s*!important$/, '')] as const];
    }),
  }));
}
