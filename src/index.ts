import type { Configuration } from './config/schema';
import type { Consent } from './Consent';
import { createOwnSurface } from './createOwnSurface';
import { createTranslatedSurface, type I18next } from './createTranslatedSurface';
import type { HeadlessOptions } from './headless';
import { start } from './start';

export type * from './headless';
export type { I18next } from './createTranslatedSurface';

export interface InitOptions extends HeadlessOptions {
  /**
   * The storefront's i18next instance. Our texts are added to it, as the namespaces `banner`, `preferences`, `embed`,
   * `variants` and `withdrawal`; a text that it has under one of our keys already is shown in place of ours. Its
   * language is that of the surfaces, also when it changes, and goes before `language` of the configuration.
   */
  readonly i18next?: I18next;
}

/**
 * Starts consent on this page and shows the banner where a decision is wanted. Called a second time, it returns
 * the first instance and reports a problem. Needs a browser; importing does not.
 */
export function init(configuration: Configuration = {}, { i18next, vendors }: InitOptions = {}): Consent {
  return start(configuration, {
    createSurface: i18next ? createTranslatedSurface(i18next) : createOwnSurface,
    vendors,
  });
}
