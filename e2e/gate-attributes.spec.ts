import { createHash } from 'node:crypto';
import { expect, test } from './fixtures';
import { file, fileOnDemand, heldFile, reports } from './held';
import { shopPage } from './shopPage';
import { accept, ran, settle } from './visitor';

// A released script has what its held-back tag had.

const analytics = 'data-category="analytics"';

test('a file in another charset is read in it, and asked for once, first in its line or not', async ({
  page,
  server,
}) => {
  const answer = fileOnDemand(server, '/held/slow.js');
  // «Самовар» in windows-1251; the server does not say so.
  const word = Buffer.from([0xd1, 0xe0, 0xec, 0xee, 0xe2, 0xe0, 0xf0]);
  const body = Buffer.concat([Buffer.from(`ran.push('`), word, Buffer.from(`')`)]);
  for (const path of ['/held/first.js', '/held/ahead.js']) {
    server.resource(path, { body, type: 'text/javascript' });
  }
  const tags = ['/held/first.js', '/held/slow.js', '/held/ahead.js'].map((path) =>
    heldFile(path, `${analytics} charset="windows-1251"`),
  );
  await page.goto(server.page(shopPage({ body: tags.join('') })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['Самовар']);
  // Time enough to ask for it ahead, and to read the answer wrongly.
  await settle(page);
  answer();
  await expect.poll(() => ran(page)).toEqual(['Самовар', 'slow', 'Самовар']);
  expect(server.requestsTo('/held/ahead.js')).toHaveLength(1);
});

test('a file is asked for ahead as its tag says', async ({ page, server }) => {
  const answer = fileOnDemand(server, '/held/slow.js');
  const source = `ran.push('ahead')`;
  const headers = { 'access-control-allow-origin': '*' };
  server.resource('/held/ahead.js', { body: source, headers });
  const attributes = {
    integrity: `sha384-${createHash('sha384').update(source).digest('base64')}`,
    crossorigin: 'anonymous',
    referrerpolicy: 'no-referrer',
    fetchpriority: 'low',
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  const src = server.url('/held/ahead.js', 'cdn.example.ru');
  const body = heldFile('/held/slow.js') + heldFile(src, `${analytics} ${written.join(' ')}`);
  await page.goto(server.page(shopPage({ body })));
  await accept(page);
  await expect.poll(() => server.requestsTo('/held/ahead.js')).toHaveLength(1);

  const link = page.locator('link[rel=preload]');
  await expect(link).toHaveAttribute('as', 'script');
  for (const [name, value] of Object.entries(attributes)) await expect(link).toHaveAttribute(name, value);
  expect(server.requestsTo('/held/ahead.js')[0]?.headers.referer).toBeUndefined();
  answer();
  await expect.poll(() => ran(page)).toEqual(['slow', 'ahead']);
  expect(await reports(page)).toEqual([]);
});

for (const [kind, src] of [
  ['an inline script', undefined],
  ['a file', '/held/own.js'],
] as const) {
  test(`${kind} finds its own data- attributes and its id`, async ({ page, server }) => {
    const source = `const { id, dataset } = document.currentScript; ran.push(id, JSON.stringify(dataset))`;
    server.resource('/held/own.js', { body: source });
    const attributes = `${analytics} id="own" data-counter-id="12345678" data-empty data-json='{"a":1}'`;
    const body =
      src === undefined
        ? `<script type="text/plain" ${attributes}>${source}</script>`
        : heldFile(src, attributes);
    await page.goto(server.page(shopPage({ body })));
    await accept(page);
    const data = { category: 'analytics', counterId: '12345678', empty: '', json: '{"a":1}' };
    await expect.poll(() => ran(page)).toEqual(['own', JSON.stringify(data)]);
  });
}

test('a data-type that is no script puts data into the page, and runs nothing', async ({ page, server }) => {
  const body = `<script type="text/plain" ${analytics} data-type="importmap">
      { "imports": { "counter": "/held/counter.js" } }
    </script>
    <script type="text/plain" ${analytics} data-type="module">import 'counter'</script>`;
  file(server, '/held/counter.js');
  await page.goto(server.page(shopPage({ body })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['counter']);
  expect(await reports(page)).toEqual([]);
});

test('onerror and its listeners hear of a file that fails, once', async ({ page, server }) => {
  const tag = heldFile('/held/missing.js', `${analytics} id="tag" onerror="ran.push('onerror ' + this.id)"`);
  const listen = `<script>tag.addEventListener('error', () => ran.push('listener'))</script>`;
  await page.goto(server.page(shopPage({ body: tag + listen })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['onerror tag', 'listener']);
  await settle(page);
  expect(await ran(page)).toEqual(['onerror tag', 'listener']);
});

test('text in the page calls no onload, as in any page', async ({ page, server }) => {
  const inline = (name: string, attributes: string): string =>
    `<script type="text/plain" ${analytics} ${attributes} onload="ran.push('${name} loaded')">ran.push('${name}')</script>`;
  const body = inline('script', '') + inline('module', 'data-type="module"');
  await page.goto(server.page(shopPage({ body })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['script', 'module']);
  await settle(page);
  expect(await ran(page)).toEqual(['script', 'module']);
});
