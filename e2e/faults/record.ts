// The record as another program would write it, without our own codec.

/** Unix seconds. */
export const secondsFromNow = (seconds: number): string => String(Math.floor(Date.now() / 1000) + seconds);

/** A visitor's acceptance of all that the test shop asks for, field by field. */
export const acceptance = (): Readonly<Record<string, string>> => ({
  v: '1',
  id: '3f9c2d',
  at: secondsFromNow(-60),
  rev: '2026-05-01',
  on: 'preferences.analytics',
  lang: 'ru',
  via: 'accept-all',
});

const ORDER = ['v', 'id', 'at', 'rev', 'on', 'off', 's', 'son', 'soff', 'lang', 'via'];

/** Fields in the order of the contract. */
export const textOf = (record: Readonly<Record<string, string>>): string =>
  ORDER.filter((field) => field in record)
    .map((field) => `${field}=${record[field] ?? ''}`)
    .join('&');
