import { blend } from 'culori';
import { BORROWED, isColour } from '../../../../src/config/css';
import type { Configuration } from '../../../../src/config/schema';
import { valueAt } from '../../../../src/config/valueAt';
import base from '../../../../src/ui/base.css?raw';
import embed from '../../../../src/ui/embed/embed.css?raw';
import preferences from '../../../../src/ui/preferences/preferences.css?raw';
import surface from '../../../../src/ui/surface.css?raw';
import { createPalette, type Palette, type Scheme } from './createPalette';

/** How well one thing is seen upon another, on one of the product's surfaces. */
export interface ContrastRow {
  readonly surface: string;
  readonly scheme: 'light' | 'dark';
  readonly pair: string;
  readonly ratio: number;
  /** What WCAG 2.1 asks for at level AA: 4.5 for text, 3 for what a control is known by. */
  readonly needed: number;
  readonly passes: boolean;
  /** Refusing is seen less well than accepting: such a colour is not to be used. */
  readonly refuseIsWeaker: boolean;
}

/** Selectors of an element's rules, from general to special. */
type Element = readonly string[];

// As Banner.tsx, Actions.tsx and Switch.tsx draw them.
const ACCEPT: Element = ['button', '.main', "[part='accept']"];
const REJECT: Element = ['button', '.main', "[part='reject']"];
const PLAIN: Element = ['button'];
const BACK: Element = ["[part='surface']"];

const TEXT = 4.5;
const SHAPE = 3;

/** The product's style sheets. */
export interface Styles {
  /** Of the banner and the preference centre. */
  readonly shadow: string;
  /** Of the placeholders of embeds. */
  readonly placeholder: string;
}

const SHIPPED: Styles = { shadow: base + surface + preferences, placeholder: embed };

/** The colours of the configuration on the surfaces, as they are shipped. */
export function checkContrast(config: Configuration, styles = SHIPPED): readonly ContrastRow[] {
  const accent = valueAt(config, 'theme.accent');
  const scheme = valueAt(config, 'theme.scheme');
  // What is no colour, the product does not use either.
  const given = new Map(
    typeof accent === 'string' && isColour(accent) && !BORROWED.test(accent)
      ? [['--soglasie-accent', accent]]
      : [],
  );
  const schemes: readonly Scheme[] = scheme === 'light' || scheme === 'dark' ? [scheme] : ['light', 'dark'];
  return schemes.flatMap((one) => {
    const shadow = createPalette(styles.shadow, one, given);
    const placeholder = createPalette(styles.placeholder, one, given);
    const row = (
      name: string,
      pair: string,
      needed: number,
      { contrast }: Palette,
      [upper, lower]: Parameters<Palette['contrast']>,
      isWeaker = false,
    ): ContrastRow => {
      const ratio = contrast(upper, lower);
      return {
        surface: name,
        scheme: one,
        pair,
        ratio,
        needed,
        passes: ratio >= needed,
        refuseIsWeaker: isWeaker,
      };
    };
    const back = shadow.colourOf(BACK, 'background');
    const paint = (element: Element) => {
      const fill = shadow.colourOf(element, 'background');
      return { fill, label: shadow.colourOf(element, 'color') };
    };
    const [accept, reject] = [paint(ACCEPT), paint(REJECT)];
    /** Both answers, and whether refusing is the weaker of the two. */
    const answers = (name: string): ContrastRow[] => {
      const label = (button: typeof accept): Parameters<Palette['contrast']> => [button.label, button.fill];
      const fill = (button: typeof accept): Parameters<Palette['contrast']> => [button.fill, back];
      return [
        row(name, 'надпись на кнопке «Принять все»', TEXT, shadow, label(accept)),
        row(
          name,
          'надпись на кнопке «Отклонить необязательные»',
          TEXT,
          shadow,
          label(reject),
          isWeaker(shadow, label(reject), label(accept)),
        ),
        row(name, 'кнопка «Принять все» на фоне', SHAPE, shadow, fill(accept)),
        row(
          name,
          'кнопка «Отклонить необязательные» на фоне',
          SHAPE,
          shadow,
          fill(reject),
          isWeaker(shadow, fill(reject), fill(accept)),
        ),
      ];
    };
    const plain = shadow.colourOf(BACK, 'color');
    const on: Element = ['input', 'input:checked'];
    const knob: Element = ['input::before', 'input:checked::before'];
    const button = placeholder.colourOf(PLAIN, 'background');
    const place = placeholder.colourOf(["[part='embed']"], 'background');
    return [
      row('Баннер', 'текст на фоне', TEXT, shadow, [plain, back]),
      row('Баннер', 'мелкий текст на фоне', TEXT, shadow, [shadow.colourOf(['small'], 'color'), back]),
      ...answers('Баннер'),
      ...answers('Окно настроек'),
      row('Окно настроек', 'выключенный переключатель на фоне', SHAPE, shadow, [
        shadow.colourOf(['input'], 'border'),
        back,
      ]),
      row('Окно настроек', 'включённый переключатель на фоне', SHAPE, shadow, [
        shadow.colourOf(on, 'border'),
        back,
      ]),
      row('Окно настроек', 'кружок включённого переключателя', SHAPE, shadow, [
        shadow.colourOf(knob, 'background'),
        shadow.colourOf(on, 'background'),
      ]),
      row('Заглушка на месте карты или видео', 'надпись на кнопках', TEXT, placeholder, [
        placeholder.colourOf(PLAIN, 'color'),
        // It keeps the transparency that an accent may have.
        blend([place, button]),
      ]),
      row('Заглушка на месте карты или видео', 'кнопки на фоне', SHAPE, placeholder, [button, place]),
    ];
  });
}

function isWeaker(
  { contrast }: Palette,
  refuse: Parameters<Palette['contrast']>,
  accept: Parameters<Palette['contrast']>,
): boolean {
  return contrast(...refuse) < contrast(...accept);
}
