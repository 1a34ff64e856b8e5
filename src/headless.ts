import type { Configuration } from './config/schema';
import type { Consent } from './Consent';
import type { Service } from './services/Service';
import { start } from './start';

export type {
  CalltouchConfiguration,
  CarrotQuestConfiguration,
  CategoryConfiguration,
  Configuration,
  CookieConfiguration,
  Corner,
  GoogleAdsConfiguration,
  GoogleAnalytics4Configuration,
  GoogleTagManagerConfiguration,
  JivoConfiguration,
  Layout,
  MindboxConfiguration,
  Position,
  RoistatConfiguration,
  Scheme,
  ServiceConfiguration,
  TextTree,
  TopMailRuConfiguration,
  VkAdsPixelConfiguration,
  VkRetargetingConfiguration,
  YandexMetrikaConfiguration,
} from './config/schema';
export type { Consent, ConsentEvents, Problem, ProblemCode, View } from './Consent';
export type { ConsentState } from './consent/ConsentState';
export type { Erased, Kind, Left, Withdrawal } from './consent/Traces';
export type { Via } from './consent/Decision';
export type { Service, ServiceCookie } from './services/Service';
export type { VendorContext } from './vendors/VendorContext';

export interface HeadlessOptions {
  /**
   * Entries of the catalogue that come with the site's own script, such as the default export of
   * `soglasie/vendors/yandex-metrika`. The others that the configuration names load by themselves, each when first needed.
   * An entry of the site's own making goes before the catalogue's of the same id.
   */
  readonly vendors?: readonly Service[];
}

/**
 * Starts consent on this page without a surface of ours: the site draws its own from `state` and the `view` event.
 * Called a second time, it returns the first instance and reports a problem. Needs a browser; importing does not.
 */
export function init(configuration: Configuration = {}, { vendors }: HeadlessOptions = {}): Consent {
  return start(configuration, { vendors });
}
