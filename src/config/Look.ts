import type { Config } from './Config';
import type { Reader } from './createReader';

/** What the surfaces need of the configuration. */
export interface Look {
  /** The language that the site wants. */
  readonly language: string;
  readonly operator: string;
  readonly policy: string;
  readonly consent: string;
  readonly layout: string;
  readonly position: string;
  readonly accent: string;
  readonly radius: string;
  readonly scheme: string;
  /** Corner of the control that opens the preference centre again; empty for none. */
  readonly reopen: string;
  readonly services: Config['services'];
  /** For what only a part that is loaded later asks. */
  readonly read: Reader['read'];
  /** In the order shown, with the texts of the site; empty where the built-in ones stand. */
  readonly categories: readonly CategoryLook[];
  /** Whether the site's own texts are enough to ask in a language that the product does not know. */
  readonly speaks: (language: string) => boolean;
  /** The site's own text at a path such as `ru.banner.title`; empty where it has none. */
  readonly text: (path: string) => string;
}

export interface CategoryLook {
  readonly id: string;
  readonly required: boolean;
  readonly title: string;
}
