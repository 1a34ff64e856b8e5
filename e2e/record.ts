import type { BrowserContext, Cookie } from '@playwright/test';

// The record as any program on the server reads it: a cookie that holds a query string.

export const unixNow = (): number => Math.floor(Date.now() / 1000);

export async function recordCookie(context: BrowserContext): Promise<Cookie | undefined> {
  const cookies = await context.cookies();
  return cookies.find(({ name }) => name === 'soglasie');
}

/** The fields of the record; undefined where the visitor has none. */
export async function readRecord(context: BrowserContext): Promise<Record<string, string> | undefined> {
  const cookie = await recordCookie(context);
  return cookie && Object.fromEntries(new URLSearchParams(cookie.value));
}

/** A visitor's acceptance of the test shop's texts, as an earlier visit left it. */
export const acceptance = {
  v: '1',
  id: '3f9c2d',
  at: String(unixNow()),
  rev: '2026-05-01',
  on: 'preferences.analytics',
  lang: 'ru',
  via: 'accept-all',
};

const { on, ...unanswered } = acceptance;

export const refusal = { ...unanswered, off: on, via: 'reject-all' };

/** Gives the visitor a record that an earlier visit left. Fields stand in the order of the contract. */
export async function leaveRecord(
  context: BrowserContext,
  origin: string,
  record: Readonly<Record<string, string>> | string,
): Promise<void> {
  const value = typeof record === 'string' ? record : text(record);
  await context.addCookies([{ name: 'soglasie', value, url: origin }]);
}

function text(record: Readonly<Record<string, string>>): string {
  const order = ['v', 'id', 'at', 'rev', 'on', 'off', 's', 'son', 'soff', 'lang', 'via'];
  return order
    .filter((field) => field in record)
    .map((field) => `${field}=${record[field] ?? ''}`)
    .join('&');
}
