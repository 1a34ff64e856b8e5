import { expect, type Locator, type Page } from '@playwright/test';

// What a visitor sees and does, by the names that they see.

export const banner = (page: Page): Locator =>
  page.getByRole('region', { name: 'Файлы cookie и ваше согласие' });

export const preferences = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Настройки файлов cookie' });

/** The way back to the preference centre, while the banner is not there. */
export const reopenControl = (page: Page): Locator => page.locator('soglasie-root [part=reopen]');

/** What is drawn over the page but for the way back: banner, preference centre, offer to load the page anew. */
export const surfaces = (page: Page): Locator => page.locator('soglasie-root [part=surface]');

/** Of the page itself, and not our own. */
export const pageButton = (page: Page, name: string): Locator =>
  page.locator('body').getByRole('button', { name });

export const acceptButton = (surface: Locator): Locator =>
  surface.getByRole('button', { name: 'Принять все' });

export const rejectButton = (surface: Locator): Locator =>
  surface.getByRole('button', { name: 'Отклонить необязательные' });

export const customiseButton = (surface: Locator): Locator =>
  surface.getByRole('button', { name: 'Настроить' });

export const saveButton = (surface: Locator): Locator =>
  surface.getByRole('button', { name: 'Сохранить выбор' });

export const switchFor = (page: Page, name: string): Locator =>
  preferences(page).getByRole('switch', { name });

export async function accept(page: Page): Promise<void> {
  await acceptButton(banner(page)).click();
  await expect(banner(page)).toBeHidden();
}

export async function refuse(page: Page): Promise<void> {
  await rejectButton(banner(page)).click();
  await expect(banner(page)).toBeHidden();
}

/** Lets all that is under way in the page happen, so that what did not happen is known not to. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    // A round trip, behind every request that the page has made by now.
    await fetch('/settle');
  });
}

/** Every layout shift so far, those after an input included. */
export const layoutShifts = (page: Page): Promise<unknown[]> =>
  page.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const end = (entries: PerformanceEntryList): void => {
          resolve(entries.map((entry) => entry.toJSON() as unknown));
        };
        const observer = new PerformanceObserver((list) => {
          end(list.getEntries());
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // A type with no entry calls nobody.
        requestAnimationFrame(() =>
          setTimeout(() => {
            end(observer.takeRecords());
          }),
        );
      }),
  );

/** What has run so far of the content that a test's page holds back. */
export const ran = (page: Page): Promise<string[]> => page.evaluate(() => window.ran);

/** Codes of the problems reported so far. */
export const problems = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    window.events
      .filter(({ name }) => name === 'problem')
      .map(({ detail }) => (detail as { code: string }).code),
  );
