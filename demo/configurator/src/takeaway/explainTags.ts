import type { Act } from './Act';
import type { Shop } from './createShop';
import type { Finding, Found } from './explain';
import type { Live } from './findLive';
import { hostIn } from './hostIn';

const NAMES: Readonly<Record<string, string>> = {
  script: 'Неизвестный скрипт',
  iframe: 'Фрейм другого сайта',
  img: 'Картинка с другого сайта',
  link: 'Файл с другого сайта',
  noscript: 'Содержимое <noscript>',
};

/** Of what the catalogue does not know. */
export function ofUnknown(first: Found, group: readonly Found[], shop: Shop): Finding {
  const { tag, text, category, how, mark, isUnasked, unknown } = first;
  const host = hostIn(text);
  const what = NAMES[tag?.name ?? ''] ?? 'Содержимое';
  const isReleased = how === 'script' || how === 'address';
  const isChosen = isReleased && mark === undefined;
  return {
    title: host ? `${what}: ${host}` : what,
    advice: isUnasked ? 'warning' : 'held',
    category,
    ...(isChosen && unknown !== undefined && { unknown }),
    acts: isChosen ? enabling(category, shop) : [],
    message: sentences([
      isUnasked &&
        `Код сам помечен так (data-category="${mark ?? ''}"), что согласия не ждёт. Если без него сайт работает, уберите эту пометку и вставьте код снова.`,
      isReleased &&
        mark !== undefined &&
        !isUnasked &&
        `Код удержан под своей пометкой: data-category="${mark}".`,
      isChosen &&
        (tag?.name === 'script'
          ? `Что это за код, неизвестно, поэтому он ждёт согласия в категории «${shop.nameOf(category)}». Если вы знаете, зачем он, выберите категорию ниже. Если без него сайт не работает, верните этот тег как был.`
          : `Это загружается с другого сайта, поэтому ждёт согласия в категории «${shop.nameOf(category)}».`),
      isChosen && ofCategory(category, shop),
      isReleased &&
        host !== '' &&
        'Опишите этот сервис в конфигурации: посетитель должен знать, чей он и что хранит.',
      ...ofTags(group),
    ]),
  };
}

/** What works without waiting for anybody. */
export const ofLive = (live: readonly Live[]): readonly Finding[] =>
  live.length === 0
    ? []
    : [
        {
          title: 'Этого удержать нельзя',
          advice: 'warning',
          acts: [],
          message: `Этого удержать нельзя: ${[
            ...new Set(
              live.map(({ place, names }) => (names.length > 0 ? `${place} (${names.join(', ')})` : place)),
            ),
          ].join('; ')}. Оно сработает, не дожидаясь ответа посетителя. Уберите его из кода.`,
        },
      ];

/** What holds whoever's it is. */
export function ofTags(group: readonly Found[]): (string | false)[] {
  const has = (isSo: (one: Found) => boolean): boolean => group.some(isSo);
  const isFrame = ({ tag }: Found): boolean => tag?.name === 'iframe';
  const says = ({ tag }: Found, attribute: string): boolean => tag?.attributes.has(attribute) ?? false;
  return [
    has(({ how, tag }) => how === 'removed' && tag?.name === 'noscript') &&
      'Картинка или фрейм внутри <noscript> убраны: там, где скрипты выключены, они загрузились бы без спроса.',
    has(({ how, tag }) => how === 'removed' && tag?.name === 'link') &&
      'Тег <link>, который заранее открывает соединение с другим сайтом, убран: тот сайт узнал бы о посетителе до его ответа.',
    has((one) => one.how === 'stopped' && isFrame(one)) &&
      'Содержимое фрейма записано в нём самом, и запустить его после согласия «Согласие» не может, поэтому он остановлен совсем. Замените его фреймом с адресом.',
    has((one) => (one.how === 'stopped' && !isFrame(one)) || one.tag?.isForeign === true) &&
      'Такой тег «Согласие» запустить не может, поэтому он остановлен совсем. Замените его фреймом или скриптом.',
    has((one) => one.how === 'address' && isFrame(one) && says(one, 'srcdoc')) &&
      'Атрибут srcdoc фрейма после согласия не вернётся: загрузится только адрес.',
    has((one) => one.how !== 'script' && isFrame(one) && says(one, 'onload')) &&
      'Обработчик onload фрейма после согласия не сработает.',
    has((one) => one.how === 'address' && says(one, 'srcset')) &&
      'После согласия картинка загрузится в одном размере: список srcset не вернётся.',
    has((one) => one.how === 'address' && says(one, 'imagesrcset')) &&
      'Список imagesrcset после согласия не вернётся.',
    has(({ text, tag }) => tag?.name === 'script' && /\bdocument\.write(ln)?\b/.test(text)) &&
      'В коде есть document.write: удержанным он работать не будет. Возьмите у сервиса новый код.',
  ];
}

/** What is said of a category that is off. */
export const ofCategory = (category: string, shop: Shop): string =>
  shop.isOn(category)
    ? ''
    : `Категория «${shop.nameOf(category)}» сейчас выключена: пока её не включить, спрашивать о ней не будут, и код не запустится.`;

export const enabling = (category: string, shop: Shop): readonly Act[] =>
  shop.isOn(category) ? [] : [{ type: 'enable', category }];

export const sentences = (parts: readonly (string | false | undefined)[]): string =>
  parts.filter(Boolean).join(' ');
