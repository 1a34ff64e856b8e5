import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { held } from './held';
import { acceptance, leaveRecord, readRecord } from './record';
import type { TestServer } from './server';
import { shopPage } from './shopPage';
import { completeConfig, plain, told } from './told';
import {
  accept,
  acceptButton,
  banner,
  customiseButton,
  preferences,
  problems,
  ran,
  refuse,
  rejectButton,
  saveButton,
  settle,
  switchFor,
} from './visitor';

// The site has changed since the visitor decided: its texts, or what it asks consent for.

const body = ['preferences', 'analytics', 'advertising']
  .map((id) => held(id, `data-category="${id}"`))
  .join('\n');

const part = '/soglasie/soglasie-others-';

const counter = { title: 'Счётчик', category: 'analytics', cookies: [] };
const network = { title: 'Рекламная сеть', category: 'advertising', cookies: [] };

const later = '2026-06-01';
const { policy, consent } = completeConfig;

/** Opens the shop, as it is now. */
const visit = async (page: Page, server: TestServer, config: object, tags = body): Promise<void> => {
  await page.goto(server.page(shopPage({ config: { ...completeConfig, ...config }, body: tags })));
  await page.waitForFunction(() => window.soglasie);
  await settle(page);
};

const expectNoQuestion = async (page: Page): Promise<void> => {
  await settle(page);
  await expect(page.getByRole('region')).toHaveCount(0);
  expect(await page.evaluate(() => window.soglasie?.state.decided)).toBe(true);
};

/** The record without what differs from visit to visit. */
const answersOf = async (context: BrowserContext): Promise<Record<string, string>> => {
  const { id: _id, at: _at, ...answers } = (await readRecord(context)) ?? {};
  return answers;
};

test('a first visit is asked as usual, and loads nothing more', async ({ page, server }) => {
  await visit(page, server, { categories: { advertising: true }, services: { counter } });
  await expect(banner(page)).toContainText('Остальные включаются только с вашего согласия');
  expect(server.requestsTo(part)).toEqual([]);
});

test.describe('a new revision', () => {
  for (const [text, config] of [
    ['the policy', { policy: { ...policy, revision: later } }],
    ['the consent text', { consent: { ...consent, revision: later } }],
    ['either, where that is said to matter', { consent: { ...consent, revision: later, material: true } }],
  ] as const) {
    test(`of ${text} asks about everything again`, async ({ page, server, context }) => {
      await visit(page, server, {});
      await accept(page);
      const first = await readRecord(context);
      await visit(page, server, config);
      await expect(banner(page)).toContainText('Остальные включаются только с вашего согласия');
      await expect(banner(page)).toContainText('настройки сайта, статистика посещений');
      expect(await ran(page)).toEqual([]);
      expect(await page.evaluate(() => window.soglasie?.state)).toMatchObject({
        decided: false,
        categories: { preferences: false, analytics: false },
      });

      await accept(page);
      await expect.poll(() => ran(page)).toEqual(['preferences', 'analytics']);
      expect(await readRecord(context)).toMatchObject({ rev: later, on: first?.on, via: 'accept-all' });
      await visit(page, server, config);
      await expectNoQuestion(page);
      // Nothing was added, so nothing more was needed to ask.
      expect(server.requestsTo(part)).toEqual([]);
      expect(await told(page)).toEqual([]);
    });
  }

  test('asks who refused again, too', async ({ page, server }) => {
    await visit(page, server, {});
    await refuse(page);
    await visit(page, server, { policy: { ...policy, revision: later } });
    await expect(acceptButton(banner(page))).toBeVisible();
    await expect(rejectButton(banner(page))).toBeVisible();
  });

  test('that changes nothing of substance keeps the decision, and is in the next record', async ({
    page,
    server,
    context,
  }) => {
    await visit(page, server, {});
    await accept(page);
    const minor = {
      policy: { ...policy, revision: later },
      consent: { ...consent, revision: later, material: false },
    };
    await visit(page, server, minor);
    await expectNoQuestion(page);
    await expect.poll(() => ran(page)).toEqual(['preferences', 'analytics']);
    expect(await readRecord(context)).toMatchObject({ rev: policy.revision });
    await page.evaluate(() => window.soglasie?.set({ categories: { preferences: false } }));
    expect(await readRecord(context)).toMatchObject({ rev: later, on: 'analytics', off: 'preferences' });
    expect(await told(page)).toEqual([]);
  });

  test('that is older than the one in the record is reported, and asks nobody', async ({
    page,
    server,
    context,
  }) => {
    await leaveRecord(context, server.origin, { ...acceptance, rev: later });
    await visit(page, server, { consent: { url: consent.url } });
    await expectNoQuestion(page);
    await expect.poll(() => ran(page)).toEqual(['preferences', 'analytics']);
    await expect
      .poll(async () => (await told(page)).map(({ message }) => plain(message)))
      .toEqual([
        'policy.revision: редакция 2026-05-01 старше той, с которой посетитель уже согласился: 2026-06-01. Его не спросят снова. Проверьте даты. Подробнее: docs/guide.ru.md#revisions',
      ]);
    expect((await told(page))[0]).toMatchObject({
      code: 'configuration',
      diagnostic: { severity: 'warning', path: 'policy.revision' },
    });
    expect(await readRecord(context)).toMatchObject({ rev: later });
  });

  test('in one tab is answered for in another', async ({ page, server, context }) => {
    await visit(page, server, {});
    await accept(page);
    const config = { policy: { ...policy, revision: later } };
    await visit(page, server, config);
    const other = await context.newPage();
    await visit(other, server, config);
    await expect(banner(page)).toBeVisible();
    await refuse(other);
    await expect(banner(page)).toBeHidden();
    await expectNoQuestion(page);
    expect(await ran(page)).toEqual([]);
  });
});

test.describe('a category that was added', () => {
  const categories = { advertising: true };
  /** An answer of every kind, one of them to a service apart. */
  const services = { counter, 'our-counter': { ...counter, title: 'Наш счётчик' } };
  const before = {
    ...acceptance,
    on: 'analytics',
    off: 'preferences',
    s: 'counter',
    soff: 'our-counter',
    via: 'save',
  };
  const grown = { categories, services };

  for (const [name, button, answered, released] of [
    [
      'accepting',
      acceptButton,
      { on: 'analytics.advertising', off: 'preferences' },
      ['analytics', 'advertising'],
    ],
    ['refusing', rejectButton, { on: 'analytics', off: 'preferences.advertising' }, ['analytics']],
  ] as const) {
    test(`is asked about alone, and ${name} leaves every other answer as it is`, async ({
      page,
      server,
      context,
    }) => {
      await leaveRecord(context, server.origin, before);
      await visit(page, server, grown);
      await expect(banner(page)).toContainText('Мы добавили: реклама.');
      await expect(banner(page)).not.toContainText('статистика посещений');
      await expect(banner(page)).not.toContainText('настройки сайта');
      // Meanwhile the others go on, and the new one is denied.
      expect(await ran(page)).toEqual(['analytics']);
      expect(await page.evaluate(() => window.soglasie?.state)).toMatchObject({
        decided: false,
        categories: { preferences: false, analytics: true, advertising: false },
        services: { counter: true, 'our-counter': false },
      });

      await button(banner(page)).click();
      await expect(banner(page)).toBeHidden();
      await expect.poll(() => ran(page)).toEqual(released);
      expect(await readRecord(context)).toEqual({
        ...before,
        ...answered,
        at: expect.stringMatching(/^\d{10}$/),
      });
      await visit(page, server, grown);
      await expectNoQuestion(page);
      expect(await ran(page)).toEqual(released);
      expect(await told(page)).toEqual([]);
    });
  }

  test('takes nothing back from what runs', async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, before);
    await visit(page, server, grown);
    await rejectButton(banner(page)).click();
    await expect(banner(page)).toBeHidden();
    await settle(page);
    const names = await page.evaluate(() => window.events.map(({ name }) => name));
    expect(names).not.toContain('change');
    expect(names.filter((name) => name === 'decision')).toHaveLength(1);
  });

  test('is told to vendors as denied before anything starts', async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, before);
    const tell = `ran.push(JSON.stringify(dataLayer[0].soglasie.categories))`;
    await visit(page, server, grown, `<script type="text/plain" data-category="analytics">${tell}</script>`);
    await expect.poll(() => ran(page)).toHaveLength(1);
    const [categories = ''] = await ran(page);
    expect(JSON.parse(categories)).toMatchObject({ analytics: true, advertising: false });
  });

  test('stands in the preference centre beside the answers that there are', async ({
    page,
    server,
    context,
  }) => {
    await leaveRecord(context, server.origin, before);
    await visit(page, server, grown);
    await customiseButton(banner(page)).click();
    await expect(switchFor(page, 'Статистика посещений')).toBeChecked();
    await expect(switchFor(page, 'Настройки сайта')).not.toBeChecked();
    await expect(switchFor(page, 'Реклама')).not.toBeChecked();
    await switchFor(page, 'Реклама').check();
    await saveButton(preferences(page)).click();
    await expect(banner(page)).toBeHidden();
    expect(await readRecord(context)).toMatchObject({ on: 'analytics.advertising', off: 'preferences' });
  });

  test('by several names is one question, in the order of the preference centre', async ({
    page,
    server,
    context,
  }) => {
    await leaveRecord(context, server.origin, { ...before, s: 'counter', soff: '' });
    const own = { title: 'варианты страниц', description: 'Сравнивают два вида корзины.' };
    await visit(page, server, { categories: { ...categories, 'ab-test': own }, services });
    await expect(banner(page)).toContainText('Мы добавили: реклама, варианты страниц, Наш счётчик.');
    await acceptButton(banner(page)).click();
    await expect(banner(page)).toBeHidden();
    expect(await answersOf(context)).toMatchObject({
      on: 'analytics.advertising.ab-test',
      off: 'preferences',
      s: 'counter.our-counter',
    });
  });

  test('and a new revision are one question, about everything', async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, before);
    await visit(page, server, { ...grown, policy: { ...policy, revision: later } });
    await expect(banner(page)).toContainText('настройки сайта, статистика посещений, реклама');
    await expect(banner(page)).not.toContainText('Мы добавили');
    expect(await ran(page)).toEqual([]);
  });

  test('that is required asks nobody', async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, before);
    const own = { required: true, reason: 'Без неё не работает оплата.', title: 'оплата' };
    await visit(page, server, { categories: { payment: own }, services });
    await expectNoQuestion(page);
  });

  test('in two tabs is answered in one of them', async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, before);
    await visit(page, server, grown);
    const other = await context.newPage();
    await visit(other, server, grown);
    await expect(banner(page)).toContainText('Мы добавили: реклама.');
    await acceptButton(banner(other)).click();
    await expect(banner(page)).toBeHidden();
    await expect.poll(() => ran(page)).toEqual(['analytics', 'advertising']);
  });

  test('is asked about as everything is where the words for it cannot be loaded', async ({
    page,
    server,
    context,
  }) => {
    await page.route(`**${part}*`, (route) => route.abort());
    await leaveRecord(context, server.origin, before);
    await visit(page, server, grown);
    await expect(banner(page)).toContainText('настройки сайта, статистика посещений, реклама');
    expect(await problems(page)).toEqual(['part']);
    await rejectButton(banner(page)).click();
    await expect(banner(page)).toBeHidden();
    expect(await answersOf(context)).toMatchObject({ off: 'preferences.analytics.advertising' });
  });
});

test.describe('a service that was added', () => {
  const ours = held('counter', 'data-category="analytics" data-service="counter"');
  const theirs = held('roistat', 'data-category="analytics" data-service="roistat"');
  const roistat = { title: 'Roistat', category: 'analytics', cookies: [] };

  for (const [kind, services] of [
    ['where there were others', { counter }],
    ['where there was none', undefined],
  ] as const) {
    for (const [name, button, granted] of [
      ['accepting', acceptButton, true],
      ['refusing', rejectButton, false],
    ] as const) {
      test(`to a granted category, ${kind}, is asked about alone; ${name} it`, async ({
        page,
        server,
        context,
      }) => {
        await visit(page, server, { services });
        await accept(page);
        const grown = { services: { ...services, roistat } };
        await visit(page, server, grown, services ? body + ours + theirs : body + theirs);
        await expect(banner(page)).toContainText('Мы добавили: Roistat.');
        await expect(banner(page)).not.toContainText('Счётчик');
        const running = ['preferences', 'analytics', ...(services ? ['counter'] : [])];
        await expect.poll(() => ran(page)).toEqual(running);
        expect(await page.evaluate(() => window.soglasie?.hasService('roistat'))).toBe(false);

        await button(banner(page)).click();
        await expect(banner(page)).toBeHidden();
        await expect.poll(() => ran(page)).toEqual([...running, ...(granted ? ['roistat'] : [])]);
        expect(await answersOf(context)).toEqual({
          v: '1',
          rev: policy.revision,
          on: 'preferences.analytics',
          s: [...(services ? ['counter'] : []), ...(granted ? ['roistat'] : [])].join('.'),
          ...(granted ? {} : { soff: 'roistat' }),
          lang: 'ru',
          via: 'save',
        });
        await visit(page, server, grown);
        await expectNoQuestion(page);
        expect(await page.evaluate(() => window.soglasie?.hasService('roistat'))).toBe(granted);
      });
    }
  }

  test('is off among its neighbours in the preference centre', async ({ page, server }) => {
    await visit(page, server, { services: { counter } });
    await accept(page);
    await visit(page, server, { services: { counter, roistat } });
    await customiseButton(banner(page)).click();
    await expect(switchFor(page, 'Статистика посещений')).toBeChecked();
    await expect(switchFor(page, 'Счётчик')).toBeChecked();
    await expect(switchFor(page, 'Roistat')).not.toBeChecked();
  });

  test('to a refused category is no question: the answer covers it', async ({ page, server }) => {
    await visit(page, server, { services: { counter } });
    await refuse(page);
    await visit(page, server, { services: { counter, roistat } }, body + theirs);
    await expectNoQuestion(page);
    expect(await ran(page)).toEqual([]);
    expect(server.requestsTo(part)).toEqual([]);
    await page.evaluate(() => window.soglasie?.set({ categories: { analytics: true } }));
    await expect.poll(() => ran(page)).toEqual(['analytics', 'roistat']);
    await expectNoQuestion(page);
  });

  test('with its own new category is asked about by the name of that', async ({ page, server }) => {
    await visit(page, server, { services: { counter } });
    await accept(page);
    await visit(page, server, { categories: { advertising: true }, services: { counter, network } });
    await expect(banner(page)).toContainText('Мы добавили: реклама.');
    await acceptButton(banner(page)).click();
    await expect(banner(page)).toBeHidden();
    expect(await page.evaluate(() => window.soglasie?.hasService('network'))).toBe(true);
    await expectNoQuestion(page);
  });

  test('asks nobody whose record is of a time when services were not noted', async ({
    page,
    server,
    context,
  }) => {
    await leaveRecord(context, server.origin, acceptance);
    await visit(page, server, { services: { counter, roistat } });
    await expectNoQuestion(page);
  });

  test('and one that is taken away again leave the rest as it was', async ({ page, server, context }) => {
    await visit(page, server, { services: { counter, roistat } });
    await accept(page);
    await visit(page, server, { services: { counter } });
    await expectNoQuestion(page);
    expect(await readRecord(context)).toMatchObject({ s: 'counter.roistat' });
  });
});
