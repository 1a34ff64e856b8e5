import type { Service } from '../../../../src/services/Service';
import type { Shop } from './createShop';
import type { Hold } from './holdTag';
import type { Tag } from './parseTags';

export interface Finding {
  /** The service of the catalogue that it is. */
  readonly service?: string;
  readonly title: string;
  /** What the vendor calls the site's counter, as it stands in the code. */
  readonly account?: string;
  /** Whether to name the service in the configuration and leave the code out, or to paste the code held back. */
  readonly advice: 'catalogue' | 'held';
  /** What the visitor is asked about. */
  readonly category?: string;
  readonly message: string;
}

/** What a tag was found to be, and what was done to it. */
export interface Found {
  /** Undefined where the catalogue does not know it. */
  readonly service: Service | undefined;
  /** Absent where the code stands without any. */
  readonly tag?: Tag | undefined;
  readonly text: string;
  readonly how: Hold | 'removed' | 'bare';
  readonly category: string;
  readonly accounts: readonly string[];
}

/** What the counter's own settings say that an id in the configuration cannot. */
const OWN_SETTINGS = /\b(ecommerce|params|userParams|trackHash|triggerEvent)\s*:/;

/** In words, once for each service and for each thing that nobody knows. */
export function explain(found: readonly Found[], isCut: boolean, shop: Shop): readonly Finding[] {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const key = one.service?.id ?? `${one.category} ${one.tag?.name ?? ''} ${hostIn(one.text)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [
    ...[...groups.values()].flatMap(([first, ...others]) =>
      first
        ? first.service
          ? ofService(first.service, [first, ...others], shop)
          : ofUnknown([first, ...others], shop)
        : [],
    ),
    ...(isCut
      ? [
          {
            title: 'Код обрывается',
            advice: 'held' as const,
            message:
              'Код обрывается на середине тега, комментария или скрипта, и конец его удержать нельзя. Скопируйте код целиком и вставьте снова.',
          },
        ]
      : []),
  ];
}

function ofService(service: Service, group: readonly Found[], shop: Shop): Finding {
  const { id, title } = service;
  const category = group[0]?.category ?? service.category;
  const accounts = [...new Set(group.flatMap((one) => one.accounts))];
  const text = group.map((one) => one.text).join('\n');
  const isMetrika = id === 'yandex-metrika';
  const hasOwnSettings = isMetrika && OWN_SETTINGS.test(text);
  const isStarted = shop.started.includes(id);
  const advice = isStarted || (accounts.length > 0 && !hasOwnSettings) ? 'catalogue' : 'held';
  const account = accounts.join(', ');
  const number = `${accounts.length > 1 ? 'Номера в коде' : 'Номер в коде'}: ${account}.`;
  return {
    service: id,
    title,
    ...(account && { account }),
    advice,
    category,
    message: sentences([
      isStarted &&
        'Этот сервис уже запускается по номеру из конфигурации. Удалите его код с сайта целиком, вместе с <noscript>: иначе он запустится дважды.',
      !isStarted &&
        advice === 'catalogue' &&
        `${number} Сервис есть в каталоге: назовите его с этим номером в конфигурации, а код удалите с сайта целиком, вместе с <noscript>. «Согласие» само запустит его после ответа посетителя и удалит его следы после отзыва.`,
      !isStarted &&
        hasOwnSettings &&
        `${account && `${number} `}В коде есть свои параметры, которых номер не заменит. Оставьте код удержанным, а номера в конфигурации не пишите: вместе они считали бы каждый визит дважды.`,
      advice === 'held' && !hasOwnSettings && group.some(({ how }) => how !== 'bare') && 'Код удержан.',
      advice === 'held' && ofCategory(category, shop),
      !shop.named.includes(id) &&
        advice === 'held' &&
        `Назовите сервис ${id} в категории ${category}: без этого удержанный код не запустится.`,
      group.some(({ how }) => how === 'bare') &&
        'Здесь нет тегов, поэтому удержать нечего: вставьте код целиком, вместе с <script>.',
      ...ofAll(group),
      (id === 'vk-ads-pixel' || id === 'top-mail-ru') &&
        'У счётчика Top.Mail.ru и пикселя VK Рекламы код один и тот же. Проверьте, откуда он у вас: счётчик – это статистика, пиксель – реклама.',
      isMetrika &&
        /\bdefer\s*:\s*true/.test(text) &&
        'defer: true в коде не заменяет согласия: счётчик записывает те же файлы cookie и отправляет запрос.',
      isMetrika &&
        /\bwebvisor\s*:\s*(true|!0)/.test(text) &&
        'В коде включён Вебвизор: укажите "webvisor": true и в конфигурации, чтобы посетитель о нём прочёл.',
    ]),
  };
}

function ofUnknown(group: readonly Found[], shop: Shop): Finding {
  const { tag, text = '', category = '', how } = group[0] ?? {};
  const host = hostIn(text);
  const what = NAMES[tag?.name ?? ''] ?? 'Содержимое';
  const isRemoved = how === 'removed';
  return {
    title: host ? `${what}: ${host}` : what,
    advice: 'held',
    category,
    message: sentences([
      !isRemoved &&
        how !== 'stopped' &&
        (tag?.name === 'script'
          ? `Что это за код, неизвестно, поэтому он удержан строже всего: под категорией «${shop.nameOf(category)}» (${category}). Если вы знаете, зачем он, поставьте в data-category другую категорию. Если без него сайт не работает, верните этот тег как был.`
          : `Это загружается с другого сайта, поэтому удержано под категорией «${shop.nameOf(category)}» (${category}).`),
      !isRemoved && how !== 'stopped' && ofCategory(category, shop),
      !isRemoved &&
        how !== 'stopped' &&
        host !== '' &&
        'Опишите этот сервис в конфигурации: посетитель должен знать, чей он и что хранит.',
      ...ofAll(group),
    ]),
  };
}

const NAMES: Readonly<Record<string, string>> = {
  script: 'Неизвестный скрипт',
  iframe: 'Фрейм другого сайта',
  img: 'Картинка с другого сайта',
  link: 'Файл с другого сайта',
  noscript: 'Содержимое <noscript>',
};

const ofCategory = (category: string, shop: Shop): string =>
  shop.isOn(category)
    ? ''
    : `Категория ${category} сейчас выключена: пока её не включить, спрашивать о ней не будут, и код не запустится.`;

/** What holds whoever's it is. */
const ofAll = (group: readonly Found[]): (string | false)[] => [
  group.some(({ how }) => how === 'removed') &&
    'Картинка или фрейм внутри <noscript> убраны: там, где скрипты выключены, они загрузились бы без спроса.',
  group.some(({ how, tag }) => how === 'stopped' || tag?.isForeign) &&
    'Такой тег «Согласие» запустить не может, поэтому он остановлен совсем. Замените его фреймом или скриптом.',
  group.some(({ text, tag }) => tag?.name === 'script' && /\bdocument\.write(ln)?\b/.test(text)) &&
    'В коде есть document.write: удержанным он работать не будет. Возьмите у сервиса новый код.',
];

const sentences = (parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join(' ');

/** The first host that a text names. */
const hostIn = (text: string): string => /(?:https?:)?\/\/([\w-]+(?:\.[\w-]+)+)/.exec(text)?.[1] ?? '';
