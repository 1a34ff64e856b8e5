import type { Held, System } from '../systems/System';

const paragraphs = [
  'Самовар ставили на стол к вечеру, когда вся семья возвращалась домой. Вода в нём шумела, потом пела, потом бурлила, и по голосу хозяйка знала, когда пора заваривать чай. На чугунных углях он закипал за двадцать минут, на сосновых шишках немного дольше.',
  'Тульские мастера делили работу на двенадцать ступеней: один гнул лист, другой паял корпус, третий точил краны, и никто не умел всего сразу. Поэтому на каждом самоваре стоит клеймо фабрики, а имени того, кто его собрал, нигде нет.',
  'Чтобы латунь не темнела, её протирают мягкой тканью с мелом и нашатырным спиртом, ополаскивают тёплой водой и вытирают досуха. Накипь внутри снимают лимонной кислотой: столовая ложка на литр, кипятить полчаса, потом дважды прокипятить чистую воду.',
];

const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');

const contents = {
  /** Its first paragraph is the largest thing on the page. */
  article: `<h1>Самовар на три литра</h1>${text}<h2>Уход</h2>${text}`,
  /** Nearly no text: what a surface says may well be the largest. */
  sparse: '<h1>Вход</h1><p>Введите код.</p>',
};

const style =
  'body{margin:0;font:18px/1.5 Georgia,serif;color:#222;background:#fff}' +
  'main{max-width:880px;margin:auto;padding:32px 16px}h1{margin:0 0 16px;font-size:40px;line-height:1.2}';

/** Notes which script ran when, and says when the last did: to the browser that measures, if it is one. */
const recorder = (count: number): string =>
  `<script>var heldRan=[],heldRanAt=[];function run(i){heldRan.push(i);heldRanAt.push(performance.now());` +
  `heldRan.length==${count}&&window.signal&&signal('ran')}</script>`;

/** The page that all systems share; the kinds differ in what is held back on it, and in how much text there is. */
export interface PageKind {
  readonly held: readonly Held[];
  readonly content?: keyof typeof contents;
}

export function renderPage({ head, body }: Pick<System, 'head' | 'body'>, kind: PageKind): string {
  const { held, content = 'article' } = kind;
  return [
    '<!doctype html><html lang="ru"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Самовар</title>',
    `<link rel="icon" href="data:,"><style>${style}</style>${recorder(held.length)}`,
    `${head?.(held) ?? ''}</head><body><main>${contents[content]}</main>`,
    `${body?.(held) ?? ''}</body></html>`,
  ].join('\n');
}
