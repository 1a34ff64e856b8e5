import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { readRecord } from './record';
import { shopConfig, shopPage } from './shopPage';
import type { TestServer } from './server';
import { accept, banner, problems, refuse, settle } from './visitor';

// Maps, videos and chats of other sites, and what stands in their place until the visitor wants them.

const config = {
  ...shopConfig,
  categories: { external: true },
  services: {
    rutube: { title: 'Видео RUTUBE', category: 'external' },
    maps: { category: 'external' },
  },
};
const HOST = 'video.example.com';

const placeholder = (page: Page, name = 'Видео RUTUBE'): Locator => page.getByRole('group', { name });
const once = (group: Locator): Locator => group.getByRole('button', { name: 'Показать один раз' });
const always = (group: Locator): Locator => group.getByRole('button', { name: 'Показывать всегда' });
const frame = (page: Page, id = 'video'): Locator => page.locator(`#${id}`);

/**
 * Id of what has the focus; empty for the page itself. Not `toBeFocused`: while a frame changes its process, its
 * document may say that it has no focus at all.
 */
const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);

let video: string;

const tag = (attributes = '', id = 'video', service = 'rutube'): string =>
  `<iframe id="${id}" data-category="external" data-service="${service}" data-src="${video}" ${attributes}></iframe>`;

/** Requests that the other site has seen. */
const contacts = (server: TestServer): string[] =>
  server.requests.filter(({ host }) => host.startsWith(HOST)).map(({ path }) => path);

const parts = (server: TestServer): string[] =>
  server.requestsTo('/soglasie/soglasie-placeholder').map(({ path }) => path);

test.beforeEach(({ server }) => {
  server.resource('/embed', { body: '<!doctype html><p>Видео</p>', type: 'text/html; charset=utf-8' });
  video = server.url('/embed', HOST);
});

test.describe('before the visitor wants it', () => {
  test('a placeholder tells what it is and where from, and nobody is contacted', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ body: tag('width="480" height="270"'), config })));
    const group = placeholder(page);
    await expect(group).toContainText(/содержимое с\sсайта video\.example\.com\. .*узнает о\sвашем визите/);
    await expect(group.getByRole('link')).toHaveAttribute('href', '/privacy');
    await expect(frame(page)).toBeHidden();
    await settle(page);
    expect(contacts(server)).toEqual([]);
    expect(await page.locator('link[rel=preconnect], link[rel=dns-prefetch]').count()).toBe(0);
    expect(parts(server)).toHaveLength(1);
  });

  test('it is called as the frame is, else by its site', async ({ page, server }) => {
    const body =
      tag('title="Как нас найти"', 'map', 'maps') +
      `<iframe data-category="external" data-src="//www.chat.example.com/box"></iframe>`;
    await page.goto(server.page(shopPage({ body, config })));
    await expect(placeholder(page, 'Как нас найти')).toBeVisible();
    await expect(placeholder(page, 'chat.example.com')).toBeVisible();
  });

  test('a page without embeds loads nothing for them', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ config })));
    await expect(banner(page)).toBeVisible();
    await settle(page);
    expect(parts(server)).toEqual([]);
  });

  test('what asks for a refusal cannot be wanted for always', async ({ page, server }) => {
    const body = `<iframe title="Свой счётчик" data-category="!analytics" data-src="${video}"></iframe>`;
    await page.goto(server.page(shopPage({ body, config })));
    const group = placeholder(page, 'Свой счётчик');
    await expect(once(group)).toBeVisible();
    await expect(always(group)).toHaveCount(0);
  });

  for (const [name, attributes] of [
    ['the page does not show', 'style="display: none"'],
    ['the page hides', 'style="visibility: hidden"'],
    ['has no size', 'width="0" height="0"'],
  ] as const) {
    test(`a frame that ${name} gets no buttons`, async ({ page, server }) => {
      await page.goto(server.page(shopPage({ body: tag(attributes), config })));
      const embed = page.locator('soglasie-embed');
      await expect(embed).toBeAttached();
      expect(await embed.evaluate((element) => element.shadowRoot!.querySelectorAll('button').length)).toBe(
        2,
      );
      await expect(embed.getByRole('button')).toHaveCount(0);
    });
  }
});

test.describe('shown once', () => {
  test('it loads, nothing is recorded, and the next page asks again', async ({ page, server, context }) => {
    const path = server.page(shopPage({ body: tag(), config }));
    await page.goto(path);
    await once(placeholder(page)).click();
    await expect(page.frameLocator('#video').getByText('Видео')).toBeVisible();
    await expect(placeholder(page)).toHaveCount(0);
    await expect.poll(() => focused(page)).toBe('video');
    expect(contacts(server)).toEqual(['/embed']);
    expect(await readRecord(context)).toBeUndefined();
    await expect(banner(page)).toBeVisible();

    await page.goto(path);
    await expect(placeholder(page)).toBeVisible();
    await settle(page);
    expect(contacts(server)).toEqual(['/embed']);
  });

  test('others of its service stay as they are', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ body: tag() + tag('', 'second'), config })));
    await once(placeholder(page).first()).click();
    await expect(placeholder(page)).toHaveCount(1);
    await settle(page);
    await expect(frame(page)).toHaveAttribute('src', video);
    await expect(frame(page, 'second')).not.toHaveAttribute('src');
  });

  test('the frame is as it was before, to the last attribute', async ({ page, server }) => {
    const styled = tag('style="display: block !important; width: 400px"');
    const bare = tag('', 'second');
    await page.goto(server.page(shopPage({ body: styled + bare, config })));
    for (let left = 2; left > 0; left--) {
      await expect(placeholder(page)).toHaveCount(left);
      await once(placeholder(page).first()).click();
    }
    await expect(placeholder(page)).toHaveCount(0);
    const markup = (id: string): Promise<string> =>
      frame(page, id).evaluate((element) => element.outerHTML.replace(/ src=".*?"/, ''));
    const plain = (html: string): string => html.replace(/ +>/, '>');
    expect(plain(await markup('second'))).toBe(plain(bare));
    const style = frame(page).evaluate((element) => [element.style.length, element.style.cssText]);
    expect(await style).toEqual([2, expect.stringMatching(/display: block !important/)]);
  });
});

test.describe('shown always', () => {
  test('the service is recorded, the rest stays unasked', async ({ page, server, context }) => {
    await page.goto(server.page(shopPage({ body: tag(), config })));
    await always(placeholder(page)).click();
    await expect(page.frameLocator('#video').getByText('Видео')).toBeVisible();
    await expect(placeholder(page)).toHaveCount(0);
    await expect.poll(() => focused(page)).toBe('video');
    const record = await readRecord(context);
    expect(record).toMatchObject({ son: 'rutube', via: 'embed' });
    expect([record?.on, record?.off, record?.soff].filter(Boolean)).toEqual([]);
    expect(await context.cookies()).toHaveLength(1);
    await expect(banner(page)).toBeVisible();
  });

  test('the next page loads it at once, and no part for placeholders', async ({ page, server }) => {
    const path = server.page(shopPage({ body: tag(), config }));
    await page.goto(path);
    await always(placeholder(page)).click();
    await expect(frame(page)).toHaveAttribute('src', video);
    const before = parts(server).length;
    await page.goto(path);
    await expect(page.frameLocator('#video').getByText('Видео')).toBeVisible();
    await settle(page);
    await expect(page.locator('soglasie-embed')).toHaveCount(0);
    expect(parts(server)).toHaveLength(before);
  });

  test('all of the service appear, and another service does not', async ({ page, server }) => {
    const body = tag() + tag('', 'second') + tag('title="Карта"', 'map', 'maps');
    await page.goto(server.page(shopPage({ body, config })));
    await always(placeholder(page).last()).click();
    await expect(placeholder(page)).toHaveCount(0);
    await expect.poll(() => focused(page)).toBe('second');
    await expect(frame(page)).toHaveAttribute('src', video);
    await settle(page);
    await expect(placeholder(page, 'Карта')).toBeVisible();
    await expect(frame(page, 'map')).not.toHaveAttribute('src');
  });

  test('without a service its categories are recorded, but for the required', async ({
    page,
    server,
    context,
  }) => {
    const body = `<iframe id="video" title="Карта" data-category="external cart" data-src="${video}"></iframe>`;
    await page.goto(server.page(shopPage({ body, config })));
    await always(placeholder(page, 'Карта')).click();
    await expect(frame(page)).toHaveAttribute('src', video);
    const record = await readRecord(context);
    expect(record).toMatchObject({ on: 'external', via: 'embed' });
    expect([record?.off, record?.son].filter(Boolean)).toEqual([]);
  });

  test("with a service the categories that are not the service's own are recorded too", async ({
    page,
    server,
    context,
  }) => {
    const body = `<iframe id="video" data-category="external analytics" data-service="rutube" data-src="${video}"></iframe>`;
    await page.goto(server.page(shopPage({ body, config })));
    await always(placeholder(page)).click();
    await expect(frame(page)).toHaveAttribute('src', video);
    expect(await readRecord(context)).toMatchObject({ on: 'analytics', son: 'rutube', via: 'embed' });
  });

  test('a later refusal empties it, and the placeholder is back', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ body: tag('width="480" height="270"'), config })));
    await always(placeholder(page)).click();
    await expect(frame(page)).toHaveAttribute('src', video);
    await refuse(page);
    await expect(placeholder(page)).toBeVisible();
    await expect(frame(page)).toBeHidden();
    await expect(frame(page)).not.toHaveAttribute('src');
    expect(page.frames().filter((one) => one.url() === video)).toEqual([]);

    await once(placeholder(page)).click();
    await expect(page.frameLocator('#video').getByText('Видео')).toBeVisible();
  });
});

test.describe('the banner', () => {
  test('accepting all shows them, and the focus stays where it is', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ body: tag() + tag('', 'map', 'maps'), config })));
    await expect(page.locator('soglasie-embed')).toHaveCount(2);
    await accept(page);
    await expect(page.locator('soglasie-embed')).toHaveCount(0);
    await expect(page.frameLocator('#map').getByText('Видео')).toBeVisible();
    expect(await focused(page)).toBe('');
  });

  test('refusing all leaves them', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ body: tag(), config })));
    await refuse(page);
    await settle(page);
    await expect(placeholder(page)).toBeVisible();
    expect(contacts(server)).toEqual([]);
  });
});

test.describe('a page that changes', () => {
  test.beforeEach(async ({ page, server }) => {
    await page.goto(server.page(shopPage({ body: `<div id="a">${tag()}</div><div id="b"></div>`, config })));
    await expect(placeholder(page)).toBeVisible();
  });

  test('a frame added later has a placeholder', async ({ page }) => {
    await page.evaluate(
      (html) => {
        document.getElementById('b')!.innerHTML = html;
      },
      tag('', 'second'),
    );
    await expect(placeholder(page)).toHaveCount(2);
    await once(placeholder(page).last()).click();
    await expect(frame(page, 'second')).toHaveAttribute('src', video);
  });

  test('a frame that leaves takes its placeholder along, and brings it back', async ({ page }) => {
    const kept = await page.evaluateHandle(() => {
      const element = document.getElementById('video')!;
      element.remove();
      return element;
    });
    await expect(page.locator('soglasie-embed')).toHaveCount(0);
    await kept.evaluate((element) => document.getElementById('b')!.append(element));
    await expect(page.locator('#b soglasie-embed')).toHaveCount(1);
    await once(placeholder(page)).click();
    await expect(frame(page)).toHaveAttribute('src', video);
  });

  test('a frame that is moved is followed', async ({ page }) => {
    await page.evaluate(() => document.getElementById('b')!.append(document.getElementById('video')!));
    await expect(page.locator('#b soglasie-embed + iframe')).toHaveCount(1);
    await expect(page.locator('soglasie-embed')).toHaveCount(1);
    await expect(placeholder(page)).toBeVisible();
  });

  test('a new body has placeholders of its own', async ({ page }) => {
    await page.evaluate((html) => {
      const body = document.createElement('body');
      body.innerHTML = html;
      document.body.replaceWith(body);
    }, tag());
    await expect(placeholder(page)).toHaveCount(1);
    await always(placeholder(page)).click();
    await expect(frame(page)).toHaveAttribute('src', video);
  });

  test('a copy that a router kept works like the page itself', async ({ page }) => {
    await page.evaluate(() => {
      document.body.replaceWith(document.body.cloneNode(true));
    });
    await expect(placeholder(page)).toHaveCount(1);
    await expect(page.locator('soglasie-embed')).toHaveCount(1);
    await once(placeholder(page)).click();
    await expect(frame(page)).toBeVisible();
    await expect(frame(page)).toHaveAttribute('src', video);
  });

  test('a copy that comes back after the grant shows its frame', async ({ page }) => {
    const copy = await page.evaluateHandle(() => document.body.cloneNode(true));
    await accept(page);
    await expect(placeholder(page)).toHaveCount(0);
    await copy.evaluate((body) => {
      document.body.replaceWith(body);
    });
    await expect(page.locator('soglasie-embed')).toHaveCount(0);
    await expect(frame(page)).toBeVisible();
    await expect(page.frameLocator('#video').getByText('Видео')).toBeVisible();
  });

  test('the end takes every placeholder out of the page', async ({ page }) => {
    await page.evaluate(() => window.soglasie?.destroy());
    await expect(page.locator('soglasie-embed')).toHaveCount(0);
    await expect(frame(page)).toBeVisible();
    await expect(frame(page)).not.toHaveAttribute('src');
  });
});

test.describe('the place', () => {
  const cases: Readonly<Record<string, readonly [attributes: string, wrapper?: string]>> = {
    'plain, inline': [''],
    'width and height': ['width="480" height="270"'],
    'width and height, no border': ['width="480" height="270" frameborder="0"'],
    'a percentage': ['width="100%" height="200" frameborder="0"'],
    'half of it': ['style="width: 50%; height: 33vh"'],
    'aspect ratio': ['style="width: 100%; aspect-ratio: 16 / 9; border: 0"'],
    'aspect ratio with a border': ['style="width: 80%; height: auto; aspect-ratio: 4 / 3"'],
    'aspect ratio from the height': ['style="display: block; height: 200px; width: auto; aspect-ratio: 2"'],
    'an absolute 16:9 box': [
      'style="position: absolute; inset: 0; width: 100%; height: 100%; border: 0"',
      'position: relative; height: 0; padding-bottom: 56.25%',
    ],
    'an absolute box, insets only': [
      'style="position: absolute; top: 10px; left: 10px"',
      'position: relative; height: 300px',
    ],
    'centred by a transform': [
      'style="position: absolute; top: 50%; left: 50%; transform: translate(-50%, -50%); width: 60%"',
      'position: relative; height: 300px',
    ],
    'block, without a size': ['style="display: block"'],
    'block, centred': ['style="display: block; width: 300px; margin: 20px auto"'],
    float: ['style="float: right; margin: 5px 10px; width: 40%"', 'overflow: hidden'],
    padding: ['style="padding: 10px; box-sizing: content-box; width: 300px; border: 5px solid"'],
    'border box': ['style="padding: 10px; box-sizing: border-box; width: 300px; border: 5px solid"'],
    'limits of size': ['style="width: 100%; max-width: 400px; min-height: 220px; height: 100px"'],
    'on a line with text': ['style="vertical-align: middle; width: 200px; height: 100px"', 'font-size: 40px'],
    'a flexible item': ['style="flex: 1"', 'display: flex; gap: 20px; height: 250px'],
    'a flexible item, stretched': ['style="width: 300px"', 'display: flex; height: 250px'],
    'a flexible item in a column': ['', 'display: flex; flex-direction: column'],
    'a flexible item, in order': [
      'style="order: 2; align-self: center; width: 200px"',
      'display: flex; height: 300px',
    ],
    'a grid item': [
      'style="grid-area: 1 / 2; width: 100%"',
      'display: grid; grid-template-columns: 1fr 2fr; gap: 10px',
    ],
    'a grid item, without a size': ['', 'display: grid; grid-template-columns: 1fr 1fr; gap: 10px'],
    'a grid item, to the end': [
      'style="justify-self: end; width: 50%"',
      'display: grid; grid-template-columns: 1fr',
    ],
  };
  const wrapped = (): string =>
    Object.values(cases)
      .map(([attributes, wrapper = ''], index) => {
        const words = /flex|grid|absolute|relative/.test(wrapper) ? '' : 'Слово ';
        return `<div class="case" style="${wrapper}">${words}${tag(attributes, `frame-${index}`)}<b>после</b></div>`;
      })
      .join('');

  type Boxes = Record<string, readonly number[]>;
  const boxes = (page: Page, selector: string): Promise<Boxes> =>
    page.evaluate(
      ([wanted, names]) =>
        Object.fromEntries<number[]>(
          [...document.querySelectorAll('.case')].map((box, index) => {
            const rectangles = [box.querySelector(wanted)!, box, box.querySelector('b')!].map((element) =>
              element.getBoundingClientRect(),
            );
            return [
              names[index]!,
              rectangles.flatMap(({ x, y, width, height }) =>
                [x, y + scrollY, width, height].map((side) => Math.round(side * 10) / 10),
              ),
            ];
          }),
        ),
      [selector, Object.keys(cases)] as const,
    );

  const style = `<style>
    body { font: 16px/1.5 serif; margin: 20px }
    .case { margin-bottom: 20px }
    soglasie-embed, .case > * { letter-spacing: 3px; text-transform: uppercase }
    soglasie-embed { width: 10px !important; margin: 50px !important; display: inline !important }
  </style>`;

  for (const width of [1200, 400]) {
    test(`is the very same in every layout, ${width} px wide`, async ({ page, server }) => {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(server.page(shopPage({ head: style, body: wrapped(), config })));
      await expect(placeholder(page)).toHaveCount(Object.keys(cases).length);
      await expect(placeholder(page).first()).toHaveCSS('text-transform', 'none');
      const before = await boxes(page, 'soglasie-embed');
      await accept(page);
      await expect(page.locator('soglasie-embed')).toHaveCount(0);
      expect(before).toEqual(await boxes(page, 'iframe'));
    });
  }

  test('is the very same when the window has another size', async ({ page, server }) => {
    const body = `<style>@media (max-width: 600px) { .narrow iframe { height: 333px } }</style>${wrapped()}
      <div class="narrow">${tag('', 'narrow')}</div>`;
    await page.goto(server.page(shopPage({ head: style, body, config })));
    await expect(placeholder(page)).toHaveCount(Object.keys(cases).length + 1);
    await once(placeholder(page).first()).focus();
    await page.setViewportSize({ width: 500, height: 600 });
    await expect
      .poll(() => page.locator('.narrow soglasie-embed').evaluate((element) => element.clientHeight))
      .toBe(333);
    await expect(once(placeholder(page).first())).toBeFocused();
    const before = await boxes(page, 'soglasie-embed');
    await accept(page);
    await expect(page.locator('soglasie-embed')).toHaveCount(0);
    expect(before).toEqual(await boxes(page, 'iframe'));
  });

  test('is known in a tab that is not open', async ({ page, server }) => {
    const tabs = [
      tag('', 'plain'),
      tag('style="display: block"', 'block'),
      tag('width="100%" height="200" frameborder="0"', 'sized'),
      tag('style="width: 100%; aspect-ratio: 16 / 9; border: 0"', 'ratio'),
    ];
    const body = `<style>.closed { display: none }</style>${tabs.map((one) => `<div class="tab closed">${one}</div>`).join('')}`;
    await page.goto(server.page(shopPage({ body, config })));
    await expect(page.locator('soglasie-embed')).toHaveCount(4);
    const size = (selector: string): Promise<number[][]> =>
      page
        .locator(selector)
        .evaluateAll((all) =>
          all.map((element) => [
            element.getBoundingClientRect().width,
            element.getBoundingClientRect().height,
          ]),
        );
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('.tab')) one.classList.remove('closed');
    });
    const before = await size('soglasie-embed');
    expect(before[0]).toEqual([304, 154]);
    await accept(page);
    await expect(page.locator('soglasie-embed')).toHaveCount(0);
    expect(before).toEqual(await size('.tab iframe'));
  });

  for (const [name, markup] of [
    ['width and height', () => tag('width="480" height="270"')],
    ['an aspect ratio', () => tag('style="width: 100%; aspect-ratio: 16 / 9"')],
    [
      'an absolute 16:9 box',
      () =>
        `<div style="position: relative; padding-bottom: 56.25%">${tag('style="position: absolute; width: 100%; height: 100%"')}</div>`,
    ],
  ] as const) {
    test(`nothing shifts with ${name}`, async ({ page, server }) => {
      // All of it in sight: what shifts elsewhere does not count.
      await page.setViewportSize({ width: 800, height: 900 });
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      // The part comes late: the page has long been painted without it.
      let arrive = (): void => {};
      const arrival = new Promise<void>((resolve) => (arrive = resolve));
      await page.route('**/soglasie-placeholder-*', async (route) => {
        await arrival;
        await route.continue();
      });
      const wanted = page.waitForRequest('**/soglasie-placeholder-*');
      const body = `${markup()}<p>Под видео стоит текст, который никуда не едет.</p>`;
      await page.goto(server.page(shopPage({ body, config })));
      await wanted;
      await settle(page);
      arrive();
      await expect(placeholder(page)).toBeVisible();
      await settle(page);
      await once(placeholder(page)).click();
      await expect(page.frameLocator('#video').getByText('Видео')).toBeVisible();
      await settle(page);
      expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
    });
  }

  test('holds its content, however small it is', async ({ page, server }) => {
    const sizes = ['220,124', '300,150', '320,80', '640,90', '1000,100'];
    const body = sizes
      .map((size, index) => {
        const [width, height] = size.split(',');
        return tag(`width="${width}" height="${height}" frameborder="0"`, `small-${index}`);
      })
      .join('');
    await page.setViewportSize({ width: 1100, height: 1200 });
    await page.goto(server.page(shopPage({ body, config })));
    await expect(placeholder(page)).toHaveCount(sizes.length);
    const found = await page.locator('soglasie-embed').evaluateAll((all) =>
      all.map((element) => {
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        const buttons = [...element.shadowRoot!.querySelectorAll('button')].map((button) =>
          button.getBoundingClientRect(),
        );
        return {
          size: `${width},${height}`,
          sideways: element.shadowRoot!.querySelector('[part=embed]')!.scrollWidth > width,
          inside: buttons.every(
            (one) =>
              one.left >= left &&
              one.right <= right &&
              one.top >= top &&
              one.bottom <= bottom &&
              one.height >= 36,
          ),
          equal: new Set(buttons.map((one) => `${one.width} ${one.height}`)).size,
        };
      }),
    );
    expect(found).toEqual(sizes.map((size) => ({ size, sideways: false, inside: true, equal: 1 })));
  });
});

test.describe('the keyboard', () => {
  for (const [name, tabs] of [
    ['once', 1],
    ['always', 2],
  ] as const) {
    test(`shows it ${name}, and goes on into the frame`, async ({ page, server }) => {
      // Large enough to hold its text: in Firefox, a box that scrolls is a stop of the Tab key.
      await page.goto(server.page(shopPage({ body: tag('width="480" height="270"'), config })));
      await expect(placeholder(page)).toBeVisible();
      await page.getByRole('button', { name: 'В корзину' }).focus();
      for (let tab = 0; tab < tabs; tab++) await page.keyboard.press('Tab');
      const button = { once, always }[name](placeholder(page));
      await expect(button).toBeFocused();
      expect(await button.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
      await page.keyboard.press('Enter');
      await expect(placeholder(page)).toHaveCount(0);
      await expect.poll(() => focused(page)).toBe('video');
    });
  }

  test('a grant from elsewhere does not move the focus into a frame', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ body: tag(), config })));
    await once(placeholder(page)).focus();
    await page.evaluate(() => window.soglasie?.acceptAll());
    await expect(placeholder(page)).toHaveCount(0);
    await settle(page);
    expect(await focused(page)).toBe('');
  });
});

test.describe('safety', () => {
  test('an address that is a script is never loaded, and is reported', async ({ page, server }) => {
    const body = `<iframe id="video" title="Чужое" data-category="external" data-src="javascript:parent.ran.push('evil')"></iframe>`;
    await page.goto(server.page(shopPage({ body, config })));
    await expect(banner(page)).toBeVisible();
    await settle(page);
    await expect(page.locator('soglasie-embed')).toHaveCount(0);
    await accept(page);
    await expect.poll(() => problems(page)).toEqual(['gate']);
    await expect(frame(page)).not.toHaveAttribute('src');
    expect(await page.evaluate(() => window.ran)).toEqual([]);
  });

  test('a page that allows no inline style has no violation', async ({ page, server }) => {
    const policy = `default-src 'none'; script-src 'self' 'nonce-abc'; style-src 'self'; connect-src 'self'; frame-src ${new URL(video).origin}; require-trusted-types-for 'script'; trusted-types soglasie`;
    const head = `<script nonce="abc">window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push([violatedDirective, blockedURI]));</script>`;
    // However transparent, what is written on it can be read.
    const themed = { ...config, theme: { accent: '#0a52', radius: '4px' } };
    await page.goto(
      server.page(
        shopPage({
          head,
          body: tag('width="480" height="270"'),
          config: themed,
          scriptAttributes: { nonce: 'abc' },
        }),
        { headers: { 'content-security-policy': policy } },
      ),
    );
    const button = once(placeholder(page));
    await expect(button).toHaveCSS('background-color', /^color\(srgb 0 0\.66\d* 0\.33\d*\)$/);
    await button.click();
    await expect(page.frameLocator('#video').getByText('Видео')).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { violations: unknown[] }).violations)).toEqual(
      [],
    );
  });

  test('texts of the site that look like markup are shown letter by letter', async ({ page, server }) => {
    const title = '<img src=x onerror="ran.push(1)">';
    const texts = { ru: { embed: { text: `<b>Откуда</b>: {{host}}`, once: '<i>Да</i>' } } };
    const odd = { ...config, services: { rutube: { title, category: 'external' } }, texts };
    await page.goto(server.page(shopPage({ body: tag(), config: odd })));
    const group = placeholder(page, title);
    await expect(group).toContainText(`<b>Откуда</b>: ${HOST}`);
    await expect(group.getByRole('button', { name: '<i>Да</i>' })).toBeVisible();
    await expect(group.locator('img')).toHaveCount(0);
  });
});

test('pictures and styles ask nobody before the grant, one time after it, and have no placeholder', async ({
  page,
  server,
}) => {
  server.resource('/pixel.gif', { type: 'image/gif', body: '' });
  server.resource('/chat.css', { type: 'text/css', body: 'h1 { color: rgb(1, 2, 3) }' });
  const body = `
    <img alt="" data-category="external" data-src="${server.url('/pixel.gif', HOST)}">
    <link rel="stylesheet" data-category="external" data-href="${server.url('/chat.css', HOST)}">`;
  await page.goto(server.page(shopPage({ body, config })));
  await expect(banner(page)).toBeVisible();
  await settle(page);
  expect(contacts(server)).toEqual([]);
  expect(parts(server)).toEqual([]);
  await expect(page.locator('soglasie-embed')).toHaveCount(0);
  await accept(page);
  await expect(page.getByRole('heading', { name: 'Самовар' })).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect.poll(() => contacts(server).sort()).toEqual(['/chat.css', '/pixel.gif']);
});
