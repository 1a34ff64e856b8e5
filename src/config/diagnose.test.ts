import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import english from '../../locales/en/diagnostics.json';
import russian from '../../locales/ru/diagnostics.json';
import { describe } from './describe';
import { CATALOGUE } from '../services/findService';
import { findServices } from '../services/findServices';
import { diagnose, type DiagnoseContext } from './diagnose';
import { inWords } from './inWords';
import { summarise } from './summarise';

/** A configuration that nothing is to be said of. */
const good = {
  operator: { name: 'ООО «Ромашка»', email: 'shop@example.ru' },
  policy: { url: '/policy', revision: '2026-05-01', crossBorder: 'none' },
  consent: { url: '/consent' },
  services: { metrika: { category: 'analytics', country: 'RU', cookies: [] } },
};

/** The same where the policy promises nothing of borders. */
const free = { ...good, policy: { url: '/policy', revision: '2026-05-01' } };

/** What the check is told of the catalogue. */
const known: DiagnoseContext = {
  entries: await findServices(CATALOGUE, (error) => {
    throw error;
  }),
  catalogue: CATALOGUE,
};

type Case = readonly [
  kind: string,
  input: unknown,
  context: DiagnoseContext,
  diagnostic: string,
  russian: string,
  english: string,
];

/** Words may be tied together by spaces that do not break. */
const plain = (words: string): string => words.replace(/\s/g, ' ');

const faults: readonly Case[] = [
  [
    'a text in place of a number',
    { ...good, cookie: { days: '365' } },
    {},
    'error value cookie',
    'cookie.days: нужно целое число от 1, пришло "365" (текст).',
    'cookie.days: a whole number from 1 is needed, but "365" (text) came.',
  ],
  [
    'a fraction',
    { ...good, cookie: { days: 0.5 } },
    {},
    'error value cookie',
    'cookie.days: нужно целое число от 1, пришло 0.5 (число).',
    'cookie.days: a whole number from 1 is needed, but 0.5 (number) came.',
  ],
  [
    'a number in place of a text',
    { ...good, operator: { ...good.operator, inn: 7701234567 } },
    {},
    'error value operator',
    'operator.inn: нужен текст в кавычках, пришло 7701234567 (число).',
    'operator.inn: text in quotes is needed, but 7701234567 (number) came.',
  ],
  [
    'a text in place of a switch',
    { ...good, consent: { ...good.consent, material: 'no' } },
    {},
    'error value revisions',
    'consent.material: нужно true или false без кавычек, пришло "no" (текст).',
    'consent.material: true or false without quotes is needed, but "no" (text) came.',
  ],
  [
    'a list in place of an object',
    { ...good, gate: [] },
    {},
    'error value gate',
    'gate: нужен объект в фигурных скобках, пришло [] (список).',
    'gate: an object in braces is needed, but [] (list) came.',
  ],
  [
    'an object in place of a list',
    { ...good, categories: { cart: { storage: {} } } },
    {},
    'error value categories',
    'categories.cart.storage: нужен список в квадратных скобках, пришло {} (объект).',
    'categories.cart.storage: a list in square brackets is needed, but {} (object) came.',
  ],
  [
    'nothing in place of a text',
    { ...good, age: { note: null } },
    {},
    'error value age',
    'age.note: нужен текст в кавычках, пришло null (пустое значение).',
    'age.note: text in quotes is needed, but null (empty value) came.',
  ],
  [
    'a word in place of a category',
    { ...good, categories: { analytics: 'on' } },
    {},
    'error value categories',
    'categories.analytics: нужно true, false или объект в фигурных скобках, пришло "on" (текст).',
    'categories.analytics: true, false or an object in braces is needed, but "on" (text) came.',
  ],
  [
    'a configuration that is a list',
    [],
    {},
    'error value start',
    'нужен объект в фигурных скобках, пришло [] (список).',
    'an object in braces is needed, but [] (list) came.',
  ],
  [
    'a configuration that is a number',
    5,
    {},
    'error value start',
    'нужен объект в фигурных скобках, пришло 5 (число).',
    'an object in braces is needed, but 5 (number) came.',
  ],
  [
    'no configuration',
    undefined,
    {},
    'error missing start',
    'нужен объект в фигурных скобках, а здесь ничего нет.',
    'an object in braces is needed, but there is nothing here.',
  ],
  [
    'what JSON has no word for',
    { ...good, gate: { timeout: 5n } },
    {},
    'error value gate',
    'gate.timeout: нужно целое число миллисекунд от 0 до 99999, пришло bigint (не из JSON).',
    'gate.timeout: a whole number of milliseconds from 0 to 99999 is needed, but bigint (not from JSON) came.',
  ],
  [
    'a long value',
    { ...good, mode: 'o'.repeat(200) },
    {},
    'error oneOf mode',
    'mode: нужно одно из значений: "opt-in", "notice"; пришло "oooooooooooooooooooooooooooooooooooooooooooooooooooooooooo… (текст).',
    'mode: one of these values is needed: "opt-in", "notice"; "oooooooooooooooooooooooooooooooooooooooooooooooooooooooooo… (text) came.',
  ],
  [
    'a date in words',
    { ...good, policy: { ...good.policy, revision: 'май 2026' } },
    {},
    'error value revisions',
    'policy.revision: нужна дата вида 2026-05-01, пришло "май 2026" (текст).',
    'policy.revision: a date such as 2026-05-01 is needed, but "май 2026" (text) came.',
  ],
  [
    'a link that runs a script',
    { ...good, policy: { ...good.policy, url: 'javascript:alert(1)' } },
    {},
    'error value policy',
    'policy.url: нужна ссылка (https://… или путь на этом сайте), пришло "javascript:alert(1)" (текст).',
    'policy.url: a link (https://… or a path on this site) is needed, but "javascript:alert(1)" (text) came.',
  ],
  [
    'a service with a bad id in a list',
    { ...good, categories: { analytics: { services: ['Яндекс'] } } },
    {},
    'error value categories',
    'categories.analytics.services.0: нужен id из строчных латинских букв, цифр и дефиса (до 32 знаков, первой идёт буква), пришло "Яндекс" (текст).',
    'categories.analytics.services.0: an id of lower-case Latin letters, digits and hyphens (up to 32 characters, a letter first) is needed, but "Яндекс" (text) came.',
  ],
  [
    'a category that is called almost as a known one',
    { ...good, categories: { analitics: false } },
    {},
    'warning nearCategory categories',
    'categories.analitics: такой категории нет среди известных, и названия у неё нет: сайт получит ещё одну категорию. Возможно, вы имели в виду «analytics»?',
    'categories.analitics: this is none of the known categories, and it has no title: the site gets one more category. Did you mean “analytics”?',
  ],
  [
    'a language in words',
    { ...good, language: 'русский' },
    {},
    'error value language',
    'language: нужен код языка из двух или трёх строчных латинских букв (например, ru) или auto, пришло "русский" (текст).',
    'language: a language code of two or three lower-case Latin letters (such as ru) or auto is needed, but "русский" (text) came.',
  ],
  [
    'a colour that is none',
    { ...good, theme: { accent: 'red; position: static' } },
    {},
    'error value theme',
    'theme.accent: нужен цвет, как его пишут в CSS (например, #0a5), пришло "red; position: static" (текст).',
    'theme.accent: a colour as CSS writes it (such as #0a5) is needed, but "red; position: static" (text) came.',
  ],
  [
    'a length that is none',
    { ...good, theme: { radius: 'большой' } },
    {},
    'error value theme',
    'theme.radius: нужен размер, как его пишут в CSS (например, 12px), пришло "большой" (текст).',
    'theme.radius: a size as CSS writes it (such as 12px) is needed, but "большой" (text) came.',
  ],
  [
    'a country in words',
    { ...good, services: { metrika: { ...good.services.metrika, country: 'Россия' } } },
    {},
    'error value services',
    'services.metrika.country: нужен код страны из двух прописных латинских букв (например, RU), пришло "Россия" (текст).',
    'services.metrika.country: a country code of two capital Latin letters (such as RU) is needed, but "Россия" (text) came.',
  ],
  [
    'a timeout beyond its limit',
    { ...good, gate: { timeout: 100000 } },
    {},
    'error value gate',
    'gate.timeout: нужно целое число миллисекунд от 0 до 99999, пришло 100000 (число).',
    'gate.timeout: a whole number of milliseconds from 0 to 99999 is needed, but 100000 (number) came.',
  ],
  [
    'a term below zero',
    { ...good, withdrawal: { days: -1 } },
    {},
    'error value withdrawal',
    'withdrawal.days: нужно число больше 0, пришло -1 (число).',
    'withdrawal.days: a number above 0 is needed, but -1 (number) came.',
  ],
  [
    'a lifetime below zero',
    { ...good, categories: { cart: { cookies: [{ name: 'cart', days: -1 }] } } },
    {},
    'error value categories',
    'categories.cart.cookies.0.days: нужно число дней от 0, пришло -1 (число).',
    'categories.cart.cookies.0.days: a number of days from 0 is needed, but -1 (number) came.',
  ],
  [
    'a cookie name with a space',
    { ...good, cookie: { name: 'my cookie' } },
    {},
    'error value cookie',
    'cookie.name: нужно имя из латинских букв, цифр, точки, дефиса и подчёркивания (до 64 знаков), пришло "my cookie" (текст).',
    'cookie.name: a name of Latin letters, digits, dots, hyphens and underscores (up to 64 characters) is needed, but "my cookie" (text) came.',
  ],
  [
    'a domain that is none',
    { ...good, cookie: { domain: 'not a domain' } },
    {},
    'error value cookie',
    'cookie.domain: нужно site, host или домен (например, .example.ru), пришло "not a domain" (текст).',
    'cookie.domain: site, host or a domain (such as .example.ru) is needed, but "not a domain" (text) came.',
  ],
  [
    'a path that is none',
    { ...good, cookie: { path: 'shop' } },
    {},
    'error value cookie',
    'cookie.path: нужен путь с / в начале, пришло "shop" (текст).',
    'cookie.path: a path with / in front is needed, but "shop" (text) came.',
  ],
  [
    'an expression that may run away',
    { ...good, categories: { cart: { storage: ['^(a+)+$'] } } },
    {},
    'error value categories',
    'categories.cart.storage.0: нужно имя или безопасное регулярное выражение с ^ в начале, пришло "^(a+)+$" (текст).',
    'categories.cart.storage.0: a name or a safe regular expression with ^ in front is needed, but "^(a+)+$" (text) came.',
  ],
  [
    'a cookie without a name',
    { ...good, categories: { cart: { cookies: [{ purpose: 'Корзина' }] } } },
    {},
    'error missing categories',
    'categories.cart.cookies.0.name: нужно имя или безопасное регулярное выражение с ^ в начале, а здесь ничего нет.',
    'categories.cart.cookies.0.name: a name or a safe regular expression with ^ in front is needed, but there is nothing here.',
  ],
  [
    'the id of a counter that is a switch',
    { ...good, services: { 'yandex-metrika': { category: 'analytics', id: true, cookies: [] } } },
    {},
    'error value ids',
    'services.yandex-metrika.id: нужен id вида 12345678 или список таких id, пришло true (логическое значение).',
    'services.yandex-metrika.id: an id such as 12345678, or a list of such ids, is needed, but true (boolean) came.',
  ],
  [
    'the id of an account that is none, in a list',
    { ...good, services: { 'google-ads': { category: 'advertising', id: ['12'], cookies: [] } } },
    {},
    'error value ids',
    'services.google-ads.id.0: нужен id вида AW-123456789 или список таких id, пришло "12" (текст).',
    'services.google-ads.id.0: an id such as AW-123456789, or a list of such ids, is needed, but "12" (text) came.',
  ],
  [
    'a list of ids where one is taken',
    { ...good, services: { jivo: { category: 'external', id: ['aBcDeFgH12'], cookies: [] } } },
    {},
    'error value ids',
    'services.jivo.id: нужен один id вида aBcDeFgH12, в кавычках, пришло ["aBcDeFgH12"] (список).',
    'services.jivo.id: one id such as aBcDeFgH12 is needed, in quotes, but ["aBcDeFgH12"] (list) came.',
  ],
  [
    'an id of a service that it does not start',
    { ...good, services: { metrika: { ...good.services.metrika, id: 12345678 } } },
    known,
    'error noVendor ids',
    'services.metrika.id: ключ id есть только у сервисов, которые «Согласие» запускает само, а этого среди них нет. Удалите id, а код сервиса оставьте на странице помеченным.',
    'services.metrika.id: only services that Soglasie starts by itself have the key id, and this is none of them. Remove id, and leave the code of the service on the page, marked.',
  ],
  [
    'an id of a service that is misspelt',
    { ...good, services: { 'yandex-metrica': { ...good.services.metrika, title: 'Метрика', id: 12345678 } } },
    known,
    'error noVendor ids',
    'services.yandex-metrica.id: ключ id есть только у сервисов, которые «Согласие» запускает само, а этого среди них нет. Удалите id, а код сервиса оставьте на странице помеченным. Возможно, вы имели в виду «yandex-metrika»?',
    'services.yandex-metrica.id: only services that Soglasie starts by itself have the key id, and this is none of them. Remove id, and leave the code of the service on the page, marked. Did you mean “yandex-metrika”?',
  ],
  [
    'Webvisor of another counter',
    { ...good, services: { roistat: { category: 'analytics', webvisor: true } } },
    known,
    'error unknownKey webvisor',
    'services.roistat.webvisor: такого ключа нет.',
    'services.roistat.webvisor: there is no such key.',
  ],
  [
    'a category that is a number, for a service',
    { ...good, services: { metrika: { ...good.services.metrika, category: 1 } } },
    {},
    'error value services',
    'services.metrika.category: нужен id категории, пришло 1 (число).',
    'services.metrika.category: the id of a category is needed, but 1 (number) came.',
  ],
  [
    'an unknown word near a known one',
    { ...good, banner: { layout: 'boks' } },
    {},
    'error oneOf banner',
    'banner.layout: нужно одно из значений: "bar", "box"; пришло "boks" (текст). Возможно, вы имели в виду «box»?',
    'banner.layout: one of these values is needed: "bar", "box"; "boks" (text) came. Did you mean “box”?',
  ],
  [
    'an unknown word like no other',
    { ...good, banner: { position: 'middle' } },
    {},
    'error oneOf banner',
    'banner.position: нужно одно из значений: "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right"; пришло "middle" (текст).',
    'banner.position: one of these values is needed: "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right"; "middle" (text) came.',
  ],
  [
    'a switch where only false is one',
    { ...good, banner: { reopen: true } },
    {},
    'error oneOf banner',
    'banner.reopen: нужно одно из значений: "top-left", "top-right", "bottom-left", "bottom-right", false; пришло true (логическое значение).',
    'banner.reopen: one of these values is needed: "top-left", "top-right", "bottom-left", "bottom-right", false; true (boolean) came.',
  ],
  [
    'an unknown key near a known one',
    { ...good, catgories: {} },
    {},
    'error unknownKey start',
    'catgories: такого ключа нет. Возможно, вы имели в виду «categories»?',
    'catgories: there is no such key. Did you mean “categories”?',
  ],
  [
    'an unknown key further down',
    { ...good, services: { metrika: { ...good.services.metrika, titel: 'Метрика' } } },
    {},
    'error unknownKey services',
    'services.metrika.titel: такого ключа нет. Возможно, вы имели в виду «title»?',
    'services.metrika.titel: there is no such key. Did you mean “title”?',
  ],
  [
    'an unknown key of a cookie',
    { ...good, categories: { cart: { cookies: [{ name: 'cart', purpse: 'Корзина' }] } } },
    {},
    'error unknownKey categories',
    'categories.cart.cookies.0.purpse: такого ключа нет. Возможно, вы имели в виду «purpose»?',
    'categories.cart.cookies.0.purpse: there is no such key. Did you mean “purpose”?',
  ],
  [
    'an unknown key like no other',
    { ...good, something: 1 },
    {},
    'error unknownKey start',
    'something: такого ключа нет.',
    'something: there is no such key.',
  ],
  [
    'a category with a bad id',
    { ...good, categories: { Analytics: true } },
    {},
    'error key categories',
    'categories.Analytics: такой ключ не подходит: нужен id из строчных латинских букв, цифр и дефиса (до 32 знаков, первой идёт буква).',
    'categories.Analytics: this key does not fit: an id of lower-case Latin letters, digits and hyphens (up to 32 characters, a letter first) is needed.',
  ],
  [
    'texts of a language with a bad code',
    { ...good, texts: { RU: {} } },
    {},
    'error key texts',
    'texts.RU: такой ключ не подходит: нужен код языка из двух или трёх строчных латинских букв (например, ru).',
    'texts.RU: this key does not fit: a language code of two or three lower-case Latin letters (such as ru) is needed.',
  ],
  [
    'a category that is ticked in advance',
    { ...good, categories: { analytics: { preselected: true } } },
    {},
    'error preticked categories',
    'categories.analytics.preselected: ничего, от чего можно отказаться, не бывает отмечено заранее: согласие даёт только сам посетитель. Уберите этот ключ.',
    'categories.analytics.preselected: nothing that can be refused is ever ticked in advance: only the visitor gives consent. Remove this key.',
  ],
  [
    'analytics that is required',
    { ...good, categories: { analytics: { required: true, reason: 'Нужно' } } },
    {},
    'error refusable categories',
    'categories.analytics.required: отказаться от этой категории – право посетителя, поэтому обязательной она не бывает. Уберите required.',
    'categories.analytics.required: refusing this category is the visitor’s right, so it is never required. Remove required.',
  ],
  [
    'necessary that is off',
    { ...good, categories: { necessary: false } },
    {},
    'error necessary categories',
    'categories.necessary: эта категория включена всегда: без неё негде записать выбор посетителя. Уберите это значение.',
    'categories.necessary: this category is always on: without it the visitor’s choice could not be kept. Remove this value.',
  ],
  [
    'a required category without a reason',
    { ...good, categories: { preferences: { required: true } } },
    {},
    'error reason categories',
    'categories.preferences.reason: чтобы категория стала обязательной, объясните посетителю, почему от неё нельзя отказаться: добавьте reason.',
    'categories.preferences.reason: to make the category required, tell the visitor why it cannot be refused: add a reason.',
  ],
  [
    'a service in an unknown category',
    { ...good, services: { metrika: { ...good.services.metrika, category: 'analytcs' } } },
    {},
    'error unknownCategory services',
    'services.metrika.category: категории «analytcs» нет. Возможно, вы имели в виду «analytics»?',
    'services.metrika.category: there is no category “analytcs”. Did you mean “analytics”?',
  ],
  [
    'a service in no category',
    { ...good, services: { metrika: { country: 'RU', cookies: [] } } },
    {},
    'error noCategory services',
    'services.metrika.category: непонятно, к какой категории относится этот сервис: укажите её в category или добавьте сервис в services нужной категории.',
    'services.metrika.category: it is unclear which category this service belongs to: name it in category, or add the service to the services of a category.',
  ],
  [
    'a service of the catalogue in no category',
    { ...good, services: { 'yandex-metrika': { id: 12345678 } } },
    known,
    'error notListed services',
    'services.yandex-metrika.category: непонятно, к какой категории относится этот сервис: добавьте "yandex-metrika" в categories.analytics.services.',
    'services.yandex-metrika.category: it is unclear which category this service belongs to: add "yandex-metrika" to categories.analytics.services.',
  ],
  [
    'a service in two categories',
    { ...good, categories: { analytics: { services: ['metrika'] }, cart: { services: ['metrika'] } } },
    {},
    'error twice categories',
    'categories.analytics.services.0: сервис «metrika» уже стоит в категории cart: у сервиса может быть только одна.',
    'categories.analytics.services.0: the service “metrika” is in the category cart already: a service has only one.',
  ],
  [
    'an object that throws where it is read',
    Object.defineProperty({}, 'mode', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    }),
    {},
    'error unreadable start',
    'конфигурацию не удалось прочитать (Error: no).',
    'the configuration could not be read (Error: no).',
  ],
];
const lints: readonly Case[] = [
  [
    'an operator without a name',
    { ...good, operator: { email: 'shop@example.ru' } },
    {},
    'warning operatorName operator',
    'operator.name: не указано, кто отвечает за данные. По ст. 9 закона 152-ФЗ согласие называет оператора: напишите его полное имя, например ООО «Ромашка».',
    'operator.name: it is not said who answers for the data. By article 9 of 152-FZ consent names the operator: write the full name, such as ООО «Ромашка».',
  ],
  [
    'an operator without a contact',
    { ...good, operator: { name: 'ООО «Ромашка»' } },
    {},
    'warning contacts operator',
    'operator: нет ни одного контакта оператора. Укажите email, phone или address: посетителю нужно знать, куда писать.',
    'operator: the operator has no contact at all. Give an email, phone or address: the visitor has to know where to write.',
  ],
  [
    'no link to the policy',
    { ...good, policy: { revision: '2026-05-01' } },
    {},
    'warning policyUrl policy',
    'policy.url: нет ссылки на политику обработки персональных данных. Укажите её адрес.',
    'policy.url: there is no link to the personal-data policy. Give its address.',
  ],
  [
    'no link to the consent text',
    { ...good, consent: {} },
    {},
    'warning consentUrl consent',
    'consent.url: нет ссылки на текст согласия. По закону 156-ФЗ с 1 сентября 2025 года согласие оформляют отдельным документом.',
    'consent.url: there is no link to the consent text. By 156-FZ consent is a document of its own since 1 September 2025.',
  ],
  [
    'a consent text inside the policy',
    { ...good, consent: { url: '/policy#consent' } },
    {},
    'warning sameDocument consent',
    'consent.url: ссылка на согласие ведёт туда же, куда ссылка на политику. По закону 156-ФЗ с 1 сентября 2025 года согласие оформляют отдельным документом.',
    'consent.url: the link to the consent text leads where the link to the policy does. By 156-FZ consent is a document of its own since 1 September 2025.',
  ],
  [
    'a policy without encryption',
    { ...good, policy: { ...good.policy, url: 'http://example.ru/policy' } },
    {},
    'warning insecure policy',
    'policy.url: ссылка начинается с http://, и страницу по ней могут подменить в пути. Замените http:// на https:// и проверьте, что страница открывается.',
    'policy.url: the link starts with http://, and the page behind it can be replaced on its way. Write https:// in place of http://, and check that the page opens.',
  ],
  [
    'a consent text without encryption',
    { ...good, consent: { url: 'http://example.ru/consent' } },
    {},
    'warning insecure consent',
    'consent.url: ссылка начинается с http://, и страницу по ней могут подменить в пути. Замените http:// на https:// и проверьте, что страница открывается.',
    'consent.url: the link starts with http://, and the page behind it can be replaced on its way. Write https:// in place of http://, and check that the page opens.',
  ],
  [
    'a policy that is a PDF file',
    { ...good, policy: { ...good.policy, url: '/policy.pdf?2' } },
    {},
    'warning pdf policy',
    'policy.url: политика – файл PDF: с телефона и с программой экранного доступа его трудно читать. Опубликуйте её обычной страницей.',
    'policy.url: the policy is a PDF file, which is hard to read on a phone and with a screen reader. Publish it as an ordinary page.',
  ],
  [
    'a policy without a revision',
    { ...good, policy: { url: '/policy' } },
    {},
    'warning revision revisions',
    'policy.revision: не указана дата редакции политики, поэтому о новой редакции никого не спросят.',
    'policy.revision: the date of the policy’s revision is missing, so nobody will be asked about a new one.',
  ],
  [
    'an older revision than the visitor’s',
    good,
    { recorded: '2026-06-01' },
    'warning older revisions',
    'policy.revision: редакция 2026-05-01 старше той, с которой посетитель уже согласился: 2026-06-01. Его не спросят снова. Проверьте даты.',
    'policy.revision: the revision 2026-05-01 is older than the one that the visitor has agreed to: 2026-06-01. Nobody is asked again. Check the dates.',
  ],
  [
    'a foreign service, against the policy',
    { ...good, services: { metrika: { ...good.services.metrika, country: 'US' } } },
    {},
    'error abroad google',
    'services.metrika.country: политика обещает не передавать данные за рубеж (policy.crossBorder: "none"), а сервис «metrika» включён и передаёт их в другую страну (США). Отключите сервис или исправьте политику.',
    'services.metrika.country: the policy promises to send no data abroad (policy.crossBorder: "none"), and the service “metrika” is on and sends them to another country (United States). Turn the service off, or correct the policy.',
  ],
  [
    'a foreign service of the catalogue, against the policy',
    { ...good, categories: { analytics: { services: ['google-analytics-4'] } } },
    known,
    'error abroad google',
    'categories.analytics.services.0: политика обещает не передавать данные за рубеж (policy.crossBorder: "none"), а сервис «Google Analytics 4» включён и передаёт их в другую страну (США). Отключите сервис или исправьте политику.',
    'categories.analytics.services.0: the policy promises to send no data abroad (policy.crossBorder: "none"), and the service “Google Analytics 4” is on and sends them to another country (United States). Turn the service off, or correct the policy.',
  ],
  [
    'a foreign service of the catalogue',
    { ...free, categories: { analytics: { services: ['google-analytics-4'] } } },
    known,
    'warning foreign google',
    'categories.analytics.services.0: Google Analytics 4 – зарубежный сервис (США). С 1 июля 2025 года при сборе персональных данных россиян их нельзя записывать в базы за пределами России (152-ФЗ, ст. 18, ч. 5), и согласие посетителя этого не меняет. Обсудите сервис с юристом или замените его российским.',
    'categories.analytics.services.0: Google Analytics 4 is a foreign service (United States). Since 1 July 2025 personal data of Russians must not be recorded in databases outside Russia when they are collected (152-FZ, article 18 part 5), and the visitor’s consent does not change that. Ask a lawyer about it, or take a Russian service.',
  ],
  [
    'a foreign service of the site’s own',
    { ...free, services: { map: { title: 'Карта', category: 'analytics', country: 'FR', cookies: [] } } },
    {},
    'warning foreign google',
    'services.map.country: Карта – зарубежный сервис (Франция). С 1 июля 2025 года при сборе персональных данных россиян их нельзя записывать в базы за пределами России (152-ФЗ, ст. 18, ч. 5), и согласие посетителя этого не меняет. Обсудите сервис с юристом или замените его российским.',
    'services.map.country: Карта is a foreign service (France). Since 1 July 2025 personal data of Russians must not be recorded in databases outside Russia when they are collected (152-FZ, article 18 part 5), and the visitor’s consent does not change that. Ask a lawyer about it, or take a Russian service.',
  ],
  [
    'Google’s consent mode',
    { ...good, integrations: { googleConsentMode: true } },
    {},
    'warning consentMode google',
    'integrations.googleConsentMode: режим согласия Google сообщает о решениях зарубежному сервису. С 1 июля 2025 года при сборе персональных данных россиян их нельзя записывать в базы за пределами России (152-ФЗ, ст. 18, ч. 5). По умолчанию этот режим не нужен: до согласия ничего от Google не загружается.',
    'integrations.googleConsentMode: Google’s consent mode tells a foreign service of decisions. Since 1 July 2025 personal data of Russians must not be recorded in databases outside Russia when they are collected (152-FZ, article 18 part 5). By default the mode is not needed: nothing of Google’s loads before consent.',
  ],
  [
    'a service in another category than usual',
    { ...good, categories: { preferences: { services: ['roistat'] } } },
    known,
    'warning otherCategory catalogue',
    'categories.preferences.services.0: сервис «roistat» стоит в категории preferences, а по каталогу его место в analytics. Проверьте, о том ли спросят посетителя.',
    'categories.preferences.services.0: the service “roistat” is in the category preferences, and by the catalogue its place is analytics. Check that the visitor is asked about the right thing.',
  ],
  [
    'a service that names another category than usual',
    { ...good, services: { 'yandex-metrika': { category: 'preferences' } } },
    known,
    'warning otherCategory catalogue',
    'services.yandex-metrika.category: сервис «yandex-metrika» стоит в категории preferences, а по каталогу его место в analytics. Проверьте, о том ли спросят посетителя.',
    'services.yandex-metrika.category: the service “yandex-metrika” is in the category preferences, and by the catalogue its place is analytics. Check that the visitor is asked about the right thing.',
  ],
  [
    'a service that starts without a question',
    { ...good, categories: { necessary: { services: ['mindbox'] } } },
    known,
    'error unasked catalogue',
    'categories.necessary.services.0: сервис «Mindbox» стоит в категории necessary, поэтому запустится без согласия. Его место – advertising.',
    'categories.necessary.services.0: the service “Mindbox” is in the category necessary, so it starts without consent. Its place is advertising.',
  ],
  [
    'a service that names a category without a question',
    { ...good, services: { 'yandex-metrika': { category: 'cart' } } },
    known,
    'error unasked catalogue',
    'services.yandex-metrika.category: сервис «Яндекс Метрика» стоит в категории cart, поэтому запустится без согласия. Его место – analytics.',
    'services.yandex-metrika.category: the service “Яндекс Метрика” is in the category cart, so it starts without consent. Its place is analytics.',
  ],
  [
    'a service in a category that the site has made required',
    {
      ...good,
      categories: { shop: { required: true, reason: 'Без них нет заказа.', services: ['roistat'] } },
    },
    known,
    'error unasked catalogue',
    'categories.shop.services.0: сервис «Roistat» стоит в категории shop, поэтому запустится без согласия. Его место – analytics.',
    'categories.shop.services.0: the service “Roistat” is in the category shop, so it starts without consent. Its place is analytics.',
  ],
  [
    'a service in a cart that the site asks about',
    { ...good, categories: { cart: { required: false, services: ['roistat'] } } },
    known,
    'warning otherCategory catalogue',
    'categories.cart.services.0: сервис «roistat» стоит в категории cart, а по каталогу его место в analytics. Проверьте, о том ли спросят посетителя.',
    'categories.cart.services.0: the service “roistat” is in the category cart, and by the catalogue its place is analytics. Check that the visitor is asked about the right thing.',
  ],
  [
    'a platform that sets cookies of a category that is off',
    { ...good, categories: { necessary: { services: ['opencart'] } } },
    known,
    'warning platform platforms',
    'categories.necessary.services.0: сервис «opencart» создаёт и файлы cookie категории advertising (tracking), а она выключена, и о них никого не спросят. Включите её или отключите эту возможность сайта.',
    'categories.necessary.services.0: the service “opencart” also sets cookies of the category advertising (tracking), which is off, so nobody is asked about them. Turn it on, or turn that feature of the site off.',
  ],
  [
    'Webvisor',
    { ...good, services: { 'yandex-metrika': { category: 'analytics', webvisor: true } } },
    known,
    'warning webvisor webvisor',
    'services.yandex-metrika.webvisor: Вебвизор записывает действия посетителя на странице. В окне настроек это сказано; назовите его и в политике, и в тексте согласия.',
    'services.yandex-metrika.webvisor: Webvisor records what visitors do on the page. The preference centre says so; name it in the policy and in the consent text, too.',
  ],
  [
    'a container that starts any tags',
    {
      ...good,
      services: { 'google-tag-manager': { category: 'analytics', country: 'RU', id: 'GTM-ABC1234' } },
    },
    known,
    'warning container google',
    'services.google-tag-manager.id: контейнер Google Tag Manager запускает любые теги, и о них «Согласие» не знает. Настройте каждый тег внутри на событие soglasie, чтобы он ждал своей категории.',
    'services.google-tag-manager.id: a Google Tag Manager container starts any tags, and Soglasie does not know them. Have each tag inside listen to the soglasie event, so that it waits for its category.',
  ],
  [
    'a listed service that is called almost as one of the catalogue',
    { ...good, categories: { analytics: { services: ['yandex-metrica'] } } },
    known,
    'warning undescribed own-service',
    'categories.analytics.services.0: сервис «yandex-metrica» не описан в services: посетитель увидит только это имя. Возможно, вы имели в виду «yandex-metrika»?',
    'categories.analytics.services.0: services does not describe the service “yandex-metrica”: all that the visitor sees is this name. Did you mean “yandex-metrika”?',
  ],
  [
    'a service that is called almost as one of the catalogue',
    { ...good, services: { 'yandex-metrica': { category: 'analytics' } } },
    known,
    'warning nearService catalogue',
    'services.yandex-metrica: такого сервиса нет в каталоге, и названия у него нет. Возможно, вы имели в виду «yandex-metrika»?',
    'services.yandex-metrica: the catalogue has no such service, and it has no title. Did you mean “yandex-metrika”?',
  ],
  [
    'a foreign mailbox, against the policy',
    { ...good, operator: { ...good.operator, email: 'shop@gmail.com' } },
    {},
    'warning abroadMailbox operator',
    'operator.email: политика обещает не передавать данные за рубеж (policy.crossBorder: "none"), а почта на gmail.com хранит письма посетителей за рубежом. Заведите почту в России.',
    'operator.email: the policy promises to send no data abroad (policy.crossBorder: "none"), and mail at gmail.com keeps what visitors write abroad. Take a mailbox in Russia.',
  ],
  [
    'a foreign mailbox',
    {
      ...good,
      policy: { ...good.policy, crossBorder: 'possible' },
      withdrawal: { email: 'shop@yahoo.co.uk' },
    },
    {},
    'warning mailbox withdrawal',
    'withdrawal.email: почта на yahoo.co.uk – бесплатный ящик на зарубежном сервере: письма посетителей уходят за рубеж. Лучше почта на своём домене или у российского провайдера.',
    'withdrawal.email: mail at yahoo.co.uk is a free mailbox on a foreign server: what visitors write goes abroad. Better is a mailbox on your own domain or with a Russian provider.',
  ],
  [
    'a long term',
    { ...good, withdrawal: { days: 31 } },
    {},
    'warning term withdrawal',
    'withdrawal.days: указано дней: 31, а должно быть не больше 30. По ст. 21 закона 152-ФЗ обработку после отзыва согласия прекращают за 30 дней.',
    'withdrawal.days: this says 31, more than 30 days. By article 21 of 152-FZ processing ends within 30 days after consent is taken back.',
  ],
  [
    'the law with the wrong date, in numbers',
    { ...good, age: { note: '152-ФЗ от 27.06.2006' } },
    {},
    'warning lawDate texts',
    'age.note: дата закона 152-ФЗ неверна: «27.06.2006». Верно – 27 июля 2006 года (27.07.2006).',
    'age.note: the date of 152-FZ is wrong: “27.06.2006”. Right is 27 July 2006 (27.07.2006).',
  ],
  [
    'the law with the wrong date, in words',
    { ...good, texts: { ru: { banner: { text: 'Закон от 27 июня 2006 г.' } } } },
    {},
    'warning lawDate texts',
    'texts.ru.banner.text: дата закона 152-ФЗ неверна: «27 июня 2006». Верно – 27 июля 2006 года (27.07.2006).',
    'texts.ru.banner.text: the date of 152-FZ is wrong: “27 июня 2006”. Right is 27 July 2006 (27.07.2006).',
  ],
  [
    'consent that is implied',
    { ...good, categories: { cart: { description: 'Продолжая пользоваться сайтом, вы соглашаетесь.' } } },
    {},
    'warning implied texts',
    'categories.cart.description: «Продолжая пользоваться сайтом» – так согласие не получают: по ст. 9 закона 152-ФЗ оно сознательное и однозначное, посетитель даёт его сам.',
    'categories.cart.description: “Продолжая пользоваться сайтом” is no way to get consent: by article 9 of 152-FZ it is conscious and unambiguous, and the visitor gives it in person.',
  ],
  [
    'a banner that only informs',
    { ...good, mode: 'notice' },
    {},
    'warning notice mode',
    'mode: в режиме notice баннер только сообщает, а необязательные категории работают сразу. Это не согласие в смысле ст. 9 закона 152-ФЗ. Надёжный режим – opt-in.',
    'mode: with the mode notice the banner only informs, and optional categories run at once. This is not consent in the sense of article 9 of 152-FZ. The reliable mode is opt-in.',
  ],
  [
    'a listed service that is not described',
    { ...good, categories: { analytics: { services: ['metrica'] } } },
    {},
    'warning undescribed own-service',
    'categories.analytics.services.0: сервис «metrica» не описан в services: посетитель увидит только это имя. Возможно, вы имели в виду «metrika»?',
    'categories.analytics.services.0: services does not describe the service “metrica”: all that the visitor sees is this name. Did you mean “metrika”?',
  ],
  [
    'a service that says nothing of what it stores',
    { ...good, services: { metrika: { country: 'RU', category: 'analytics', storage: [] } } },
    {},
    'warning nothingStored services',
    'services.metrika: не сказано, что сервис оставляет в браузере, поэтому при отзыве согласия нечего удалять. Перечислите cookies и storage; если их нет, напишите "cookies": [].',
    'services.metrika: it is not said what the service leaves in the browser, so nothing can be deleted when consent is taken back. List its cookies and storage; if there are none, write "cookies": [].',
  ],
];
const unread: readonly Case[] = [
  [
    'an empty text',
    ' ',
    { source: '/s.json' },
    'error empty start',
    '/s.json: файл пуст, а нужна конфигурация в формате JSON: хотя бы {}.',
    '/s.json: the file is empty, and a configuration in JSON is needed: {} at least.',
  ],
  [
    'a page',
    '\n<!doctype html>',
    { source: '/s.json' },
    'error html start',
    '/s.json: вместо JSON пришла страница HTML. Проверьте адрес файла в data-config.',
    '/s.json: an HTML page came instead of JSON. Check the address in data-config.',
  ],
  [
    'a byte order mark',
    '\uFEFF{}',
    { source: '/s.json' },
    'error bom start',
    '/s.json: перед JSON стоит невидимый знак BOM. Сохраните файл в кодировке UTF-8 без BOM.',
    '/s.json: an invisible byte order mark stands before the JSON. Save the file as UTF-8 without BOM.',
  ],
  [
    'a comment',
    '{\n  // Cookie\n}',
    { source: '/s.json' },
    'error comment start',
    '/s.json: строка 2, столбец 3: в JSON нет комментариев. Уберите этот.',
    '/s.json: line 2, column 3: JSON has no comments. Remove this one.',
  ],
  [
    'a block comment',
    '{} /* end */',
    {},
    'error comment start',
    'строка 1, столбец 4: в JSON нет комментариев. Уберите этот.',
    'line 1, column 4: JSON has no comments. Remove this one.',
  ],
  [
    'a comma too many',
    '{\r\n  "language": "ru",\r\n}',
    {},
    'error comma start',
    'строка 2, столбец 19: перед закрывающей скобкой стоит лишняя запятая.',
    'line 2, column 19: there is a comma too many before the closing bracket.',
  ],
  [
    'a comma too many in a list',
    '{"a": [1,]}',
    {},
    'error comma start',
    'строка 1, столбец 9: перед закрывающей скобкой стоит лишняя запятая.',
    'line 1, column 9: there is a comma too many before the closing bracket.',
  ],
  [
    'a missing comma',
    '{"a": 1\n "b": 2}',
    {},
    'error noComma start',
    'строка 2, столбец 2: перед этим местом не хватает запятой или двоеточия.',
    'line 2, column 2: a comma or colon is missing before this place.',
  ],
  [
    'single quotes',
    "{'a': 1}",
    {},
    'error quotes start',
    "строка 1, столбец 2: вместо ' в JSON нужны прямые двойные кавычки.",
    "line 1, column 2: JSON needs straight double quotes in place of ' here.",
  ],
  [
    'quotes of a text editor',
    '{“a”: 1}',
    {},
    'error quotes start',
    'строка 1, столбец 2: вместо “ в JSON нужны прямые двойные кавычки.',
    'line 1, column 2: JSON needs straight double quotes in place of “ here.',
  ],
  [
    'a quote that is not closed',
    '{\n  "a": "x,\n  "b": 1\n}',
    {},
    'error openQuote start',
    'строка 2, столбец 11: строка кончилась, а кавычка не закрыта.',
    'line 2, column 11: the line ends, and the quote is not closed.',
  ],
  [
    'a key without quotes',
    '{language: "ru"}',
    {},
    'error word start',
    'строка 1, столбец 2: слово language стоит без кавычек.',
    'line 1, column 2: the word language stands without quotes.',
  ],
  [
    'a text without quotes',
    '{"language": ru}',
    {},
    'error word start',
    'строка 1, столбец 14: слово ru стоит без кавычек.',
    'line 1, column 14: the word ru stands without quotes.',
  ],
  [
    'a text that breaks off in a word',
    '{"policy": {"url": "/pri',
    {},
    'error truncated start',
    'строка 1, столбец 25: файл обрывается. Не хватает конца: кавычки или закрывающей скобки.',
    'line 1, column 25: the file breaks off. Its end is missing: a quote or a closing bracket.',
  ],
  [
    'a text that breaks off behind a key',
    '{"policy":',
    {},
    'error truncated start',
    'строка 1, столбец 11: файл обрывается. Не хватает конца: кавычки или закрывающей скобки.',
    'line 1, column 11: the file breaks off. Its end is missing: a quote or a closing bracket.',
  ],
  [
    'a text that breaks off behind a value',
    '{"a": 1,\n',
    {},
    'error truncated start',
    'строка 1, столбец 9: файл обрывается. Не хватает конца: кавычки или закрывающей скобки.',
    'line 1, column 9: the file breaks off. Its end is missing: a quote or a closing bracket.',
  ],
  [
    'a text that breaks off in a bracket',
    '[',
    {},
    'error truncated start',
    'строка 1, столбец 2: файл обрывается. Не хватает конца: кавычки или закрывающей скобки.',
    'line 1, column 2: the file breaks off. Its end is missing: a quote or a closing bracket.',
  ],
  [
    'a bracket too many',
    '{"a": 1}}',
    {},
    'error character start',
    'строка 1, столбец 9: знак } здесь не к месту.',
    'line 1, column 9: the character } is out of place here.',
  ],
  [
    'a bracket of the wrong kind',
    '{"a": [1}',
    {},
    'error character start',
    'строка 1, столбец 9: знак } здесь не к месту.',
    'line 1, column 9: the character } is out of place here.',
  ],
  [
    'a space that does not break',
    '{"a":\u00A01}',
    {},
    'error character start',
    'строка 1, столбец 6: знак U+00A0 здесь не к месту.',
    'line 1, column 6: the character U+00A0 is out of place here.',
  ],
  [
    'an unknown escape',
    '{"a": "C:\\shop"}',
    {},
    'error character start',
    'строка 1, столбец 10: знак \\ здесь не к месту.',
    'line 1, column 10: the character \\ is out of place here.',
  ],
  [
    'a tab in a text',
    '{"a": "1\t2"}',
    {},
    'error character start',
    'строка 1, столбец 9: знак U+0009 здесь не к месту.',
    'line 1, column 9: the character U+0009 is out of place here.',
  ],
  [
    'another configuration behind the first',
    '{}{}',
    {},
    'error character start',
    'строка 1, столбец 3: знак { здесь не к месту.',
    'line 1, column 3: the character { is out of place here.',
  ],
  [
    'the status of an answer',
    404,
    { source: '/s.json' },
    'error status start',
    '/s.json: сервер ответил 404 вместо файла. Проверьте адрес в data-config.',
    '/s.json: the server answered 404 instead of the file. Check the address in data-config.',
  ],
  [
    'an error of the network',
    new TypeError('Failed to fetch'),
    { source: '/s.json' },
    'error network start',
    '/s.json: файл не загрузился (TypeError: Failed to fetch). Проверьте адрес в data-config и сеть.',
    '/s.json: the file did not load (TypeError: Failed to fetch). Check the address in data-config and the network.',
  ],
  [
    'a time limit',
    new DOMException('signal timed out', 'TimeoutError'),
    { source: '/s.json' },
    'error timeout start',
    '/s.json: файл не пришёл за 5 секунд. Баннер показан без него и спрашивает обо всём, кроме необходимого.',
    '/s.json: the file did not come within 5 seconds. The banner does without it, and asks about all but the necessary.',
  ],
  [
    'an element that is not there',
    '',
    { source: '#shop' },
    'error noElement start',
    '#shop: на странице нет такого элемента, или он пуст. Нужен <script type="application/json" id="shop">.',
    '#shop: the page has no such element, or it is empty. A <script type="application/json" id="shop"> is needed.',
  ],
  [
    'a tag that names no configuration',
    {},
    { source: null },
    'error noSource start',
    'у тега скрипта нет data-config, поэтому действуют настройки по умолчанию. Укажите адрес файла конфигурации или #id элемента с ней.',
    'the script tag has no data-config, so the defaults apply. Name the address of the configuration file, or the #id of the element that holds it.',
  ],
];

test.each([...faults, ...lints, ...unread])(
  'tells of %s what is wrong, in both languages',
  (_kind, input, context, expected, inRussian, inEnglish) => {
    const [diagnostic, ...others] = diagnose(input, context);
    expect(others).toEqual([]);
    const { severity, code, section } = diagnostic!;
    expect(`${severity} ${code} ${section}`).toBe(expected);
    expect(plain(describe(diagnostic!, russian))).toBe(inRussian);
    expect(plain(describe(diagnostic!, english))).toBe(inEnglish);
  },
);

test('says nothing of a configuration where all is well', () => {
  expect(diagnose(good, { source: '/s.json', recorded: '2026-05-01' })).toEqual([]);
  expect(diagnose(JSON.stringify(good))).toEqual([]);
});

test('tells of an empty configuration what the law wants of it', () => {
  expect(diagnose({}).map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'warning operatorName',
    'warning contacts',
    'warning policyUrl',
    'warning consentUrl',
    'warning revision',
  ]);
});

group('a lint keeps quiet', () => {
  test.each([
    ['of a foreign service that is off', { categories: { analytics: false } }],
    ['of a foreign service that is off by default', { services: { map: { category: 'external' } } }],
  ])('%s', (_kind, part) => {
    const input = { ...good, services: { map: { category: 'analytics' } }, ...part };
    for (const service of Object.values(input.services))
      Object.assign(service, { country: 'US', cookies: [] });
    expect(diagnose(input)).toEqual([]);
  });

  test.each([
    ['of a service of the catalogue', { categories: { analytics: { services: ['yandex-metrika'] } } }],
    [
      'of its id, which needs no description beside',
      {
        categories: { analytics: { services: ['yandex-metrika'] } },
        services: { 'yandex-metrika': { id: 12345678, webvisor: false } },
      },
    ],
    [
      'of a foreign one that is off',
      { categories: { advertising: { enabled: false, services: ['google-ads'] } } },
    ],
    [
      'of a foreign one that the site says to be in Russia',
      { services: { 'google-analytics-4': { category: 'analytics', country: 'RU' } } },
    ],
    [
      'of a platform whose categories are on',
      { categories: { necessary: { services: ['opencart'] }, advertising: true } },
    ],
    [
      'of a platform whose cookies the site lists itself',
      {
        categories: { necessary: { services: ['opencart'] } },
        services: { opencart: { cookies: [{ name: 'OCSESSID' }] } },
      },
    ],
    [
      'of a name near to the catalogue’s with a title of its own',
      { services: { jiva: { category: 'external', title: 'Чат', cookies: [] } } },
    ],
  ])('%s', (_kind, part) => {
    expect(diagnose({ ...good, ...part }, known)).toEqual([]);
  });

  test.each([
    ['of a mailbox in Russia', { operator: { ...good.operator, email: 'shop@mail.ru' } }],
    [
      'of a mailbox at a domain that ends alike',
      { operator: { ...good.operator, email: 'shop@notgmail.com' } },
    ],
    [
      'of a telephone as the only contact',
      { operator: { name: 'ООО «Ромашка»', phone: '+7 495 000-00-00' } },
    ],
    [
      'of a contact for withdrawals',
      { operator: { name: 'ООО «Ромашка»' }, withdrawal: { email: 'a@b.ru' } },
    ],
    ['of thirty days', { withdrawal: { days: 30 } }],
    ['of the right date of the law', { age: { note: 'закон от 27.07.2006' } }],
    [
      'of a service that keeps something in storage',
      { services: { metrika: { category: 'analytics', storage: ['a'] } } },
    ],
  ])('%s', (_kind, part) => {
    expect(diagnose({ ...good, ...part })).toEqual([]);
  });
});

test.each([
  'Продолжая использовать наш сайт, вы согласны',
  'Оставаясь на сайте, вы принимаете условия',
  'Использование сайта означает согласие с политикой',
  'Используя сайт, вы даёте согласие',
  'Вы даёте безоговорочное согласие',
  'By continuing to use this site you agree',
])('«%s» implies consent', (note) => {
  expect(diagnose({ ...good, age: { note } }).map(({ code }) => code)).toEqual(['implied']);
});

test.each(['default', 'checked', 'preselected', 'selected', 'ticked', 'preticked', 'optOut'])(
  'a category that says "%s" is ticked in advance',
  (key) => {
    expect(diagnose({ ...good, categories: { 'ab-test': { [key]: true } } })).toMatchObject([
      { severity: 'error', code: 'preticked' },
    ]);
  },
);

test('every unknown key is told, and each place once', () => {
  const found = diagnose({ ...good, one: 1, cookie: { two: 2, days: -0.5 } });
  expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'unknownKey one',
    'unknownKey cookie.two',
    'value cookie.days',
  ]);
});

test('errors come first, and each kind in the order of the document', () => {
  const found = diagnose({
    mode: 'notice',
    theme: { radius: 1, accent: 2 },
    policy: { url: 'http://example.ru/policy' },
    categories: { cart: 1, analytics: { services: ['a', 'b'] } },
    cokie: {},
  });
  expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'value theme.radius',
    'value theme.accent',
    'value categories.cart',
    'unknownKey cokie',
    'notice mode',
    'insecure policy.url',
    'revision policy.revision',
    'undescribed categories.analytics.services.0',
    'undescribed categories.analytics.services.1',
    'operatorName operator.name',
    'contacts operator',
    'consentUrl consent.url',
  ]);
});

test('what looks like a placeholder in a value is left as it is', () => {
  const [diagnostic] = diagnose({ ...good, mode: '{{expected}}' });
  expect(plain(describe(diagnostic!, english))).toBe(
    'mode: one of these values is needed: "opt-in", "notice"; "{{expected}}" (text) came.',
  );
});

test('a diagnostic is told as data, too', () => {
  const [layout, key] = diagnose({ ...good, banner: { layout: 'boks', titel: 1 } });
  expect(inWords(layout!, english)).toEqual({
    message: 'one of these values is needed: "bar", "box"; "boks" (text) came. Did you mean “box”?',
    expected: 'one of these values is needed: "bar", "box"',
    received: '"boks" (text)',
    suggestion: 'box',
  });
  expect(inWords(key!, english)).toEqual({
    message: 'there is no such key.',
    expected: '',
    received: '',
    suggestion: '',
  });
});

group('the summary', () => {
  const [error] = diagnose({ ...good, mode: 1 });
  const [warning] = diagnose({ ...good, mode: 'notice' });

  test.each([
    [0, 1, '1 предупреждение', '1 warning'],
    [1, 0, '1 ошибка', '1 error'],
    [2, 3, '2 ошибки, 3 предупреждения', '2 errors, 3 warnings'],
    [5, 11, '5 ошибок, 11 предупреждений', '5 errors, 11 warnings'],
    [21, 22, '21 ошибка, 22 предупреждения', '21 errors, 22 warnings'],
  ])('of %d errors and %d warnings takes the plural forms of the language', (errors, warnings, ru, en) => {
    const diagnostics = [
      ...Array<typeof error>(errors).fill(error),
      ...Array<typeof error>(warnings).fill(warning),
    ];
    expect(plain(summarise(diagnostics as never, russian, 'ru'))).toBe(ru);
    expect(plain(summarise(diagnostics as never, english, 'en'))).toBe(en);
  });
});

group('whatever comes', () => {
  /** What may stand anywhere in a configuration: its own keys with any values. */
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  });
  const key = fc.constantFrom(
    ...Object.keys({ ...good, categories: 0, cookie: 0, texts: 0, withdrawal: 0, mode: 0 }),
  );
  const inner = fc.constantFrom(
    'analytics',
    'metrika',
    'services',
    'cookies',
    'name',
    'url',
    'email',
    '__proto__',
    'a.b',
  );
  const configuration = fc.dictionary(
    key,
    fc.oneof(anything, fc.dictionary(inner, fc.oneof(anything, fc.dictionary(inner, anything)))),
  );

  test('diagnose does not throw, and every diagnostic has its words', () => {
    fc.assert(
      fc.property(fc.oneof(anything, configuration), fc.option(fc.string()), (input, recorded) => {
        for (const diagnostic of diagnose(input, { recorded, source: '/s.json' })) {
          expect(describe(diagnostic, russian)).not.toMatch(/undefined|\{\{(?:expected|received)/);
          expect(russian.messages).toHaveProperty([diagnostic.code]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a text that is not JSON has a fault that can be told', () => {
    const json = fc.json().map((text) => `{"a": ${text}}`);
    const broken = fc
      .tuple(json, fc.nat(), fc.constantFrom('', ',', '"', "'", '}', '// x', ' ', 'x', '\\', '\u00A0'))
      .map(
        ([text, at, insert]) => text.slice(0, at % text.length) + insert + text.slice((at % text.length) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(broken, fc.string()), (text) => {
        const found = diagnose(text);
        fc.pre(!isJson(text));
        expect(found).toHaveLength(1);
        expect(russian.messages).toHaveProperty([found[0]!.code]);
        expect(describe(found[0]!, russian)).not.toMatch(/\{\{(?:line|column|found)\}\}/);
      }),
      { numRuns: 500 },
    );
  });

  test('a configuration that is nested deep is refused with a word', () => {
    const deep = `{"texts":{"ru":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}}`;
    expect(diagnose(JSON.parse(deep))).toMatchObject([{ code: 'unreadable' }]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
