import type { Page } from '@playwright/test';
import {
  acceptAll,
  expect,
  foreign,
  kept,
  openShop,
  rejectAll,
  SHOP,
  shopWith,
  test,
  withdraw,
} from './vendors';
import { metrikaFile, standIns } from './standIns';
import { shopConfig, shopPage } from './shopPage';
import type { TestServer } from './server';
import { accept, banner, customiseButton, preferences, problems, settle, switchFor } from './visitor';

// Yandex Metrica: counters that start with the grant and stop with it, and goals that the shop may send at any time.

declare global {
  interface Window {
    disableYaCounter12345678?: boolean;
    disableYaCounter23456789?: boolean;
  }
}

const { id, file } = standIns['yandex-metrika'];
const SECOND = '23456789';
const config = shopWith('yandex-metrika');

const withOptions = (options: object, service = 'yandex-metrika') => ({
  ...shopConfig,
  categories: { analytics: { services: [service] } },
  services: { [service]: { id: Number(id), ...options } },
});

/** What was told of a counter, in order: `start`, or the name of a goal. */
const told = (server: TestServer, counter: string = id): string[] =>
  foreign(server, `mc.yandex.ru/watch/${counter}`)
    .map((hit) => new URLSearchParams(hit.split('?')[1]))
    .sort((one, other) => Number(one.get('at')) - Number(other.get('at')))
    .map((hit) => hit.get('goal') ?? 'start');

const goal = (page: Page, name: string, counter: string = id): Promise<void> =>
  page.evaluate(
    ([counter, name]) => {
      window.ym!(Number(counter), 'reachGoal', name);
    },
    [counter, name] as const,
  );

const locks = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => [window.disableYaCounter12345678, window.disableYaCounter23456789]);

/** The file arrives once the returned function is called. */
function fileOnDemand(server: TestServer): () => void {
  let arrive = (_text: string): void => {};
  const rest = new Promise<string>((resolve) => (arrive = resolve));
  server.resource(`//${file}`, { body: '', rest });
  return () => {
    arrive(metrikaFile());
  };
}

test('a goal from before the grant is dropped without a fault, one from after it is sent', async ({
  page,
  server,
}) => {
  await openShop(page, server, shopPage({ config }));
  await expect(banner(page)).toBeVisible();
  await goal(page, 'before');
  await accept(page);
  await expect.poll(() => told(server)).toEqual(['start']);
  await goal(page, 'after');
  await expect.poll(() => told(server)).toEqual(['start', 'after']);
  await settle(page);
  expect(told(server)).toEqual(['start', 'after']);
});

test('the page may call ym right behind the script tag', async ({ page, server }) => {
  const body = `<script>ym(${id}, 'reachGoal', 'at once'); ran.push(typeof ym)</script>`;
  await openShop(page, server, shopPage({ body, config, scriptAttributes: { async: null } }));
  expect(await page.evaluate(() => window.ran)).toEqual(['function']);
  await accept(page);
  await expect.poll(() => told(server)).toEqual(['start']);
});

test('a goal that is reached while the file is on its way is sent after the start', async ({
  page,
  server,
}) => {
  const arrive = fileOnDemand(server);
  await openShop(page, server, shopPage({ config }));
  await accept(page);
  await goal(page, 'at the grant');
  await expect.poll(() => foreign(server, file)).toHaveLength(1);
  await goal(page, 'on the way');
  expect(told(server)).toEqual([]);
  arrive();
  await expect.poll(() => told(server)).toEqual(['start', 'at the grant', 'on the way']);
  await goal(page, 'later');
  await expect.poll(() => told(server)).toEqual(['start', 'at the grant', 'on the way', 'later']);
});

test('who comes back may reach a goal before the file is asked for', async ({ page, server }) => {
  const body = `<script>ym(${id}, 'reachGoal', 'at once')</script>`;
  await openShop(page, server, shopPage({ body, config, scriptAttributes: { async: null } }));
  await accept(page);
  await expect.poll(() => told(server)).toEqual(['start']);
  await page.reload();
  await expect.poll(() => told(server)).toEqual(['start', 'start', 'at once']);
});

test('a site that only informs counts until the visitor refuses', async ({ page, server }) => {
  await openShop(page, server, shopPage({ config: { ...config, mode: 'notice' } }));
  await expect.poll(() => told(server)).toEqual(['start']);
  expect(await locks(page)).toEqual([undefined, undefined]);
  await rejectAll(page);
  await goal(page, 'late');
  await settle(page);
  expect(told(server)).toEqual(['start']);
  expect(await locks(page)).toEqual([true, undefined]);
  await expect.poll(() => kept(page, server)).toEqual([]);
});

test('a refusal in another tab stops the counter in this one', async ({ page, server, context }) => {
  await openShop(page, server, shopPage({ config }));
  await accept(page);
  await expect.poll(() => told(server)).toEqual(['start']);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect.poll(() => told(server)).toEqual(['start', 'start']);
  await rejectAll(other);
  await expect.poll(() => locks(page)).toEqual([true, undefined]);
  await goal(page, 'late');
  await settle(page);
  expect(told(server)).toEqual(['start', 'start']);
  await expect.poll(() => kept(page, server)).toEqual([]);
});

test('a withdrawal stops the counter: no goal is sent, and none later by a new grant', async ({
  page,
  server,
}) => {
  await openShop(page, server, shopPage({ config }));
  await accept(page);
  await expect.poll(() => told(server)).toEqual(['start']);
  await withdraw(page);
  await goal(page, 'after the withdrawal');
  await settle(page);
  expect(told(server)).toEqual(['start']);

  await acceptAll(page);
  await goal(page, 'granted again');
  await expect.poll(() => told(server)).toEqual(['start', 'start', 'granted again']);
  expect(foreign(server, file)).toHaveLength(1);
});

test('where consent is taken back while the file is on its way, it never runs', async ({ page, server }) => {
  const arrive = fileOnDemand(server);
  await openShop(page, server, shopPage({ config }));
  await accept(page);
  await expect.poll(() => foreign(server, file)).toHaveLength(1);
  await goal(page, 'on the way');
  await rejectAll(page);
  arrive();
  await settle(page);
  expect(told(server)).toEqual([]);
  expect(await kept(page, server)).toEqual([]);

  await acceptAll(page);
  await goal(page, 'granted again');
  await expect.poll(() => told(server)).toContain('granted again');
  await settle(page);
  expect(told(server).filter((one) => one === 'start')).toHaveLength(1);
  expect(told(server)).not.toContain('on the way');
});

test('the id of the visitor does not come back after a withdrawal and a new grant', async ({
  page,
  server,
}) => {
  const ids = (): (string | undefined)[] =>
    foreign(server, `mc.yandex.ru/watch/${id}`).map((hit) => /uid=(\d+)/.exec(hit)?.[1]);
  await openShop(page, server, shopPage({ config }));
  await accept(page);
  await expect.poll(ids).toHaveLength(1);
  await withdraw(page);
  await page.reload();
  await page.waitForFunction(() => window.soglasie);
  await acceptAll(page);
  await expect.poll(ids).toHaveLength(2);
  const [first, second] = ids();
  expect(first).toBeTruthy();
  expect(second).not.toBe(first);
});

test('a withdrawal finds the cookies on every level of the domain', async ({ page, server, context }) => {
  await openShop(page, server, shopPage({ config }));
  await accept(page);
  await expect.poll(() => told(server)).toEqual(['start']);
  await context.addCookies(
    ['www.shop.example.ru', '.www.shop.example.ru', '.shop.example.ru', '.example.ru'].map((domain) => ({
      name: '_ym_uid',
      value: domain,
      domain,
      path: '/',
    })),
  );
  await withdraw(page);
  expect(await kept(page, server)).toEqual([]);
});

test('the names of the vendor are deleted though nobody could list them all', async ({ page, server }) => {
  await openShop(page, server, shopPage({ config }));
  await accept(page);
  await expect.poll(() => told(server)).toEqual(['start']);
  await page.evaluate(() => {
    document.cookie = '_ym_new_one=1';
    localStorage._ym_of_tomorrow = '1';
  });
  await withdraw(page);
  expect(await kept(page, server)).toEqual([]);
});

test.describe('the lock of a counter', () => {
  test('is there before the grant, gone while it is granted, and back after a refusal', async ({
    page,
    server,
  }) => {
    await openShop(page, server, shopPage({ config }));
    await expect(banner(page)).toBeVisible();
    expect(await locks(page)).toEqual([true, undefined]);
    await accept(page);
    expect(await locks(page)).toEqual([undefined, undefined]);
    await expect.poll(() => told(server)).toEqual(['start']);
    await rejectAll(page);
    expect(await locks(page)).toEqual([true, undefined]);
  });

  test('is set and lifted with the decision itself', async ({ page, server }) => {
    await openShop(page, server, shopPage({ config }));
    await expect(banner(page)).toBeVisible();
    const seen = await page.evaluate(() => {
      window.soglasie!.acceptAll();
      const open = window.disableYaCounter12345678;
      window.soglasie!.rejectAll();
      return [open, window.disableYaCounter12345678];
    });
    expect(seen).toEqual([undefined, true]);
  });
});

test('several counters start with one file, and stop together', async ({ page, server }) => {
  await openShop(page, server, shopPage({ config: withOptions({ id: [Number(id), SECOND] }) }));
  await expect(banner(page)).toBeVisible();
  expect(await locks(page)).toEqual([true, true]);
  await accept(page);
  await expect.poll(() => told(server)).toEqual(['start']);
  await expect.poll(() => told(server, SECOND)).toEqual(['start']);
  expect(foreign(server, file)).toHaveLength(1);
  await goal(page, 'second', SECOND);
  await expect.poll(() => told(server, SECOND)).toEqual(['start', 'second']);
  expect(told(server)).toEqual(['start']);
  await withdraw(page);
  expect(await locks(page)).toEqual([true, true]);
  expect(await kept(page, server)).toEqual([]);
  await goal(page, 'late', SECOND);
  await goal(page, 'late');
  await settle(page);
  expect(told(server, SECOND)).toEqual(['start', 'second']);
  expect(told(server)).toEqual(['start']);
});

test.describe('Вебвизор', () => {
  const recorded = (server: TestServer): (string | null)[] =>
    foreign(server, `mc.yandex.ru/watch/${id}`).map((hit) =>
      new URLSearchParams(hit.split('?')[1]).get('webvisor'),
    );

  test('is off unless the site asks for it, and then nothing is said of it', async ({ page, server }) => {
    await openShop(page, server, shopPage({ config }));
    await customiseButton(banner(page)).click();
    await expect(preferences(page)).toBeVisible();
    await expect(preferences(page)).not.toContainText('Вебвизор записывает');
    await page.keyboard.press('Escape');
    await accept(page);
    await expect.poll(() => recorded(server)).toEqual(['false']);
  });

  test('that the site asks for is on, and the visitor is told of the recording', async ({ page, server }) => {
    await openShop(page, server, shopPage({ config: withOptions({ webvisor: true }) }));
    await customiseButton(banner(page)).click();
    await expect(preferences(page)).toContainText('Вебвизор записывает');
    await switchFor(page, 'Статистика посещений').check();
    await preferences(page).getByRole('button', { name: 'Сохранить выбор' }).click();
    await expect.poll(() => recorded(server)).toEqual(['true']);
    expect(await kept(page, server)).toContain('_ym_visorc');
    await withdraw(page);
    expect(await kept(page, server)).toEqual([]);
  });
});

test.describe("the page's own code of the vendor, held back", () => {
  const own = (
    host = 'mc.yandex.ru',
  ): string => `<script type="text/plain" data-category="analytics" data-service="yandex-metrika">
    (function (m, e, t, r, i, k, a) {
      m[i] = m[i] || function () { (m[i].a = m[i].a || []).push(arguments); };
      m[i].l = 1 * new Date();
      k = e.createElement(t), a = e.getElementsByTagName(t)[0], k.async = 1, k.src = r, a.parentNode.insertBefore(k, a);
    })(window, document, 'script', 'https://${host}/metrika/tag.js', 'ym');
    ym(${id}, 'init', { clickmap: true });
  </script>`;
  const named = { ...shopConfig, categories: { analytics: { services: ['yandex-metrika'] } } };

  for (const host of ['mc.yandex.ru', 'mc.yandex.com']) {
    test(`loads ${host} after the grant, and drops the goals from before it`, async ({ page, server }) => {
      await openShop(page, server, shopPage({ body: own(host), config: named }));
      await expect(banner(page)).toBeVisible();
      await goal(page, 'before');
      await settle(page);
      expect(foreign(server)).toEqual([]);
      await accept(page);
      const hits = (): string[] => foreign(server, `${host}/watch/${id}`);
      await expect.poll(hits).toHaveLength(1);
      await goal(page, 'after');
      await expect.poll(hits).toEqual([expect.any(String), expect.stringContaining('goal=after')]);
      expect(foreign(server, `${host}/metrika/tag.js`)).toHaveLength(1);

      await withdraw(page);
      expect(await kept(page, server)).toEqual([]);
      await goal(page, 'late');
      await settle(page);
      expect(hits()).toHaveLength(2);
      expect(await problems(page)).toEqual([]);
    });
  }
});

test('soglasie.headless.js starts it too, and locks it again', async ({ page, server }) => {
  const scriptAttributes = { src: '/soglasie/soglasie.headless.js' };
  await openShop(page, server, shopPage({ config, scriptAttributes }));
  await page.waitForFunction(() => window.soglasie);
  await goal(page, 'before');
  await settle(page);
  expect(foreign(server)).toEqual([]);
  await acceptAll(page);
  await expect.poll(() => told(server)).toEqual(['start']);
  await goal(page, 'after');
  await expect.poll(() => told(server)).toEqual(['start', 'after']);
  await withdraw(page);
  expect(await kept(page, server)).toEqual([]);
  expect(await locks(page)).toEqual([true, undefined]);
  expect(await problems(page)).toEqual([]);
  expect(server.requestsTo('/soglasie/soglasie-preferences')).toEqual([]);
});

test('the cookies of the vendor at its own site are named as what the shop cannot delete', async ({
  page,
  server,
  context,
}) => {
  await context.addCookies([{ name: 'yandexuid', value: '1', domain: '.yandex.ru', path: '/' }]);
  await openShop(page, server, shopPage({ config }));
  await accept(page);
  await expect.poll(() => told(server)).toEqual(['start']);
  const { left } = await withdraw(page);
  expect(left).toContain('yandexuid');
  expect((await context.cookies('https://mc.yandex.ru/')).map(({ name }) => name)).toEqual(['yandexuid']);
  expect((await context.cookies(server.url('/', SHOP))).map(({ name }) => name)).toEqual(['soglasie']);
});
