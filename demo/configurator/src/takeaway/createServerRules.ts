import type { Config } from '../../../../src/config/Config';
import { createReader } from '../../../../src/config/createReader';
import { resolve } from '../../../../src/config/resolve';
import type { Configuration } from '../../../../src/config/schema';
import { dateAtLeast } from './dateAtLeast';

/** How a server learns from the record's cookie what is granted. */
export interface ServerRule {
  readonly id: 'php' | 'node' | 'nginx';
  readonly title: string;
  readonly language: string;
  readonly code: string;
  readonly note: string;
}

// The record as src/record/codec.ts writes it; a test holds the rules to its answers.
const ID = '[a-z0-9-]+';
const IDS = String.raw`${ID}(?:\.${ID})*`;
const VIA = '(?:accept-all|reject-all|save|withdraw|embed)';
const FIELDS = '[a-z0-9.-]*';

/** Format, time, revision and the four lists of answers; a record has nothing else, and nothing in another order. */
const RECORD = String.raw`^v=1&id=[a-z0-9-]{1,64}&at=(\d{1,12})(?:&rev=(\d{4}-\d\d-\d\d)?)?(?:&on=(${FIELDS}))?(?:&off=(${FIELDS}))?(?:&s=${FIELDS})?(?:&son=(${FIELDS}))?(?:&soff=(${FIELDS}))?&lang=\w{2,3}&via=${VIA}$`;

const DAY = 86_400;
const LONGEST = 4096;

/** When the answer is no; nginx has no clock to tell what is out of date. */
const denied = (isTimed: boolean): string =>
  `О чём посетителя не спрашивали, то запрещено: нет файла cookie, он испорчен, его формат новее${isTimed ? ', решение устарело' : ''} или редакция старше нынешней – ответ «нет».`;

const COMMON =
  'Категорий, на которые согласия не нужно, в записи нет: о них не спрашивайте. Изменилась конфигурация – возьмите правило заново. Страницу, которая зависит от этого ответа, нельзя отдавать из кеша, общего для всех посетителей.';

/** Rules for this configuration: its cookie, its revision, the categories that it asks about. */
export function createServerRules(config: Configuration): readonly ServerRule[] {
  const terms = resolve(createReader(config, () => undefined));
  const asked = terms.categories.flatMap(({ id, required }) => (required ? [] : id));
  return [
    {
      id: 'php',
      title: 'PHP',
      language: 'php',
      code: phpRule(terms, asked),
      note: `Пример: if (soglasie_allows('${asked[0] ?? 'analytics'}')) { … } ${denied(true)} ${COMMON}`,
    },
    {
      id: 'node',
      title: 'Node.js',
      language: 'js',
      code: nodeRule(terms, asked),
      note: `request – запрос, как его даёт node:http, в том числе в Express. Пример: if (soglasieAllows(request, '${asked[0] ?? 'analytics'}')) { … } ${denied(true)} ${COMMON}`,
    },
    {
      id: 'nginx',
      title: 'nginx',
      language: 'nginx',
      code: nginxRule(terms, asked),
      note: `Времени решения nginx не проверяет: и для записи старше срока, и для записи с датой из будущего переменная будет равна 1. Браузер удаляет устаревший файл cookie сам, но подделанный может прийти с любой датой. Где это важно, проверяйте решение в PHP или Node.js. Строки стоят в блоке http; каждая переменная равна 1 или 0. ${denied(false)} ${COMMON}`,
    },
  ];
}

/** The oldest revision whose decisions still hold; empty for any. */
const oldest = ({ material, revision }: Config): string => (material ? revision : '');

const quoted = (ids: readonly string[]): string => ids.map((id) => `'${id}'`).join(', ');

function phpRule(terms: Config, asked: readonly string[]): string {
  const { cookie, days } = terms;
  const revision = oldest(terms);
  return `function soglasie_allows($category)
{
    // Первый файл cookie с этим именем, как его прислал браузер.
    $record = '';
    foreach (explode('; ', isset($_SERVER['HTTP_COOKIE']) ? $_SERVER['HTTP_COOKIE'] : '') as $pair) {
        if (strpos($pair, '${cookie.name}=') === 0) {
            $record = substr($pair, ${cookie.name.length + 1});
            break;
        }
    }
    if (
        !in_array($category, array(${quoted(asked)}), true)
        || strlen($record) > ${LONGEST}
        || !preg_match('/${RECORD}/D', $record, $fields)
    ) {
        return false;
    }
    // Чего в записи нет, того нет и здесь.
    list(, $at, $revision, $on, $off, $son, $soff) = array_pad($fields, 7, '');
    // Редакция, с которой согласились, и срок решения.
    if (${[
      ...(revision ? [`strcmp($revision, '${revision}') < 0`] : []),
      `$at > time() + ${DAY}`,
      `$at + ${days * DAY} <= time()`,
    ].join(' || ')}) {
        return false;
    }
    foreach (array(array($on, $off), array($son, $soff)) as $lists) {
        $ids = array();
        foreach ($lists as $list) {
            $ids = array_merge($ids, $list === '' ? array() : explode('.', $list));
        }
        if (in_array('', $ids, true) || count(array_unique($ids)) < count($ids)) {
            return false;
        }
    }
    return in_array($category, explode('.', $on), true);
}
`;
}

function nodeRule(terms: Config, asked: readonly string[]): string {
  const { cookie, days } = terms;
  const revision = oldest(terms);
  return `const RECORD =
  /${RECORD}/;

function soglasieAllows(request, category) {
  // Первый файл cookie с этим именем, как его прислал браузер.
  const name = '${cookie.name}=';
  const pair = (request.headers.cookie ?? '').split('; ').find((one) => one.startsWith(name)) ?? name;
  const record = pair.slice(name.length);
  const fields = record.length <= ${LONGEST} && RECORD.exec(record);
  if (!fields || ![${quoted(asked)}].includes(category)) return false;
  // Чего в записи нет, того нет и здесь.
  const [, at, revision = '', on = '', off = '', son = '', soff = ''] = fields;
  // Редакция, с которой согласились, и срок решения.
  const now = Math.floor(Date.now() / 1000);
  if (${[
    ...(revision ? [`revision < '${revision}'`] : []),
    `at > now + ${DAY}`,
    `Number(at) + ${days * DAY} <= now`,
  ].join(' || ')}) return false;
  const idsOf = (...lists) => lists.flatMap((list) => (list === '' ? [] : list.split('.')));
  const areIds = (ids) => !ids.includes('') && new Set(ids).size === ids.length;
  return areIds(idsOf(on, off)) && areIds(idsOf(son, soff)) && idsOf(on).includes(category);
}
`;
}

function nginxRule(terms: Config, asked: readonly string[]): string {
  const { cookie } = terms;
  const name = cookie.name.replaceAll('.', String.raw`\.`);
  const revision = oldest(terms);
  const rev = revision ? `&rev=${dateAtLeast(revision)}` : String.raw`(?:&rev=(?:\d{4}-\d\d-\d\d)?)?`;
  const list = (field: string): string => `(?:&${field}=(?:${IDS})?)?`;
  const before = String.raw`(?:${ID}\.)*`;
  const after = String.raw`(?:\.${ID})*`;
  // No id stands twice, in one list or in both of a pair.
  const once = (pair: string, same: string): string =>
    String.raw`(?![^;]*&${pair}(?:on|off)=${before}(${ID})(?:\.|${after}&${pair}off=)${before}${same}[.&])`;
  const checks = `(?=[^;]{1,${LONGEST}}(?:;|$))${once('', '\\1')}${once('s', '\\2')}`;
  const maps = asked.map((id) => {
    const record = String.raw`v=1&id=[a-z0-9-]{1,64}&at=\d{1,12}${rev}&on=${before}${id}${after}${list('off')}(?:&s=${FIELDS})?${list('son')}${list('soff')}&lang=\w{2,3}&via=${VIA}(?:; |$)`;
    return `map $http_cookie $soglasie_${id.replaceAll('-', '_')} {
    default 0;
    "~^(?:(?!${name}=)[^;]*; )*${name}=${checks}${record}" 1;
}
`;
  });
  return maps.length > 0 ? maps.join('\n') : '# Эта конфигурация не спрашивает ни о чём.\n';
}
