import { describe, expect, it } from 'vitest';
import base from '../../../../src/ui/base.css?raw';
import banner from '../../../../src/ui/banner/Banner.tsx?raw';
import embed from '../../../../src/ui/embed/embed.css?raw';
import actions from '../../../../src/ui/preferences/Actions.tsx?raw';
import preferences from '../../../../src/ui/preferences/preferences.css?raw';
import surface from '../../../../src/ui/surface.css?raw';
import type { Scheme } from '../../../../src/config/schema';
import { checkContrast } from './checkContrast';

const withAccent = (accent: string, scheme: Scheme = 'auto') => checkContrast({ theme: { accent, scheme } });

describe('checkContrast', () => {
  it('finds the built-in colours good, in both schemes', () => {
    const rows = checkContrast({});
    expect(new Set(rows.map(({ scheme }) => scheme))).toEqual(new Set(['light', 'dark']));
    expect(rows.filter(({ passes }) => !passes)).toEqual([]);
  });

  it('computes what a browser computes', () => {
    // #1f5fd6 on white, by the formula of WCAG.
    const row = checkContrast({}).find(({ pair }) => pair === 'кнопка «Принять все» на фоне');
    expect(row).toMatchObject({ surface: 'Баннер', scheme: 'light', needed: 3, passes: true });
    expect(row?.ratio).toBeCloseTo(5.73, 2);
  });

  it('looks at the scheme alone that the configuration has', () => {
    expect(new Set(withAccent('#0a5', 'dark').map(({ scheme }) => scheme))).toEqual(new Set(['dark']));
  });

  it('tells where a button is lost on its surface', () => {
    const lost = withAccent('#ffe08a').filter(({ passes }) => !passes);
    expect(new Set(lost.map(({ scheme }) => scheme))).toEqual(new Set(['light']));
    expect(lost.map(({ pair }) => pair)).toContain('кнопка «Отклонить необязательные» на фоне');
  });

  it.each(['var(--brand)', 'нет', 'currentColor', '#12'])(
    'takes the built-in colour in place of %s',
    (accent) => {
      expect(withAccent(accent)).toEqual(checkContrast({}));
    },
  );

  it.each(['teal', 'oklch(0.7 0.1 200)', 'hsl(200 80% 40%)', 'rgb(0 0 0 / 20%)'])(
    'writes on %s what can be read, for the product chooses black or white',
    (accent) => {
      const labels = withAccent(accent).filter(
        ({ surface, pair }) => surface !== 'Заглушка на месте карты или видео' && pair.startsWith('надпись'),
      );
      expect(labels.filter(({ passes }) => !passes)).toEqual([]);
    },
  );

  it('finds refusing as visible as accepting, whatever the colour', () => {
    for (const accent of ['#fff', '#000', '#ffe08a', 'rgb(10 20 30 / 5%)'])
      expect(withAccent(accent).filter(({ refuseIsWeaker }) => refuseIsWeaker)).toEqual([]);
  });

  it('refuses styles that paint refusing weaker', () => {
    const shadow = `${base}${surface}${preferences}[part='reject'] { background: var(--back); color: var(--soft); }`;
    const weaker = checkContrast({ theme: { accent: '#004' } }, { shadow, placeholder: embed }).filter(
      ({ refuseIsWeaker, scheme }) => refuseIsWeaker && scheme === 'light',
    );
    expect(weaker.map(({ surface, pair }) => `${surface}: ${pair}`)).toEqual([
      'Баннер: надпись на кнопке «Отклонить необязательные»',
      'Баннер: кнопка «Отклонить необязательные» на фоне',
      'Окно настроек: надпись на кнопке «Отклонить необязательные»',
      'Окно настроек: кнопка «Отклонить необязательные» на фоне',
    ]);
  });

  it('reads the rules of both answers as the surfaces draw them', () => {
    for (const source of [banner, actions])
      for (const part of ['accept', 'reject'])
        expect(source).toContain(`<button class="main" part="${part}"`);
  });
});
