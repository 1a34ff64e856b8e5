import type { Configuration } from './config/schema';
import type { Consent } from './Consent';
import { start } from './start';

export type {
  CategoryConfiguration,
  Configuration,
  CookieConfiguration,
  Corner,
  Layout,
  Position,
  Scheme,
  ServiceConfiguration,
  TextTree,
} from './config/schema';
export type { Consent, ConsentEvents, Problem, ProblemCode, View } from './Consent';
export type { ConsentState } from './consent/ConsentState';
export type { Erased, Kind, Left, Withdrawal } from './consent/Traces';
export type { Via } from './consent/Decision';

/**
 * Starts consent on this page without a surface of ours: the site draws its own from `state` and the `view` event.
 * Called a second time, it returns the first instance and reports a problem. Needs a browser; importing does not.
 */
export function init(configuration: Configuration = {}): Consent {
  return start(configuration, {});
}
