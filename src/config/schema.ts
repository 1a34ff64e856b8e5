import * as v from 'valibot';
import { ACCOUNTS } from './accounts';
import { isColour, isLength } from './css';
import { isPattern } from './isPattern';
import { LINK } from './link';
import {
  COOKIE_DOMAIN,
  COOKIE_NAME,
  COOKIE_PATH,
  COUNTRY,
  DATE,
  DEFAULT_COOKIE_DOMAIN,
  DEFAULT_COOKIE_NAME,
  DEFAULT_COOKIE_PATH,
  DEFAULT_DAYS,
  DEFAULT_LANGUAGE,
  DEFAULT_LAYOUT,
  DEFAULT_MODE,
  DEFAULT_POSITION,
  DEFAULT_RELOAD,
  DEFAULT_REOPEN,
  DEFAULT_SCHEME,
  DEFAULT_TIMEOUT,
  ID,
  KNOWN,
  LANGUAGE,
  TEXTS_LANGUAGE,
} from './rules';
import { keyedBy, strictObject } from './strictObject';

// The single source of the configuration: its types, its defaults, the schema file for editors and the full check.
// The message of each check is a key of `expected` in locales/<lang>/diagnostics.json.

const text = v.string('text');
const flag = v.boolean('switch');
const colour = v.pipe(v.string('colour'), v.check(isColour, 'colour'));
const length = v.pipe(v.string('length'), v.check(isLength, 'length'));
const link = v.pipe(
  v.string('link'),
  v.check((value) => LINK.test(value), 'link'),
);
const date = v.pipe(v.string('date'), v.regex(DATE, 'date'));
const country = v.pipe(v.string('country'), v.regex(COUNTRY, 'country'));
const id = v.pipe(v.string('id'), v.regex(ID, 'id'));
const pattern = v.pipe(v.string('pattern'), v.check<string, 'pattern'>(isPattern, 'pattern'));
const whole = v.pipe(
  v.number('whole'),
  v.integer('whole'),
  v.minValue(1, 'whole'),
  v.maxValue(999_999_999, 'whole'),
);
const timeout = v.pipe(
  v.number('timeout'),
  v.integer('timeout'),
  v.minValue(0, 'timeout'),
  v.maxValue(99_999, 'timeout'),
);
const positive = v.pipe(v.number('positive'), v.gtValue(0, 'positive'), v.finite('positive'));
const lifetime = v.pipe(v.number('lifetime'), v.minValue(0, 'lifetime'), v.finite('lifetime'));

/** A schema of which only what it takes is to be known: the types stay short. */
type Of<T> = v.GenericSchema<T, unknown>;

/** A list, also one that the site's code declares `as const`. */
const list = <T>(item: Of<T>): Of<readonly T[]> => v.array(item, 'list');

const corner = v.picklist(['top-left', 'top-right', 'bottom-left', 'bottom-right'], 'oneOf');
const position = v.picklist(['top', 'bottom', ...corner.options], 'oneOf');
const layout = v.picklist(['bar', 'box'], 'oneOf');
const scheme = v.picklist(['auto', 'light', 'dark'], 'oneOf');

export type Layout = v.InferInput<typeof layout>;
export type Corner = v.InferInput<typeof corner>;
export type Position = v.InferInput<typeof position>;
export type Scheme = v.InferInput<typeof scheme>;

const cookie = strictObject(
  {
    /** Exact name, or a regular expression that starts with `^`. */
    name: pattern,
    /** What it is for, in the visitor's words. */
    purpose: v.optional(text),
    /** Domain of another site that keeps it, such as `.yandex.ru`: reported on withdrawal, for it is out of reach. */
    domain: v.optional(text),
    /** Set by the server out of reach of scripts: reported on withdrawal. Default false. */
    httpOnly: v.optional(flag, false),
    /**
     * Lifetime in days, a fraction for less than a day (20 hours: `0.8333`). Without it, or with 0, the cookie ends with
     * the session.
     */
    days: v.optional(lifetime, 0),
  },
  'pattern',
);

export interface CookieConfiguration extends v.InferInput<typeof cookie> {}

/** What a category or a service leaves in the browser. */
const traces = {
  /** Cookies that it sets: shown to the visitor, and deleted on withdrawal. */
  cookies: v.optional(list<CookieConfiguration>(cookie)),
  /** Names of localStorage, sessionStorage and IndexedDB entries; `^` starts a regular expression. */
  storage: v.optional(list(pattern)),
};

/** What may be said of any category; whether it is on, and may be refused, differs. */
const about = {
  /** Why the category cannot be refused, in the visitor's words. */
  reason: v.optional(text),
  /** Its name, in place of the built-in one. */
  title: v.optional(text),
  /** What it is for, in place of the built-in text. */
  description: v.optional(text),
  /** What stops working without it, in place of the built-in text. */
  consequence: v.optional(text),
  /** Ids of the services inside it. A service belongs to one category. */
  services: v.optional(list(id)),
  ...traces,
};

/** `true` and `false` stand for an object with `enabled` alone. */
const orSwitch = <T, B extends boolean>(category: Of<T>, shorthand: Of<B>): Of<T | B> =>
  v.lazy((input) => (typeof input === 'boolean' ? shorthand : category));

const necessary = strictObject({
  /** Always true: without this category nothing works, not even the record of a refusal. */
  enabled: v.optional(v.literal(true, 'true'), true),
  /** Always true: nobody is asked for what the site cannot do without. */
  required: v.optional(v.literal(true, 'true'), true),
  ...about,
});
interface NecessaryCategory extends v.InferInput<typeof necessary> {}

const ordered = strictObject({
  /** Whether the site has it. Default true. */
  enabled: v.optional(flag, true),
  /** Granted without a question, for it rests on the visitor's own order. Default true; `false` makes it refusable. */
  required: v.optional(flag, true),
  ...about,
});
interface OrderedCategory extends v.InferInput<typeof ordered> {}

/** The law leaves these to the visitor. */
const refusable = strictObject({
  /** Whether the visitor is asked about it. Default true; a configuration that does not name `advertising` and `external` has neither. */
  enabled: v.optional(flag, true),
  /** Never true: these need consent, which is never ticked in advance (152-ФЗ art. 9). */
  required: v.optional(v.literal(false, 'false'), false),
  ...about,
});
interface RefusableCategory extends v.InferInput<typeof refusable> {}

const own = strictObject({
  /** Whether the visitor is asked about it. Default true. */
  enabled: v.optional(flag, true),
  /** Granted without a question, and only beside a `reason`. Default false. */
  required: v.optional(flag, false),
  ...about,
});

/** One category: what it is, what stops without it, what it stores. */
export interface CategoryConfiguration extends v.InferInput<typeof own> {}

const reasoned: Of<CategoryConfiguration> = v.pipe(
  own,
  v.forward(
    v.partialCheck(
      [['required'], ['reason']],
      ({ required, reason }) => !required || Boolean(reason?.trim()),
      'reason',
    ),
    ['reason'],
  ),
);

/** What may be said of any service. Of one in the catalogue, each takes the place of what the catalogue says. */
const aboutService = {
  /** Its name in the preference centre and on the placeholders of its embeds. Default: the catalogue's, else its id. */
  title: v.optional(text),
  /** Whose it is, such as `ООО «ЯНДЕКС»`. */
  vendor: v.optional(text),
  /** ISO 3166 code of the country that the data go to, such as `RU`. Any other is shown as a transfer abroad. */
  country: v.optional(country),
  /** The category that it belongs to, where no category lists it. */
  category: v.optional(v.string('category')),
  ...traces,
};

const service = strictObject(aboutService);

/** One vendor's tool: whose it is, where its data go, what it stores. */
export interface ServiceConfiguration extends v.InferInput<typeof service> {}

/** One id or several: each of a kind. */
type Ids<T> = T | readonly T[];

const someOf = <T>(one: Of<T>): Of<Ids<T>> =>
  v.union([one, v.pipe(v.array(one, 'account'), v.minLength(1, 'account')) as Of<readonly T[]>], 'account');

/** Of a vendor whose script serves one account in a page. */
const code = (vendor: keyof typeof ACCOUNTS): Of<string> =>
  v.pipe(v.string('oneAccount'), v.regex(ACCOUNTS[vendor].shape, 'oneAccount'));

const codes = (vendor: keyof typeof ACCOUNTS): Of<Ids<string>> =>
  someOf(v.pipe(v.string('account'), v.regex(ACCOUNTS[vendor].shape, 'account')));

const numbers = (vendor: keyof typeof ACCOUNTS): Of<Ids<number | string>> => {
  const { shape } = ACCOUNTS[vendor];
  return someOf(
    v.union(
      [
        v.pipe(
          v.number('account'),
          v.integer('account'),
          v.minValue(1, 'account'),
          v.maxValue(999_999_999_999, 'account'),
        ),
        v.pipe(v.string('account'), v.regex(shape, 'account')),
      ],
      'account',
    ),
  );
};

const yandexMetrika = strictObject({
  /**
   * Number of the counter, such as `12345678`: the first argument of `ym(…)` in the counter's code. A list of several is
   * fine. With it the counter starts after the visitor's consent; leave its code out of the page then.
   */
  id: v.optional(numbers('yandex-metrika')),
  /**
   * Whether Webvisor records what visitors do on the page. Default false. Where it is on, the preference centre tells
   * the visitor of session recording.
   */
  webvisor: v.optional(flag, false),
  ...aboutService,
});
/** Yandex Metrika. */
export interface YandexMetrikaConfiguration extends v.InferInput<typeof yandexMetrika> {}

const topMailRu = strictObject({
  /**
   * Number of the counter, such as `1234567`: `id` in `_tmr.push({ id: … })` of its code. A list of several is fine. With
   * it the counter starts after the visitor's consent; leave its code out of the page then.
   */
  id: v.optional(numbers('top-mail-ru')),
  ...aboutService,
});
/** The counter of Top.Mail.ru. */
export interface TopMailRuConfiguration extends v.InferInput<typeof topMailRu> {}

const vkAdsPixel = strictObject({
  /**
   * Number of the pixel, such as `3123456`: `id` in `_tmr.push({ id: … })` of its code. A list of several is fine. With it
   * the pixel starts after the visitor's consent; leave its code out of the page then.
   */
  id: v.optional(numbers('vk-ads-pixel')),
  ...aboutService,
});
/** The pixel of VK Реклама. */
export interface VkAdsPixelConfiguration extends v.InferInput<typeof vkAdsPixel> {}

const vkRetargeting = strictObject({
  /**
   * Code of the pixel, such as `VK-RTRG-123456-a1B2c`: what `VK.Retargeting.Init(…)` of its code is given. A list of
   * several is fine. With it the pixel starts after the visitor's consent; leave its code out of the page then.
   */
  id: v.optional(codes('vk-retargeting')),
  ...aboutService,
});
/** The retargeting pixel of VKontakte. */
export interface VkRetargetingConfiguration extends v.InferInput<typeof vkRetargeting> {}

const roistat = strictObject({
  /**
   * Key of the project, 32 digits and letters from a to f: the last argument of its code. With it the counter starts
   * after the visitor's consent; leave its code out of the page then.
   */
  id: v.optional(code('roistat')),
  ...aboutService,
});
/** Roistat. */
export interface RoistatConfiguration extends v.InferInput<typeof roistat> {}

const calltouch = strictObject({
  /**
   * Id of the site, such as `a1b2c3d4`: what follows `init.js?id=` in its code. A list of several is fine. With it the
   * script starts after the visitor's consent; leave its code out of the page then.
   */
  id: v.optional(codes('calltouch')),
  ...aboutService,
});
/** Calltouch. */
export interface CalltouchConfiguration extends v.InferInput<typeof calltouch> {}

const carrotQuest = strictObject({
  /**
   * API key of the site: what `carrotquest.connect(…)` of its code is given. With it the script starts after the
   * visitor's consent; leave its code out of the page then.
   */
  id: v.optional(code('carrot-quest')),
  ...aboutService,
});
/** Carrot quest. */
export interface CarrotQuestConfiguration extends v.InferInput<typeof carrotQuest> {}

const mindbox = strictObject({
  /**
   * Id of the integration point, such as `romashka-website`: `endpointId` in its code. With it the tracker starts after
   * the visitor's consent; leave its code out of the page then.
   */
  id: v.optional(code('mindbox')),
  ...aboutService,
});
/** Mindbox. */
export interface MindboxConfiguration extends v.InferInput<typeof mindbox> {}

const jivo = strictObject({
  /**
   * Id of the chat, such as `aBcDeFgH12`: what follows `code.jivo.ru/widget/` in its code. With it the chat starts after
   * the visitor's consent; leave its code out of the page then.
   */
  id: v.optional(code('jivo')),
  ...aboutService,
});
/** The chat of Jivo. */
export interface JivoConfiguration extends v.InferInput<typeof jivo> {}

const googleTagManager = strictObject({
  /**
   * Id of the container, such as `GTM-ABC1234`. A list of several is fine. With it the container starts after the
   * visitor's consent; leave its code out of the page then. It can start anything: have its tags wait for the `soglasie`
   * event.
   */
  id: v.optional(codes('google-tag-manager')),
  ...aboutService,
});
/** Google Tag Manager. A foreign service. */
export interface GoogleTagManagerConfiguration extends v.InferInput<typeof googleTagManager> {}

const googleAnalytics4 = strictObject({
  /**
   * Measurement id, such as `G-ABC1234567`. A list of several is fine. With it the tag starts after the visitor's
   * consent; leave its code out of the page then.
   */
  id: v.optional(codes('google-analytics-4')),
  ...aboutService,
});
/** Google Analytics 4. A foreign service. */
export interface GoogleAnalytics4Configuration extends v.InferInput<typeof googleAnalytics4> {}

const googleAds = strictObject({
  /**
   * Id of the account, such as `AW-123456789`. A list of several is fine. With it the tag starts after the visitor's
   * consent; leave its code out of the page then.
   */
  id: v.optional(codes('google-ads')),
  ...aboutService,
});
/** Google Ads. A foreign service. */
export interface GoogleAdsConfiguration extends v.InferInput<typeof googleAds> {}

/**
 * What types allow of any service: those above have to fit, for each is one. That a service of another name has neither
 * `id` nor `webvisor`, the check says.
 */
interface AnyServiceConfiguration extends ServiceConfiguration {
  readonly id?: Ids<number | string> | undefined;
  readonly webvisor?: boolean | undefined;
}

/** The services that an `id` starts. */
const vendors = {
  /** Yandex Metrika: with an `id`, it starts after consent by itself. */
  'yandex-metrika': v.optional<Of<YandexMetrikaConfiguration>>(yandexMetrika),
  /** The counter of Top.Mail.ru: with an `id`, it starts after consent by itself. */
  'top-mail-ru': v.optional<Of<TopMailRuConfiguration>>(topMailRu),
  /** The pixel of VK Реклама: with an `id`, it starts after consent by itself. */
  'vk-ads-pixel': v.optional<Of<VkAdsPixelConfiguration>>(vkAdsPixel),
  /** The retargeting pixel of VKontakte: with an `id`, it starts after consent by itself. */
  'vk-retargeting': v.optional<Of<VkRetargetingConfiguration>>(vkRetargeting),
  /** Roistat: with an `id`, it starts after consent by itself. */
  roistat: v.optional<Of<RoistatConfiguration>>(roistat),
  /** Calltouch: with an `id`, it starts after consent by itself. */
  calltouch: v.optional<Of<CalltouchConfiguration>>(calltouch),
  /** Carrot quest: with an `id`, it starts after consent by itself. */
  'carrot-quest': v.optional<Of<CarrotQuestConfiguration>>(carrotQuest),
  /** Mindbox: with an `id`, it starts after consent by itself. */
  mindbox: v.optional<Of<MindboxConfiguration>>(mindbox),
  /** The chat of Jivo: with an `id`, it starts after consent by itself. */
  jivo: v.optional<Of<JivoConfiguration>>(jivo),
  /** Google Tag Manager, a foreign service: with an `id`, it starts after consent by itself. */
  'google-tag-manager': v.optional<Of<GoogleTagManagerConfiguration>>(googleTagManager),
  /** Google Analytics 4, a foreign service: with an `id`, it starts after consent by itself. */
  'google-analytics-4': v.optional<Of<GoogleAnalytics4Configuration>>(googleAnalytics4),
  /** Google Ads, a foreign service: with an `id`, it starts after consent by itself. */
  'google-ads': v.optional<Of<GoogleAdsConfiguration>>(googleAds),
} satisfies Record<keyof typeof ACCOUNTS, unknown>;

/** Texts by key, nested as in the locale files. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

const textTree: v.GenericSchema<TextTree> = keyedBy(
  /^/,
  'text',
  v.record(
    v.string(),
    v.lazy((input): v.GenericSchema<string | TextTree> => (isObject(input) ? textTree : text)),
    'object',
  ),
);

const configuration = strictObject({
  /** Address of the schema file, for editors: they check and complete what is written. */
  $schema: v.optional(text),
  /** Who answers for the data: shown to the visitor (152-ФЗ art. 9 wants the consent to name the operator). */
  operator: v.optional(
    strictObject({
      /** Full name, as the policy writes it: `ООО «Ромашка»`, `ИП Иванов И. И.` */
      name: v.optional(text),
      /** Domain of the site, such as `example.ru`. */
      site: v.optional(text),
      /** ИНН, the taxpayer's number: 10 digits of a company, 12 of a person. */
      inn: v.optional(text),
      /** Postal address. */
      address: v.optional(text),
      /** E-mail for questions about personal data; shown as a link. */
      email: v.optional(text),
      /** Telephone; shown as a link. */
      phone: v.optional(text),
    }),
  ),
  /** The personal-data policy that the surfaces link to. */
  policy: v.optional(
    strictObject({
      /** Absolute http(s) or relative to the site. Without it there is no link. */
      url: v.optional(link),
      /** Date of the edition, `YYYY-MM-DD`. A later one than the visitor agreed to asks again. */
      revision: v.optional(date),
      /** What the policy says of sending data abroad: `none`, or `possible`. */
      crossBorder: v.optional(v.picklist(['none', 'possible'], 'oneOf')),
    }),
  ),
  /** The consent text, apart from the policy as 156-ФЗ wants it since 1 September 2025. */
  consent: v.optional(
    strictObject({
      /** Absolute http(s) or relative to the site. Without it there is no link. */
      url: v.optional(link),
      /** Date of the edition, `YYYY-MM-DD`. A later one than the visitor agreed to asks again. */
      revision: v.optional(date),
      /** False where the new revision changes nothing of substance: nobody is asked again. Default true. */
      material: v.optional(flag, true),
    }),
  ),
  /** Language of the surfaces, or `auto` for that of `<html lang>`. Default `ru`, also the fallback. */
  language: v.optional(v.pipe(v.string('language'), v.regex(LANGUAGE, 'language')), DEFAULT_LANGUAGE),
  /**
   * `opt-in` (default) asks before anything refusable runs. `notice` informs, and lets it run until it is switched off:
   * no consent in the sense of 152-ФЗ art. 9.
   */
  mode: v.optional(v.picklist(['opt-in', 'notice'], 'oneOf'), DEFAULT_MODE),
  /** What the visitor decides on, by id. `true` and `false` are shorthands for `{ "enabled": … }`. */
  categories: v.optional(
    keyedBy(
      ID,
      'id',
      v.objectWithRest(
        {
          /** What the site cannot do without, the record of the decision included. It cannot be refused or turned off. */
          necessary: v.optional(orSwitch<NecessaryCategory, true>(necessary, v.literal(true, 'true'))),
          /** Logging in. Granted without a question unless `"required": false`. */
          authentication: v.optional(orSwitch<OrderedCategory, boolean>(ordered, flag)),
          /** The shopping cart and the order. Granted without a question unless `"required": false`. */
          cart: v.optional(orSwitch<OrderedCategory, boolean>(ordered, flag)),
          /** The visitor's settings on the site, such as language and region. Asked about. */
          preferences: v.optional(orSwitch(reasoned, flag)),
          /** Statistics of visits. Asked about, and never required. */
          analytics: v.optional(orSwitch<RefusableCategory, boolean>(refusable, flag)),
          /** Advertising. Off until it is named; asked about, and never required. */
          advertising: v.optional(orSwitch<RefusableCategory, boolean>(refusable, flag)),
          /** Maps, videos and chats of other sites. Off until it is named; asked about, and never required. */
          external: v.optional(orSwitch<RefusableCategory, boolean>(refusable, flag)),
        },
        orSwitch(reasoned, flag),
        'object',
      ),
    ),
  ),
  /**
   * Tools of vendors, by id: what the visitor is told of them, what they store, and the site's ids with those that start
   * by themselves. What the catalogue knows need not be said. Each belongs to one category.
   */
  services: v.optional(
    keyedBy(ID, 'id', v.objectWithRest(vendors, service as Of<AnyServiceConfiguration>, 'object')),
  ),
  /** The cookie that keeps the decision. */
  cookie: v.optional(
    strictObject({
      /** Default `soglasie`. Sites below one domain that are to decide apart need a name each. */
      name: v.optional(
        v.pipe(v.string('cookieName'), v.regex(COOKIE_NAME, 'cookieName')),
        DEFAULT_COOKIE_NAME,
      ),
      /** `site` (default): the widest domain the browser accepts; `host`: this host alone; or `.example.ru`. */
      domain: v.optional(
        v.pipe(v.string('cookieDomain'), v.regex(COOKIE_DOMAIN, 'cookieDomain')),
        DEFAULT_COOKIE_DOMAIN,
      ),
      /** The part of the site that the decision holds for. Default `/`, all of it. */
      path: v.optional(
        v.pipe(v.string('cookiePath'), v.regex(COOKIE_PATH, 'cookiePath')),
        DEFAULT_COOKIE_PATH,
      ),
      /** How many days a decision holds, refusal and acceptance alike; default 365. Chromium keeps a cookie for 400 at most. */
      days: v.optional(whole, DEFAULT_DAYS),
    }),
  ),
  /** How what is held back in the page is released. */
  gate: v.optional(
    strictObject({
      /** How long an ordered script may keep its followers waiting, in milliseconds: 0 to 99 999, default 5000. */
      timeout: v.optional(timeout, DEFAULT_TIMEOUT),
    }),
  ),
  /** The first layer: what asks, and the small button that leads back to the choice. */
  banner: v.optional(
    strictObject({
      /** `bar` (default) spans the page's width, `box` is a card. */
      layout: v.optional(layout, DEFAULT_LAYOUT),
      /** Default `bottom`. A bar looks at top or bottom only; a box without a corner stands in the middle. */
      position: v.optional(position, DEFAULT_POSITION),
      /** Corner of the small button that opens the preference centre again, or false for none. Default `bottom-left`. */
      reopen: v.optional(v.union([corner, v.literal(false, 'oneOf')], 'oneOf'), DEFAULT_REOPEN),
    }),
  ),
  /** Colours and corners of the surfaces. */
  theme: v.optional(
    strictObject({
      /** A CSS colour of the buttons and switches: `#rgb`, `rgb()`, `hsl()`, `oklch()` or a name. Default: a blue. */
      accent: v.optional(colour),
      /** A CSS length for the corners, such as `12px`. Default `14px`. */
      radius: v.optional(length),
      /** `auto` (default) follows the visitor's system. */
      scheme: v.optional(scheme, DEFAULT_SCHEME),
    }),
  ),
  /** Texts that replace the built-in ones, by language and namespace: `texts.ru.banner.title`. */
  texts: v.optional(
    keyedBy(
      TEXTS_LANGUAGE,
      'language',
      v.record(
        v.string(),
        keyedBy(/^/, 'text', v.record(v.string(), textTree, 'object')) as Of<
          Readonly<Record<string, TextTree>>
        >,
        'object',
      ),
    ),
  ),
  /** What follows a withdrawal, and how consent to personal-data processing, which is another act, is taken back. */
  withdrawal: v.optional(
    strictObject({
      /** After a withdrawal: `offer` (default) offers to load the page anew, `always` does, `never` says nothing. */
      reload: v.optional(v.picklist(['offer', 'always', 'never'], 'oneOf'), DEFAULT_RELOAD),
      /** Where consent to personal-data processing is taken back in free form. */
      email: v.optional(text),
      /** The telephone for the same. */
      phone: v.optional(text),
      /**
       * How many days the operator takes to stop the processing: a positive number, 30 at most by 152-ФЗ art. 21 part 5.
       * Without it nothing is said.
       */
      days: v.optional(positive),
      /** What else the visitor has to know of it, such as a postal address. */
      note: v.optional(text),
    }),
  ),
  /** What the visitor is told of age. */
  age: v.optional(
    strictObject({
      /** The age below which a parent consents instead: a whole number of years. Without it nothing is said of age. */
      min: v.optional(whole),
      /** What else the visitor has to know of it. */
      note: v.optional(text),
    }),
  ),
  /** Whom else the page tells of decisions. */
  integrations: v.optional(
    strictObject({
      /**
       * Whether Google's consent mode (version 2) is told: `default` of the stored decision before anything else, `update`
       * of each new one before what it releases. Default false: nothing of Google's loads before the grant, and there is
       * nothing to tell. A foreign service.
       */
      googleConsentMode: v.optional(flag, false),
      /** Whether `dataLayer` receives the `soglasie` event. Default true. */
      dataLayer: v.optional(flag, true),
    }),
  ),
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: unknown): [key: string, value: unknown][] =>
  isObject(value) ? Object.entries(value) : [];

/** Each service belongs to one category, which is known: the one that it names, else the one that lists it. */
const belongs = v.rawCheck<v.InferOutput<typeof configuration>>(({ dataset, addIssue }) => {
  // Whatever else is wrong with it: all is reported at once.
  const input: unknown = dataset.value;
  if (!isObject(input)) return;
  const complain = (...keys: readonly (string | number)[]): void => {
    let value: unknown = input;
    const [first, ...rest] = keys.map((key): v.IssuePathItem => {
      const parent = value as Record<string | number, unknown>;
      value = parent[key];
      return {
        type: 'object',
        origin: 'value',
        input: parent,
        key: String(key),
        value,
      };
    });
    if (first) addIssue({ message: 'category', input: value, path: [first, ...rest] });
  };
  const categories = entriesOf(input.categories);
  const known = [...KNOWN, ...categories.map(([key]) => key).filter((key) => ID.test(key))];
  const listed = new Map<string, string>();
  for (const [category, value] of categories) {
    const services = isObject(value) && Array.isArray(value.services) ? value.services : [];
    for (const [index, service] of services.entries()) {
      if (typeof service !== 'string') continue;
      if (listed.has(service)) complain('categories', category, 'services', index);
      else listed.set(service, category);
    }
  }
  for (const [key, value] of entriesOf(input.services)) {
    if (!isObject(value)) continue;
    const category = value.category ?? listed.get(key);
    // One of another type is an issue already.
    if (category === undefined || (typeof category === 'string' && !known.includes(category)))
      complain('services', key, 'category');
  }
});

/**
 * Everything that a configuration may say. An issue's message is what was expected there; its path leads to the value,
 * for an unknown property (`expected` is `never` then) or a bad key to the key.
 */
export const schema = v.pipe(configuration, belongs);

/** What a marketer writes: the JSON configuration. Everything is optional; the defaults ask before anything runs. */
export interface Configuration extends v.InferInput<typeof configuration> {}
