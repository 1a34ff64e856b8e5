import russian from '../../../../locales/ru/diagnostics.json';
import banner from '../../../../locales/ru/banner.json';
import { createReader } from '../../../../src/config/createReader';
import { diagnose } from '../../../../src/config/diagnose';
import type { Diagnostic } from '../../../../src/config/Diagnostic';
import { inWords } from '../../../../src/config/inWords';
import { namedServices } from '../../../../src/config/namedServices';
import { resolve } from '../../../../src/config/resolve';
import type { Configuration } from '../../../../src/config/schema';
import { valueAt } from '../../../../src/config/valueAt';
import { catalogue } from '../catalogue';

/** One thing that the law asks of a shop, or that those who check shops look at. */
export interface LawPoint {
  readonly id: string;
  readonly title: string;
  /** `yours` is what no configuration can do: the shop itself has to see to it. */
  readonly state: 'met' | 'missing' | 'yours';
  readonly message: string;
  /** The key of the configuration that it is about. */
  readonly path?: string;
}

/** What a configuration does for the points of the law, and what it leaves to the shop. No promise of safety. */
export function checkLaw(config: Configuration): readonly LawPoint[] {
  const context = createContext(config);
  return points.map((point) => point(context));
}

interface Context {
  readonly config: Configuration;
  /** What the product's own checks say first of the configuration: by code, or of a value that cannot be used, by its path. */
  readonly complaint: (
    ...keys: readonly string[]
  ) => { readonly message: string; readonly path: string } | undefined;
  /** Categories that the visitor is asked about, in words. */
  readonly asked: readonly string[];
  readonly services: readonly string[];
}

type Point = (context: Context) => LawPoint;

function createContext(config: Configuration): Context {
  const found = diagnose(config, { entries: catalogue, catalogue: [...catalogue.keys()] });
  const { categories } = resolve(createReader(config, () => undefined));
  const names: Readonly<Record<string, string>> = banner.categories;
  return {
    config,
    complaint(...keys) {
      const first = found.find(
        ({ code, path, severity }) => keys.includes(code) || (severity === 'error' && keys.includes(path)),
      );
      return first && { message: sentenceOf(first), path: first.path };
    },
    asked: categories.flatMap(({ id, required }) => {
      const title = valueAt(config, `categories.${id}.title`);
      return required ? [] : typeof title === 'string' && title ? title : (names[id] ?? id);
    }),
    services: [...new Set(namedServices(config).map(({ id }) => id))],
  };
}

const sentenceOf = (diagnostic: Diagnostic): string =>
  inWords(diagnostic, russian).message.replace(/^[а-яё]/, (letter) => letter.toUpperCase());

/** A point that is met unless the product's own checks complain. */
const unless =
  (
    id: string,
    title: string,
    codes: readonly string[],
    met: string | ((context: Context) => string),
  ): Point =>
  (context) => {
    const complaint = context.complaint(...codes);
    return complaint
      ? { id, title, state: 'missing', ...complaint }
      : { id, title, state: 'met', message: typeof met === 'string' ? met : met(context) };
  };

const yours =
  (id: string, title: string, message: string): Point =>
  () => ({ id, title, state: 'yours', message });

const textAt = (config: Configuration, path: string): string => {
  const value = valueAt(config, path);
  return typeof value === 'string' ? value.trim() : '';
};

/** In the order of the checklist: who asks, for what, how it is answered, how it is taken back, what is left to prove. */
const points: readonly Point[] = [
  unless(
    'operator',
    'Названо, кто отвечает за данные',
    ['operatorName', 'contacts', 'operator.name'],
    'Название оператора стоит в баннере, контакты – в настройках. Согласие должно быть информированным (ч. 1 ст. 9 152-ФЗ).',
  ),
  unless(
    'policy',
    'Есть ссылка на политику',
    ['policyUrl', 'insecure', 'pdf', 'policy.url'],
    'Баннер и настройки ссылаются на политику. Верно ли она написана, отсюда не видно.',
  ),
  unless(
    'consent-text',
    'Текст согласия отделён от политики',
    ['consentUrl', 'sameDocument', 'consent.url'],
    'Ссылки ведут на два разных документа: с 1 сентября 2025 года согласие оформляют отдельно (156-ФЗ).',
  ),
  yours(
    'consent-words',
    'В тексте согласия сказано всё нужное',
    'Кто обрабатывает данные, какие, для каких целей, кому передаёт, как долго и как согласие отозвать. Сверьте этот текст с юристом: чего в нём нет, баннер не восполнит.',
  ),
  ({ complaint, services, asked, config }) => {
    const id = 'purposes';
    const title = 'Сказано, чьи сервисы работают и что они хранят';
    const wrong = complaint(
      'undescribed',
      'nearService',
      'nothingStored',
      'noCategory',
      'notListed',
      'unknownCategory',
      'twice',
      'platform',
    );
    if (wrong) return { id, title, state: 'missing', ...wrong };
    if (services.length > 0)
      return {
        id,
        title,
        state: 'met',
        message:
          'У каждого названного сервиса посетитель видит владельца, назначение и срок хранения – в пределах того, что известно каталогу и вам. Назовите все, что работают на сайте.',
      };
    const hasTraces = Object.keys(valueAt(config, 'categories') ?? {}).some((category) =>
      ['cookies', 'storage'].some((key) => valueAt(config, `categories.${category}.${key}`) !== undefined),
    );
    return asked.length === 0 || hasTraces
      ? {
          id,
          title,
          state: 'yours',
          message: 'Ни один сервис не назван. Убедитесь, что на сайте их и правда нет.',
        }
      : {
          id,
          title,
          state: 'missing',
          path: 'categories',
          message: `Посетителя спрашивают (${asked.join(', ')}), но ни один сервис не назван: на что он соглашается, не сказано. Согласие должно быть конкретным и предметным.`,
        };
  },
  unless(
    'choice',
    'Согласие даёт сам посетитель',
    ['notice', 'preticked', 'implied'],
    'До ответа «Согласие» не разрешает ничего необязательного, заранее ничего не отмечено, молчание и прокрутка согласием не считаются.',
  ),
  unless(
    'refusable',
    'От необязательного можно отказаться',
    ['refusable', 'reason', 'unasked'],
    ({ asked }) =>
      asked.length > 0
        ? `На каждую цель – свой переключатель: ${asked.join(', ')}. У каждого сервиса он тоже есть.`
        : 'Спрашивать не о чем: необязательных категорий нет.',
  ),
  ({ config }) => {
    const id = 'refusal';
    const title = 'Отказаться так же просто, как согласиться';
    return valueAt(config, 'mode') === 'notice'
      ? {
          id,
          title,
          state: 'missing',
          path: 'mode',
          message:
            'В режиме notice кнопки отказа в баннере нет, она – в настройках. Российской нормы об этом не нашлось, но так советуют эксперты.',
        }
      : {
          id,
          title,
          state: 'met',
          message:
            '«Принять все» и «Отклонить необязательные» стоят рядом, одного размера и цвета. Отказ хранится столько же, сколько согласие. Российской нормы об этом не нашлось, но так советуют эксперты.',
        };
  },
  yours(
    'access',
    'Отказ не закрывает магазин',
    'Кто отказался, должен видеть товары и оформить заказ. Проверьте это в окне инкогнито. Рядом с картой оставьте адрес, рядом с чатом – телефон или почту.',
  ),
  yours(
    'held',
    'До согласия ничего не загружается',
    'Сервисы с номером в конфигурации «Согласие» запускает само, после ответа. Остальной код на страницах удержите, счётчики из настроек платформы, модулей и <noscript> уберите.',
  ),
  ({ config }) =>
    valueAt(config, 'banner.reopen') === false
      ? {
          id: 'way-back',
          title: 'Согласие можно отозвать в любое время',
          state: 'yours',
          path: 'banner.reopen',
          message:
            'Кнопка в углу скрыта. Поставьте в подвал ссылку на #soglasie-preferences: без неё отозвать согласие негде (ч. 2 ст. 9 152-ФЗ).',
        }
      : {
          id: 'way-back',
          title: 'Согласие можно отозвать в любое время',
          state: 'met',
          message:
            'Кнопка в углу открывает настройки, там есть «Отозвать согласие». Добавьте ещё и ссылку в подвал (ч. 2 ст. 9 152-ФЗ).',
        },
  ({ config, complaint }) => {
    const id = 'personal-data';
    const title = 'Сказано, как отозвать согласие на обработку данных';
    const late = complaint('term', 'withdrawal.days', 'withdrawal.email', 'withdrawal.phone');
    if (late) return { id, title, state: 'missing', ...late };
    const isSaid = ['email', 'phone', 'note'].some((key) => textAt(config, `withdrawal.${key}`));
    return isSaid
      ? {
          id,
          title,
          state: 'met',
          message: 'Настройки говорят, куда обратиться. Отвечать на обращения – дело магазина.',
        }
      : {
          id,
          title,
          state: 'missing',
          path: 'withdrawal.email',
          message:
            'Отказ от файлов cookie не отзывает согласия, которое дано при заказе или подписке. Укажите почту или телефон для отзыва.',
        };
  },
  ({ config }) => {
    const id = 'webvisor';
    const title = 'Метрика и Вебвизор названы прямо';
    if (!namedServices(config).some((service) => service.id === 'yandex-metrika'))
      return {
        id,
        title,
        state: 'yours',
        message: 'Метрика не названа. Если она на сайте есть, назовите её в конфигурации.',
      };
    return valueAt(config, 'services.yandex-metrika.webvisor') === true
      ? {
          id,
          title,
          state: 'yours',
          path: 'services.yandex-metrika.webvisor',
          message: russianMessage('webvisor'),
        }
      : { id, title, state: 'met', message: 'Метрика названа в настройках, Вебвизор выключен.' };
  },
  unless(
    'revisions',
    'Видно, с какой редакцией посетитель согласился',
    ['revision', 'policy.revision', 'consent.revision'],
    'Запись хранит время решения, его номер, редакцию и язык. Лежит она в браузере посетителя.',
  ),
  yours(
    'proof',
    'Согласие можно доказать',
    'Доказывать согласие – обязанность оператора. Храните тексты всех прежних редакций и даты, когда они стояли на сайте. Журнала на сервере «Согласие» не ведёт: нужен ли он вам и сколько его хранить, решите с юристом.',
  ),
  unless(
    'country',
    'Сервисы и почта – российские',
    ['abroad', 'foreign', 'consentMode', 'abroadMailbox', 'mailbox'],
    'Зарубежных сервисов и почты в конфигурации нет. Код на страницах и шрифты с чужих серверов проверьте сами.',
  ),
  yours(
    'hosting',
    'Файлы баннера лежат у вас',
    'Положите их на свой сервер в России: тогда о визите не узнаёт никто посторонний. Базы с данными покупателей при сборе тоже должны быть в России (ч. 5 ст. 18 152-ФЗ).',
  ),
  ({ config }) => {
    const id = 'language';
    const title = 'Посетителю отвечают по-русски';
    const language = textAt(config, 'language');
    return ['', 'ru', 'auto'].includes(language)
      ? {
          id,
          title,
          state: 'met',
          message:
            language === 'auto'
              ? 'Язык берётся у страницы; чего на нём нет, показано по-русски.'
              : 'Баннер и настройки – по-русски.',
        }
      : {
          id,
          title,
          state: 'missing',
          path: 'language',
          message:
            'Баннер – не на русском. С 1 марта 2026 года сведения для потребителей дают по-русски (168-ФЗ); касается ли это баннера, юристы спорят.',
        };
  },
  unless(
    'law-date',
    'Закон назван верно',
    ['lawDate'],
    'В текстах конфигурации неверной даты 152-ФЗ нет. Проверьте и свою политику: закон принят 27 июля 2006 года.',
  ),
  yours(
    'mailing',
    'Рассылка – отдельно',
    'Согласие на рекламу в письмах, СМС и сообщениях берут отдельно и заранее (ч. 1 ст. 18 38-ФЗ): снятой галочкой, не в этом баннере.',
  ),
  yours(
    'recommender',
    'Сказано о рекомендациях',
    'Если сайт подбирает товары по поведению посетителя, об этом сообщают на самом сайте (ст. 10.2-2 149-ФЗ). Баннер этого не делает.',
  ),
];

/** A sentence of the product's own checks that names nothing. */
const russianMessage = (code: keyof typeof russian.messages): string => russian.messages[code];
