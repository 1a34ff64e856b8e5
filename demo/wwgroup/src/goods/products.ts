import type { Language } from '../purposes/language';

export const categories = ['office', 'security', 'graphics', 'learning'] as const;
export type Category = (typeof categories)[number];

type Wording = Record<Language, string>;

export interface Product {
  /** Also the name of its picture in `/wwgroup/art/`. */
  id: string;
  category: Category;
  /** Rubles. */
  price: number;
  name: Wording;
  summary: Wording;
  about: Wording;
  term: Wording;
  seats: Wording;
}

const year: Wording = { ru: '1 год', en: '1 year' };
const forever: Wording = { ru: 'Бессрочно', en: 'Perpetual' };
const onePerson: Wording = { ru: 'Один человек', en: 'One person' };

export const products: readonly Product[] = [
  {
    id: 'folio',
    category: 'office',
    price: 4990,
    name: { ru: 'Фолио Офис 7', en: 'Folio Office 7' },
    summary: { ru: 'Документы, таблицы и презентации', en: 'Documents, spreadsheets and slides' },
    about: {
      ru: 'Пакет для повседневной работы с документами. Открывает файлы распространённых форматов, проверяет правописание, правильно переносит слова и работает без подключения к сети.',
      en: 'A suite for everyday documents. It opens files in the common formats, checks spelling, hyphenates properly and works offline.',
    },
    term: forever,
    seats: { ru: 'Один человек, два компьютера', en: 'One person, two computers' },
  },
  {
    id: 'zastava',
    category: 'security',
    price: 1490,
    name: { ru: 'Застава Антивирус', en: 'Zastava Antivirus' },
    summary: { ru: 'Защита файлов, почты и браузера', en: 'Guards files, mail and the browser' },
    about: {
      ru: 'Проверяет новые файлы и вложения до открытия, предупреждает о поддельных страницах оплаты и не отвлекает лишними окнами. Базы обновляются сами.',
      en: 'Checks new files and attachments before they open, warns about fake payment pages and stays out of the way. Its database updates itself.',
    },
    term: year,
    seats: { ru: 'Одно устройство', en: 'One device' },
  },
  {
    id: 'kegl',
    category: 'graphics',
    price: 6900,
    name: { ru: 'Кегль, набор шрифтов', en: 'Kegl font collection' },
    summary: { ru: '24 начертания с полной кириллицей', en: '24 styles with full Cyrillic' },
    about: {
      ru: 'Антиква для книг и гротеск для экрана, нарисованные вместе. Кириллица с расширенным набором знаков, капитель, минускульные цифры и знак рубля.',
      en: 'A book serif and a screen sans drawn together. Extended Cyrillic, small capitals, old-style figures and the rouble sign.',
    },
    term: forever,
    seats: { ru: 'До пяти рабочих мест', en: 'Up to five workstations' },
  },
  {
    id: 'atlas',
    category: 'learning',
    price: 590,
    name: { ru: 'Атлас звёздного неба', en: 'Atlas of the Night Sky' },
    summary: { ru: 'Электронная книга, 240 страниц', en: 'E-book, 240 pages' },
    about: {
      ru: 'Карты созвездий по месяцам для средней полосы России, советы по наблюдению в городе и за городом, словарь терминов. Формат EPUB и PDF.',
      en: 'Monthly star charts for central Russia, advice on observing in and out of town, a glossary. EPUB and PDF.',
    },
    term: forever,
    seats: onePerson,
  },
  {
    id: 'schyoty',
    category: 'office',
    price: 7800,
    name: { ru: 'Счёты: учёт для малого дела', en: 'Schyoty: small business accounts' },
    summary: { ru: 'Счета, акты и налоги в одном окне', en: 'Invoices, acts and taxes in one window' },
    about: {
      ru: 'Ведёт доходы и расходы, выставляет счета и акты, напоминает о сроках отчётности и платежей. Подходит предпринимателям и небольшим обществам.',
      en: 'Keeps income and expenses, issues invoices and acts, reminds you of reports and payments. For sole traders and small companies.',
    },
    term: year,
    seats: { ru: 'Одна организация', en: 'One organisation' },
  },
  {
    id: 'seif',
    category: 'security',
    price: 990,
    name: { ru: 'Сейф паролей', en: 'Password Safe' },
    summary: { ru: 'Все пароли под одним ключом', en: 'All passwords under one key' },
    about: {
      ru: 'Хранит пароли зашифрованными на вашем устройстве, придумывает новые и подставляет их на знакомых сайтах. Резервную копию можно держать на флешке.',
      en: 'Keeps passwords encrypted on your device, invents new ones and fills them in on sites it knows. The backup fits on a flash drive.',
    },
    term: year,
    seats: { ru: 'Один человек, пять устройств', en: 'One person, five devices' },
  },
  {
    id: 'montazh',
    category: 'graphics',
    price: 5400,
    name: { ru: 'Монтажный стол', en: 'Editing Table' },
    summary: { ru: 'Видеомонтаж без лишних кнопок', en: 'Video editing without the clutter' },
    about: {
      ru: 'Дорожки видео и звука, титры, выравнивание громкости и цвета. Готовый ролик сохраняется в нужном размере для сайта, телефона или большого экрана.',
      en: 'Video and sound tracks, titles, levelling of loudness and colour. The finished film is saved for a site, a phone or a big screen.',
    },
    term: forever,
    seats: onePerson,
  },
  {
    id: 'kurs',
    category: 'learning',
    price: 2900,
    name: { ru: 'Курс «Таблицы с нуля»', en: 'Course: Spreadsheets from Zero' },
    summary: { ru: '18 видеоуроков с заданиями', en: '18 video lessons with exercises' },
    about: {
      ru: 'От первой формулы до сводных таблиц за шесть недель. Каждый урок заканчивается заданием на настоящих данных, к нему приложен разбор.',
      en: 'From the first formula to pivot tables in six weeks. Each lesson ends with an exercise on real data and its solution.',
    },
    term: { ru: 'Доступ на 2 года', en: '2 years of access' },
    seats: onePerson,
  },
  {
    id: 'dogovor',
    category: 'office',
    price: 2400,
    name: { ru: 'Договорник', en: 'Contract Builder' },
    summary: { ru: 'Договоры из проверенных условий', en: 'Contracts from proven clauses' },
    about: {
      ru: 'Собирает договор из готовых условий, подставляет реквизиты сторон, сравнивает редакции и показывает, что изменилось. Сохраняет в DOCX и PDF.',
      en: 'Builds a contract from ready clauses, fills in the parties’ details, compares versions and shows what changed. Saves DOCX and PDF.',
    },
    term: year,
    seats: { ru: 'До трёх сотрудников', en: 'Up to three employees' },
  },
  {
    id: 'zapas',
    category: 'security',
    price: 2190,
    name: { ru: 'Запасник', en: 'Zapasnik Backup' },
    summary: { ru: 'Резервные копии по расписанию', en: 'Backups on a schedule' },
    about: {
      ru: 'Копирует выбранные папки на второй диск или сетевое хранилище, хранит прежние версии файлов и проверяет, что копия читается.',
      en: 'Copies chosen folders to a second disk or network storage, keeps earlier versions and checks that the copy can be read.',
    },
    term: forever,
    seats: { ru: 'Два компьютера', en: 'Two computers' },
  },
  {
    id: 'palitra',
    category: 'graphics',
    price: 3600,
    name: { ru: 'Палитра Фото', en: 'Palitra Photo' },
    summary: { ru: 'Проявка и ретушь снимков', en: 'Developing and retouching photos' },
    about: {
      ru: 'Обрабатывает RAW и JPEG без потерь: исходный снимок остаётся нетронутым. Кривые, кадрирование, точечная ретушь и печать с профилем бумаги.',
      en: 'Works on RAW and JPEG without loss: the original stays untouched. Curves, cropping, spot retouching and printing with a paper profile.',
    },
    term: forever,
    seats: onePerson,
  },
  {
    id: 'podarok',
    category: 'learning',
    price: 3000,
    name: { ru: 'Подарочный сертификат', en: 'Gift certificate' },
    summary: { ru: 'На любую книгу, курс или программу', en: 'For any book, course or program' },
    about: {
      ru: 'Электронный сертификат с вашим поздравлением. Получатель сам выберет товар; если покупка дороже, разницу можно доплатить.',
      en: 'An electronic certificate with your greeting. The recipient chooses; if the purchase costs more, the difference can be paid.',
    },
    term: year,
    seats: { ru: 'Предъявитель', en: 'Bearer' },
  },
];

export function findProduct(id: string): Product | undefined {
  return products.find((product) => product.id === id);
}

export function isCategory(text: string | null): text is Category {
  return categories.some((category) => category === text);
}
