import type { Configuration } from '../../../../src/config/schema';
import { version } from '../../../../package.json';
import { inlineJson } from './inlineJson';

/** What is pasted into a site so that it has the banner. */
export interface Snippet {
  readonly id: 'html' | 'bitrix' | 'tilda' | 'opencart' | 'woocommerce' | 'npm';
  readonly title: string;
  /** What to do, in order, for somebody who is no programmer. */
  readonly steps: readonly string[];
  readonly language: 'html' | 'php' | 'ts' | 'sh';
  readonly code: string;
}

export interface SnippetOptions {
  /** Address of `soglasie.js` on the shop's own site, such as `/soglasie/soglasie.js`. */
  readonly fileUrl: string;
}

/** Where the configuration stands in the page. */
const ELEMENT = 'soglasie-config';

/** Ends the text in PHP; no line of JSON or of our tags begins like that. */
const MARK = 'SOGLASIE';

const escapeAttribute = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Browsers ask another server for our further files only where both sides agree to it. */
const isElsewhere = (url: string): boolean => /^(https?:)?\/\//i.test(url);

/** The configuration and our tag; `attributes` are what a platform wants on both. */
function tagsOf(config: Configuration, fileUrl: string, attributes = ''): string {
  const crossorigin = isElsewhere(fileUrl) ? ' crossorigin' : '';
  return [
    `<script type="application/json" id="${ELEMENT}"${attributes}>`,
    inlineJson(config),
    '</script>',
    `<script async${crossorigin}${attributes} src="${escapeAttribute(fileUrl)}" data-config="#${ELEMENT}"></script>`,
  ].join('\n');
}

/** In a text that PHP leaves as it is, whatever it holds. */
const inPhp = (text: string): string => `<<<'${MARK}'\n${text}\n${MARK};`;

const BACK =
  'В подвал сайта добавьте ссылку, по которой посетитель вернётся к своему выбору: <a href="#soglasie-preferences">Настройки файлов cookie</a>.';

const TEST =
  'Проверьте в окне инкогнито: баннер появился, до ответа счётчики не загружаются, после «Принять все» начинают работать, после «Отозвать согласие» их файлы cookie исчезают.';

const INSIDE =
  'Конфигурация уже внутри кода, отдельный файл не нужен. Когда она изменится, замените этот код целиком, а не добавляйте второй.';

/** The exact code for each place where shops are built. */
export function createSnippets(config: Configuration, { fileUrl }: SnippetOptions): readonly Snippet[] {
  const folder = fileUrl.replace(/[?#].*$/, '').replace(/[^/]*$/, '') || '/';
  const files = `Распакуйте soglasie.zip и скопируйте все файлы в папку ${folder} на сайте: на странице работает только soglasie.js, остальные он берёт рядом с собой, когда они понадобятся.`;
  const permission = isElsewhere(fileUrl)
    ? [
        'Если файлы лежат не на том же сервере, что и страницы, этот сервер должен разрешать сайту их загружать: заголовок Access-Control-Allow-Origin с адресом сайта. Покажите это программисту.',
      ]
    : [];
  const begin = [files, ...permission];
  const plain = tagsOf(config, fileUrl);
  return [
    {
      id: 'html',
      title: 'Обычный HTML',
      language: 'html',
      code: plain,
      steps: [
        ...begin,
        'Вставьте код внутрь <head> каждой страницы или общего шаблона, лучше первым из скриптов.',
        INSIDE,
        'Удалите с сайта коды счётчиков, которые названы в конфигурации, вместе с <noscript>. Остальные скрипты, карты и видео удержите.',
        BACK,
        TEST,
      ],
    },
    {
      id: 'bitrix',
      title: '1С-Битрикс',
      language: 'php',
      code: [
        '<?php',
        `$soglasie = ${inPhp(tagsOf(config, fileUrl, ' data-skip-moving="true"'))}`,
        '\\Bitrix\\Main\\Page\\Asset::getInstance()->addString(',
        '    $soglasie,',
        '    true,',
        '    \\Bitrix\\Main\\Page\\AssetLocation::BEFORE_CSS',
        ');',
        '?>',
      ].join('\n'),
      steps: [
        ...begin,
        'Откройте header.php вашего шаблона сайта и вставьте код до вызова $APPLICATION->ShowHead(). Если место уже внутри <?php … ?>, первая и последняя строки не нужны.',
        INSIDE,
        'data-skip-moving="true" оставляет теги на своём месте, когда в Битриксе включён перенос скриптов в конец страницы. Добавьте этот атрибут и тегам, которые удерживаете.',
        'Сбросьте кеш. Композитный кеш не мешает – что разрешено, решает браузер, а не сервер, – но после правки шаблона страницы в нём остаются прежними.',
        'Назовите bitrix и php-session в категории necessary. Статистика самой платформы, bitrix.info/ba.js, записывает BX_USER_ID на 10 лет: попросите программиста пометить этот скрипт категорией analytics или отключить его.',
        'В формах с компонентом bitrix:main.userconsent.request поставьте IS_CHECKED=N. Это другое согласие, на обработку данных из формы, и галочка в нём не должна стоять заранее.',
        BACK,
        TEST,
      ],
    },
    {
      id: 'tilda',
      title: 'Тильда',
      language: 'html',
      code: plain,
      steps: [
        isElsewhere(fileUrl)
          ? files
          : `${files} Если на домен сайта их положить нельзя, разместите файлы на другом своём сервере и укажите его адрес целиком, с https://: код изменится сам.`,
        ...permission,
        'В настройках сайта найдите код для <head> – всего сайта, а не одной страницы – и вставьте код туда. Как называется это поле и есть ли оно на вашем тарифе, проверьте в своём кабинете.',
        INSIDE,
        'Уберите счётчики из настроек сайта: то, что подключено там, нашего согласия не ждёт. Те, что есть в каталоге, назовите в конфигурации с их номерами; код остальных вставьте сами, удержанным.',
        'Уберите со страниц блоки о файлах cookie. T657, T886 и T887 только сообщают о них; T972 предлагает выбор, но управляет только счётчиками из настроек сайта. Два баннера сразу – это два ответа на один вопрос.',
        'Включите упрощённый режим собственной статистики Тильды: без него она сама записывает tildauid, tildasid и previousUrl. Если её статистика вам нужна, назовите tilda в категории analytics.',
        'Опубликуйте все страницы.',
        BACK,
        `${TEST} Смотрите опубликованный сайт, а не предварительный просмотр.`,
      ],
    },
    {
      id: 'opencart',
      title: 'OpenCart',
      language: 'html',
      code: plain,
      steps: [
        ...begin,
        'Откройте шаблон шапки: в версии 4 это catalog/view/template/common/header.twig, в версии 3 – catalog/view/theme/<ваша тема>/template/common/header.twig. Вставьте код сразу после <head>.',
        INSIDE,
        'Если ничего не изменилось, очистите кеш шаблонов. После обновления OpenCart проверьте, что код на месте.',
        'Выключите встроенную плашку версии 4: System → Settings → ваш магазин → вкладка Option, поле Cookie Policy оставьте пустым. Она спрашивает о согласии и ничего не удерживает.',
        'Назовите opencart в категории necessary и включите категорию advertising: партнёрскую метку tracking записывает сам магазин, и это реклама. Если метка не нужна, откажитесь от неё.',
        BACK,
        TEST,
      ],
    },
    {
      id: 'woocommerce',
      title: 'WooCommerce',
      language: 'php',
      code: [
        "add_action('wp_head', function () {",
        `    echo ${inPhp(plain)}`,
        // The smallest number comes first.
        '}, 0);',
      ].join('\n'),
      steps: [
        ...begin,
        'Вставьте код в конец functions.php дочерней темы (чтобы обновление основной его не стёрло). Если последняя строка файла – ?>, то перед ней. Ноль в конце кода ставит наш тег раньше остальных.',
        INSIDE,
        'Если счётчик ставит плагин, отключите в нём вывод кода. Счётчик из каталога назовите в конфигурации, код любого другого вставьте сами, удержанным.',
        'Назовите woocommerce и wordpress в категории necessary. Определение источника заказа (Order Attribution) записывает файлы sbjs_*: это статистика. Отключите эту функцию в настройках WooCommerce или попросите программиста пометить её скрипт.',
        'Плагинам, которые склеивают и откладывают скрипты, добавьте в исключения soglasie и text/plain. Сбросьте кеш страниц: сам по себе он не мешает, потому что решает браузер.',
        BACK,
        TEST,
      ],
    },
    {
      id: 'npm',
      title: 'Пакет npm',
      language: 'ts',
      code: [
        "import { init, type Configuration } from 'soglasie';",
        '',
        `const configuration: Configuration = ${JSON.stringify(config, null, 2)};`,
        '',
        'init(configuration);',
        '',
      ].join('\n'),
      steps: [
        `Это для программиста. В реестре npm пакета пока нет: положите рядом с проектом архив soglasie-${version}.tgz и установите его командой npm install ./soglasie-${version}.tgz.`,
        'Вставьте код туда, где запускается сайт. Сам импорт ничего не делает и безопасен на сервере; init нужен браузер.',
        'Скрипты, карты и видео, которые стоят в разметке, удержите так же, как на обычном сайте.',
        BACK,
        TEST,
      ],
    },
  ];
}
