import { describe, expect, it } from 'vitest';
import kaktus from '../../../public/kaktus24/soglasie.config.json';
import wwgroup from '../../../public/wwgroup/soglasie.config.json';
import russian from '../../../../locales/ru/diagnostics.json';
import type { Configuration } from '../../../../src/config/schema';
import { checkLaw, type LawPoint } from './checkLaw';

const whole: Configuration = {
  operator: { name: 'ООО «Самовар»', email: 'info@samovar.example', phone: '8 800 000-00-00' },
  policy: { url: '/politika', revision: '2026-05-01', crossBorder: 'none' },
  consent: { url: '/soglasie', revision: '2026-05-01' },
  categories: { analytics: { services: ['yandex-metrika'] } },
  services: { 'yandex-metrika': { id: 12345678 } },
  withdrawal: { email: 'info@samovar.example', days: 30 },
};

function pointOf(id: string, config: unknown): LawPoint {
  const found = checkLaw(config as Configuration).find((point) => point.id === id);
  if (!found) throw new Error(id);
  return found;
}

describe('checkLaw', () => {
  it('finds nothing missing where all is said that a configuration can say', () => {
    expect(checkLaw(whole).filter(({ state }) => state === 'missing')).toEqual([]);
  });

  it('always leaves to the shop what no configuration can do', () => {
    const ids = checkLaw(whole)
      .filter(({ state }) => state === 'yours')
      .map(({ id }) => id);
    expect(ids).toEqual(['consent-words', 'access', 'held', 'proof', 'hosting', 'mailing', 'recommender']);
  });

  it('names each point once', () => {
    const ids = checkLaw({}).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each<[string, LawPoint['state'], unknown, string | undefined]>([
    ['operator', 'missing', {}, 'operator.name'],
    ['operator', 'missing', { ...whole, operator: { name: 'ООО' }, withdrawal: {} }, 'operator'],
    ['operator', 'met', whole, undefined],
    ['policy', 'missing', { ...whole, policy: { url: 'http://a.example/' } }, 'policy.url'],
    ['consent-text', 'missing', { ...whole, consent: { url: '/politika#soglasie' } }, 'consent.url'],
    ['purposes', 'missing', { ...whole, categories: {}, services: {} }, 'categories'],
    [
      'purposes',
      'missing',
      { ...whole, services: {}, categories: { analytics: { services: ['ours'] } } },
      'categories.analytics.services.0',
    ],
    ['purposes', 'yours', { categories: { analytics: false, preferences: false } }, undefined],
    ['choice', 'missing', { ...whole, mode: 'notice' }, 'mode'],
    [
      'choice',
      'missing',
      { ...whole, texts: { ru: { banner: { text: 'Продолжая пользоваться сайтом, вы соглашаетесь' } } } },
      'texts.ru.banner.text',
    ],
    ['choice', 'met', whole, undefined],
    [
      'refusable',
      'missing',
      { ...whole, categories: { analytics: { required: true } } },
      'categories.analytics.required',
    ],
    [
      'refusable',
      'missing',
      { ...whole, categories: { necessary: { services: ['yandex-metrika'] } } },
      'categories.necessary.services.0',
    ],
    ['refusal', 'missing', { ...whole, mode: 'notice' }, 'mode'],
    ['policy', 'missing', { ...whole, policy: { url: 'javascript:x' } }, 'policy.url'],
    ['refusal', 'met', whole, undefined],
    ['way-back', 'yours', { ...whole, banner: { reopen: false } }, 'banner.reopen'],
    ['way-back', 'met', whole, undefined],
    ['personal-data', 'missing', { ...whole, withdrawal: {} }, 'withdrawal.email'],
    ['personal-data', 'missing', { ...whole, withdrawal: { days: 45, phone: '8' } }, 'withdrawal.days'],
    [
      'webvisor',
      'yours',
      { ...whole, services: { 'yandex-metrika': { id: 1, webvisor: true } } },
      'services.yandex-metrika.webvisor',
    ],
    ['webvisor', 'yours', {}, undefined],
    ['webvisor', 'met', whole, undefined],
    ['revisions', 'missing', { ...whole, policy: {}, consent: {} }, 'policy.revision'],
    ['revisions', 'missing', { ...whole, policy: { revision: '01.05.2026' } }, 'policy.revision'],
    [
      'country',
      'missing',
      { ...whole, categories: { analytics: { services: ['google-analytics-4'] } } },
      'categories.analytics.services.0',
    ],
    [
      'country',
      'missing',
      { ...whole, operator: { ...whole.operator, email: 'shop@gmail.com' } },
      'operator.email',
    ],
    ['country', 'met', whole, undefined],
    ['language', 'met', { language: 'auto' }, undefined],
    ['language', 'missing', { language: 'en' }, 'language'],
    ['law-date', 'missing', { withdrawal: { note: '152-ФЗ от 27.06.2006' } }, 'withdrawal.note'],
  ])('%s is %s of %j', (id, state, config, path) => {
    const point = pointOf(id, config);
    expect([point.state, point.path]).toEqual([state, path]);
    expect(point.message).not.toMatch(/\{\{|undefined/);
  });

  it('says the same as the check, as a sentence', () => {
    expect(pointOf('policy', {}).message).toBe(
      russian.messages.policyUrl.replace(/^./, (letter) => letter.toUpperCase()),
    );
  });

  it('names what the visitor is asked about', () => {
    expect(pointOf('refusable', whole).message).toContain('настройки сайта, статистика посещений');
  });

  it.each([null, undefined, 1, [], { categories: 1 }, { operator: [] }, { texts: { ru: null } }])(
    'survives %j',
    (config) => {
      expect(() => checkLaw(config as unknown as Configuration)).not.toThrow();
    },
  );

  it('promises no safety', () => {
    for (const config of [whole, {}, kaktus, wwgroup])
      for (const { title, message } of checkLaw(config as Configuration))
        expect(`${title} ${message}`).not.toMatch(/гарант|законно|соответствует закону|штраф/i);
  });
});
