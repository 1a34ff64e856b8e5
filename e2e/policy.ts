import type { Page } from '@playwright/test';

/** A page's answer with a security policy. */
export const policy = (text: string) => ({ headers: { 'content-security-policy': text } });

/** What the page did against its policy since it opened. */
export const violations = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const end = (reports: readonly Report[]): void => {
          resolve(reports.map(({ body }) => JSON.stringify(body)));
        };
        const observer = new ReportingObserver(end, { types: ['csp-violation'], buffered: true });
        observer.observe();
        // Nobody is called where there is no report.
        requestAnimationFrame(() =>
          setTimeout(() => {
            end(observer.takeRecords());
          }),
        );
      }),
  );
