import type { Engine, Key } from './createEngine';

const HOUR = 60;
const DAY = 24 * HOUR;

/** How long something is kept: «1 год», «20 часов», «333 дня», «сеанс». */
export function lifetime(days: number | undefined, { t }: Engine): string {
  if (days === undefined || !(days > 0)) return t('session');
  if (days === Infinity) return t('untilDeleted');
  const years = Math.round((days / 365) * 2) / 2;
  // A leap day or two make no other number of years.
  if (years >= 1 && Math.abs(days - years * 365) <= years / 4) return t('years', { count: years });
  const minutes = Math.max(1, Math.round(days * DAY));
  // To a tenth, for 0.833 days are meant to be 20 hours. Less than two are better told in smaller units; of a month
  // and more, nobody counts the hours.
  const tell = (key: Key, amount: number): string | undefined =>
    amount === 1 || amount >= 2 ? t(key, { count: Math.round(amount * 10) / 10 }) : undefined;
  if (days >= 30) return t('days', { count: Math.round(days) });
  return tell('days', minutes / DAY) ?? tell('hours', minutes / HOUR) ?? t('minutes', { count: minutes });
}

/**
 * An ISO date: «1 мая 2026 г.»; empty for what is no date. The months are ours: Chromium knows those of our languages
 * only in part.
 */
export function date(iso: string, { t, find }: Engine): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // A day that its month does not have is one of another month.
  if (!year || time.getUTCMonth() !== Number(month) - 1) return '';
  return t('date', { day: Number(day), month: find(`months.${Number(month)}`), year });
}

/** A point in time by the visitor's clock: «21 ноября 2026 г. в 15:40»; empty for what is none. */
export function moment(unixSeconds: number, engine: Engine): string {
  const time = new Date(unixSeconds * 1000);
  const two = (part: number): string => String(part).padStart(2, '0');
  const iso = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const words = date(iso, engine);
  return (
    words && engine.t('moment', { date: words, time: `${two(time.getHours())}:${two(time.getMinutes())}` })
  );
}

/** The country's name, or the code itself where neither we nor the browser know it. */
export function country(code: string, { language, find }: Engine): string {
  const ours = find(`countries.${code}`);
  if (ours || !/^[A-Z]{2}$/.test(code) || Intl.DisplayNames.supportedLocalesOf(language).length === 0) {
    return ours || code;
  }
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
}

/** One item of a regular expression with its repetition: a group, a set, an escaped character or any other one. */
const ITEM =
  /(\((?:\\.|\((?:\\.|[^\\()])*\)|[^\\()])*\)|\[(?:\\.|[^\\\]])*\]|\\.|.)((?:[*+?]|\{\d+(?:,\d*)?\})?)/gsu;

/** A declared name for people: of a pattern, what is always there. `^_ym_visorc(_\d+)?$` → `_ym_visorc…` */
export function readableName(pattern: string): string {
  if (!pattern.startsWith('^')) return pattern;
  const readable = pattern
    .replace(/([^$])$/su, '$1.*')
    .replace(ITEM, (_match, item: string, repetition: string) => {
      if (item === '^' || item === '$') return '';
      if (item === '|') return ', ';
      const [, escaped] = /^\\([^a-z\d])$/isu.exec(item) ?? [];
      const letter = escaped ?? (/^[^.()[\]\\]$/su.test(item) ? item : '…');
      return repetition ? '…' : letter;
    })
    .replace(/…+/g, '…');
  // Nothing of it is always there.
  return /^…?$/.test(readable) ? pattern : readable;
}
