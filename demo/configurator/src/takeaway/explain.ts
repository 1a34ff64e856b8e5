import type { Service } from '../../../../src/services/Service';
import type { Act } from './Act';
import type { Shop } from './createShop';
import { enabling, ofCategory, ofLive, ofTags, ofUnknown, sentences } from './explainTags';
import type { Live } from './findLive';
import type { Hold } from './holdTag';
import type { Tag } from './parseTags';

export interface Finding {
  /** The service of the catalogue that it is. */
  readonly service?: string;
  readonly title: string;
  /** What the vendor calls the site's counter, as it stands in the code. */
  readonly account?: string;
  /**
   * Whether to name the service in the configuration and leave the code out, or to paste the code held back; or that
   * something in it cannot be held.
   */
  readonly advice: 'catalogue' | 'held' | 'warning';
  /** What the visitor is asked about. */
  readonly category?: string;
  /** Of what nobody knows: what its category can be chosen by. */
  readonly unknown?: string;
  readonly acts: readonly Act[];
  readonly message: string;
}

/** What a tag was found to be, and what was done to it. */
export interface Found {
  /** Undefined where the catalogue does not know it. */
  readonly service: Service | undefined;
  /** Then, what one such thing is told from another by. */
  readonly unknown?: string;
  /** Absent where the code stands without any. */
  readonly tag?: Tag | undefined;
  readonly text: string;
  readonly how: Hold | 'bare';
  readonly category: string;
  readonly accounts: readonly string[];
  /** The categories that the tag names itself, and whether nobody has to agree to them. */
  readonly mark?: string | undefined;
  readonly isUnasked?: boolean;
}

/** What the counter's own settings say that an id in the configuration cannot. */
const OWN_SETTINGS = /\b(ecommerce|params|userParams|trackHash|triggerEvent)\s*:/;

/** Vendors whose script serves one account in a page. */
const SINGLE = ['roistat', 'carrot-quest', 'mindbox', 'jivo'];

/** In words, once for each service and for each thing that nobody knows. */
export function explain(
  found: readonly Found[],
  live: readonly Live[],
  isCut: boolean,
  shop: Shop,
): readonly Finding[] {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const key = one.service?.id ?? one.unknown ?? '';
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [
    ...[...groups.values()].flatMap(([first, ...others]) =>
      first
        ? first.service
          ? ofService(first.service, [first, ...others], shop)
          : ofUnknown(first, [first, ...others], shop)
        : [],
    ),
    ...ofLive(live),
    ...(isCut
      ? [
          {
            title: 'Код обрывается',
            advice: 'warning' as const,
            acts: [],
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
  const hasWebvisor = isMetrika && /\bwebvisor\s*:\s*(true|!0)/.test(text);
  const started = shop.idsOf(id);
  const others = started.length > 0 ? accounts.filter((account) => !started.includes(account)) : [];
  const isSame = started.length > 0 && others.length === 0;
  const isFree = started.length === 0;
  const advice = !isFree || (accounts.length > 0 && !hasOwnSettings) ? 'catalogue' : 'held';
  const account = accounts.join(', ');
  const number = `${accounts.length > 1 ? 'Номера в коде' : 'Номер в коде'}: ${account}.`;
  const isSingle = SINGLE.includes(id);
  const needsName = advice === 'held' && !shop.named.includes(id);
  return {
    service: id,
    title,
    ...(account && { account }),
    advice,
    category,
    acts: [
      ...(advice === 'catalogue' && isFree
        ? (isSingle ? accounts : [account]).map((one): Act => ({
            type: 'take',
            service: id,
            id: one,
            webvisor: hasWebvisor,
          }))
        : []),
      ...others.map((one): Act => ({ type: isSingle ? 'replace' : 'add', service: id, id: one })),
      ...(needsName ? [{ type: 'name', service: id, category } as const] : []),
      // What is named in a category switches it on.
      ...(advice === 'held' && !needsName ? enabling(category, shop) : []),
      ...(hasWebvisor && !(advice === 'catalogue' && isFree) && !shop.hasWebvisor
        ? [{ type: 'webvisor' } as const]
        : []),
    ],
    message: sentences([
      isSame &&
        'Этот сервис уже запускается по номеру из конфигурации. Удалите его код с сайта целиком, вместе с <noscript>: иначе он запустится дважды.',
      others.length > 0 && `В конфигурации номер ${started.join(', ')}, в коде ${others.join(', ')}.`,
      others.length > 0 &&
        (isSingle
          ? 'На странице этот сервис работает только с одним номером: выберите, с каким. Код удалите с сайта целиком, вместе с <noscript>.'
          : 'Если нужны оба, добавьте номер из кода, а если код старый, просто удалите его. С сайта код уходит в любом случае, целиком и вместе с <noscript>.'),
      isFree &&
        advice === 'catalogue' &&
        `${number} Сервис есть в каталоге: назовите его с этим номером в конфигурации, а код удалите с сайта целиком, вместе с <noscript>. «Согласие» само запустит его после ответа посетителя и удалит его следы после отзыва.`,
      hasOwnSettings &&
        isFree &&
        `${account && `${number} `}В коде есть свои параметры, которых номер не заменит. Оставьте код удержанным, а номера в конфигурации не пишите: вместе они считали бы каждый визит дважды.`,
      hasOwnSettings &&
        !isFree &&
        'В коде есть свои параметры, которых номер не заменит. Если они нужны, уберите номер из конфигурации и оставьте код удержанным.',
      advice === 'held' && !hasOwnSettings && group.some(({ how }) => how !== 'bare') && 'Код удержан.',
      advice === 'held' && ofCategory(category, shop),
      needsName &&
        `В конфигурации этого сервиса нет: без этого удержанный код не запустится. Его место – в категории «${shop.nameOf(category)}».`,
      group.some(({ isUnasked }) => isUnasked) &&
        `Код был помечен так, что согласия не ждал; теперь он ждёт согласия в категории «${shop.nameOf(category)}».`,
      group.some(({ how }) => how === 'bare') &&
        'Здесь нет тегов, поэтому удержать нечего: вставьте код целиком, вместе с <script>.',
      ...ofTags(group),
      (id === 'vk-ads-pixel' || id === 'top-mail-ru') &&
        'У счётчика Top.Mail.ru и пикселя VK Рекламы код один и тот же. Проверьте, откуда он у вас: счётчик – это статистика, пиксель – реклама.',
      isMetrika &&
        /\bdefer\s*:\s*true/.test(text) &&
        'defer: true в коде не заменяет согласия: счётчик записывает те же файлы cookie и отправляет запрос.',
      hasWebvisor && 'В коде включён Вебвизор: посетитель должен о нём прочесть.',
      hasWebvisor &&
        advice === 'catalogue' &&
        isFree &&
        'Отметка о нём перейдёт в конфигурацию вместе с номером.',
    ]),
  };
}
