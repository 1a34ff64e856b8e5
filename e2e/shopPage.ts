export interface ShopPage {
  /** Markup in `<head>`, before the script tag of the widget. */
  readonly head?: string;
  /** Markup at the end of `<body>`. */
  readonly body?: string;
  /** Written into the page as `#soglasie-config`. A string is written as it stands; `null` writes none. */
  readonly config?: object | string | null;
  /** Attributes of the widget's script tag, over the usual ones; `null` takes one away. */
  readonly scriptAttributes?: Readonly<Record<string, string | null>>;
}

export const shopConfig = {
  operator: { name: 'ООО «Самовар»', site: 'example.ru' },
  policy: { url: '/privacy', revision: '2026-05-01' },
  consent: { url: '/cookie-consent', revision: '2026-05-01' },
};

/** A small Russian shop page with the widget's script tag. */
export function shopPage({
  head = '',
  body = '',
  config = shopConfig,
  scriptAttributes = {},
}: ShopPage = {}): string {
  const attributes = {
    async: '',
    src: '/soglasie/soglasie.js',
    'data-config': '#soglasie-config',
    ...scriptAttributes,
  };
  return `<!doctype html>
<html lang="ru">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Самовар на три литра</title>
    ${head}
    ${config === null ? '' : `<script type="application/json" id="soglasie-config">${json(config)}</script>`}
    <script ${markup(attributes)}></script>
  </head>
  <body>
    <main>
      <h1>Самовар на три литра</h1>
      <p>Латунь, тульская работа. 12 900 ₽</p>
      <button type="button">В корзину</button>
    </main>
    ${body}
  </body>
</html>`;
}

function json(config: object | string): string {
  // `</script>` inside a text must not end the element.
  return typeof config === 'string' ? config : JSON.stringify(config).replaceAll('<', '\\u003c');
}

function markup(attributes: Readonly<Record<string, string | null>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => (value ? `${name}="${value.replaceAll('"', '&quot;')}"` : name))
    .join(' ');
}
