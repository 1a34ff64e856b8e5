import type { Page } from '@playwright/test';
import type { ProblemDiagnostic } from '../src/Consent';
import { shopConfig } from './shopPage';

// What the product tells the site's developers and marketers of what is wrong.

/** A shop of which nothing is to be told. */
export const completeConfig = {
  ...shopConfig,
  operator: { ...shopConfig.operator, email: 'shop@example.ru' },
};

/** A `problem` event, as the page hears of it. */
export interface Told {
  readonly code: string;
  readonly message: string;
  readonly diagnostic?: ProblemDiagnostic;
}

export const told = (page: Page): Promise<Told[]> =>
  page.evaluate(() =>
    window.events.filter(({ name }) => name === 'problem').map(({ detail }) => detail as Told),
  );

/** With spaces that may break, as a test writes them. */
export const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

/** The sentences about errors, without the link at their end. */
export async function errors(page: Page): Promise<string[]> {
  const all = await told(page);
  return all
    .filter(({ diagnostic }) => diagnostic?.severity === 'error')
    .map(({ message }) => plain(message).replace(/ (?:Подробнее|Read more): \S+$/, ''));
}

/** What is printed from now on, as `type: text`, but for the browser's own word on a download that failed. */
export function watchConsole(page: Page): readonly string[] {
  const lines: string[] = [];
  page.on('console', (message) => {
    if (!message.text().startsWith('Failed to load resource'))
      lines.push(plain(`${message.type()}: ${message.text()}`));
  });
  return lines;
}

/** The parts that explain: most visits never ask for them. */
export const parts = ['/soglasie/soglasie-others-', '/soglasie/soglasie-diagnostics-'];
