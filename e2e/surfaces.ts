import { expect, type Locator, type Page } from '@playwright/test';
import type { Configuration } from '../src';
import { acceptance, leaveRecord } from './record';
import type { TestServer } from './server';
import { shopConfig, shopPage } from './shopPage';
import { banner, customiseButton, preferences } from './visitor';

// Every surface that a visitor may meet, each as full as a shop makes it.

/** All categories, many services, all that can be said of an operator. */
export const fullConfig: Configuration = {
  ...shopConfig,
  operator: {
    name: 'ООО «Самовар»',
    site: 'example.ru',
    inn: '7701234567',
    address: '300000, г. Тула, ул. Металлистов, д. 7, помещение 12',
    email: 'privacy@example.ru',
    phone: '+7 (4872) 12-34-56, доб. 3',
  },
  withdrawal: { email: 'privacy@example.ru', phone: '+7 (4872) 12-34-56', days: 10 },
  age: { min: 14 },
  categories: {
    advertising: true,
    external: true,
    preferences: { storage: ['theme', '^recently_viewed_'] },
    analytics: { services: ['metrika', 'mailru'] },
    'ab-test': {
      title: 'варианты страниц',
      description: 'Сравнивают два вида корзины.',
      consequence: 'Без них вы увидите обычную корзину.',
    },
  },
  services: {
    metrika: {
      title: 'Яндекс Метрика',
      vendor: 'ООО «Яндекс»',
      country: 'RU',
      cookies: [
        { name: '_ym_uid', purpose: 'Отличает одного посетителя от другого', days: 365 },
        { name: '_ym_isad', purpose: 'Узнаёт, стоит ли блокировщик рекламы', days: 0.8333 },
        { name: '^_ym_metrika_enabled_for_counter_', purpose: 'Проверяет, что счётчик работает', days: 333 },
        {
          name: 'yandexuid',
          purpose: 'Узнаёт посетителя на сайтах Яндекса',
          domain: '.yandex.ru',
          days: 730,
        },
        { name: 'yabs-sid', purpose: 'Узнаёт посетителя на сайтах Яндекса', domain: '.yandex.ru' },
      ],
      storage: ['_ym_counters'],
    },
    mailru: { title: 'Top.Mail.Ru', vendor: 'ООО «ВК»', country: 'RU', cookies: [{ name: 'tmr_lvid' }] },
    vkpixel: {
      title: 'Пиксель VK Рекламы',
      vendor: 'ООО «ВК»',
      country: 'RU',
      category: 'advertising',
      cookies: [{ name: 'remixlang', domain: '.vk.com', purpose: 'Запоминает язык', days: 365 }],
    },
    weborama: {
      title: 'Weborama',
      vendor: 'Weborama Société Anonyme',
      country: 'FR',
      category: 'advertising',
      cookies: [{ name: 'wam', purpose: 'Показывает рекламу по интересам', days: 90 }],
    },
    rutube: { title: 'Видео RUTUBE', vendor: 'ООО «Руформ»', country: 'RU', category: 'external' },
  },
};

export interface Surface {
  /** Leads the visitor there, and says where it stands. */
  readonly reach: (page: Page, server: TestServer, config?: Configuration) => Promise<Locator>;
}

/** A shop whose own colours follow the visitor's scheme. */
export const open = async (
  page: Page,
  server: TestServer,
  config: Configuration = fullConfig,
  body = '',
): Promise<void> => {
  const head = '<style>:root { color-scheme: light dark; background: Canvas }</style>';
  await page.goto(server.page(shopPage({ head, body, config })));
  await page.waitForFunction(() => window.soglasie);
};

const { on, ...unanswered } = acceptance;
const all = `${on}.advertising.external.ab-test`;
export const granted = { ...unanswered, on: all };
const refused = { ...unanswered, off: all, via: 'reject-all' };

/** The visitor comes with an answer from an earlier visit. */
const decided = async (
  page: Page,
  server: TestServer,
  config: Configuration | undefined,
  body = '',
  record: Readonly<Record<string, string>> = granted,
): Promise<void> => {
  await leaveRecord(page.context(), server.origin, record);
  await open(page, server, config, body);
};

const withBanner = (
  layout: 'bar' | 'box',
  position: NonNullable<NonNullable<Configuration['banner']>['position']>,
): Surface => ({
  async reach(page, server, config = fullConfig) {
    await open(page, server, { ...config, banner: { ...config.banner, layout, position } });
    await expect(banner(page)).toBeVisible();
    return banner(page);
  },
});

export const openDetails = (surface: Locator): Promise<void> =>
  surface.locator('details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });

export const centre: Surface = {
  async reach(page, server, config) {
    await open(page, server, config);
    await customiseButton(banner(page)).click();
    await expect(preferences(page)).toBeVisible();
    await openDetails(preferences(page));
    return preferences(page);
  },
};

export const reopenButton = (page: Page): Locator => page.locator('soglasie-root [part=reopen]');

export const surfaces: Readonly<Record<string, Surface>> = {
  'the banner, a bar at the bottom': withBanner('bar', 'bottom'),
  'the banner, a bar at the top': withBanner('bar', 'top'),
  'the banner, a box at the bottom': withBanner('box', 'bottom-right'),
  'the banner, a box at the top': withBanner('box', 'top-left'),
  'the banner of a site that only informs': {
    async reach(page, server, config = fullConfig) {
      await open(page, server, { ...config, ...{ mode: 'notice' as const } });
      const element = page.getByRole('region', { name: 'Файлы cookie на этом сайте' });
      await expect(element).toBeVisible();
      return element;
    },
  },
  'the banner after something was added': {
    async reach(page, server, config) {
      const s = Object.keys(fullConfig.services ?? {}).join('.');
      await decided(page, server, config, '', { ...granted, on: 'preferences.analytics', s });
      await expect(banner(page)).toContainText('Мы добавили:');
      return banner(page);
    },
  },
  'the preference centre': centre,
  'the report of a withdrawal': {
    async reach(page, server, config) {
      await decided(page, server, config, '<button data-soglasie="preferences">Файлы cookie</button>');
      await page.evaluate(() => {
        document.cookie = '_ym_uid=1';
        document.cookie = 'tmr_lvid=1';
        localStorage.setItem('_ym_counters', '1');
      });
      await page.getByRole('button', { name: 'Файлы cookie', exact: true }).click();
      await preferences(page).getByRole('button', { name: 'Отозвать согласие' }).click();
      await expect(preferences(page)).toContainText('Осталось:');
      return preferences(page);
    },
  },
  'the preference centre inside a page': {
    async reach(page, server, config) {
      const body = '<main><h2>О файлах cookie</h2><soglasie-preferences></soglasie-preferences></main>';
      await decided(page, server, config, body);
      const element = page.locator('soglasie-preferences');
      await expect(element.getByRole('heading', { name: 'Настройки файлов cookie' })).toBeVisible();
      await openDetails(element);
      return element;
    },
  },
  'the declaration': {
    async reach(page, server, config) {
      const body = '<main><soglasie-declaration></soglasie-declaration></main>';
      await decided(page, server, config, body, refused);
      await expect(page.getByRole('heading', { name: 'Файлы cookie на этом сайте' })).toBeVisible();
      return page.locator('soglasie-declaration');
    },
  },
  'the placeholder of an embed': {
    async reach(page, server, config) {
      const source = server.url('/embed', 'video.example.com');
      const body = `<iframe title="Видео" style="width: 100%; max-width: 480px; height: 320px" data-category="external" data-service="rutube" data-src="${source}"></iframe>`;
      await decided(page, server, config, body, refused);
      const element = page.getByRole('group', { name: 'Видео RUTUBE' });
      await expect(element).toBeVisible();
      return element;
    },
  },
  'the offer to load the page anew': {
    async reach(page, server, config) {
      await decided(page, server, config);
      await page.evaluate(() => window.soglasie?.rejectAll());
      const element = page.getByRole('region', { name: 'Согласие изменено' });
      await expect(element).toBeVisible();
      return element;
    },
  },
  'the button in the corner': {
    async reach(page, server, config) {
      await decided(page, server, config);
      await expect(reopenButton(page)).toBeVisible();
      return reopenButton(page);
    },
  },
  'the word that a part did not load': {
    async reach(page, server, config) {
      await page.route('**/soglasie-preferences-*', (route) => route.abort());
      await open(page, server, config, '<soglasie-preferences></soglasie-preferences>');
      await customiseButton(banner(page)).click();
      await expect(banner(page).getByRole('button', { name: 'Попробовать ещё раз' })).toBeVisible();
      return banner(page);
    },
  },
};
