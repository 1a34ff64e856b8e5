/** The words by which filter lists know what asks for consent. */
export const FORBIDDEN = /cookie|consent|gdpr|privacy|policy|cmp|cnil|banner|notice/i;

const names = [
  ...['cookie-banner', 'cookies-banner', 'cc-banner', 'privacy-banner', 'policy-banner', 'gdpr-banner'],
  ...['cookie-bar', 'cookie-widget', 'cookie-note', 'cookie-modal', 'cookie-popup', 'cookie-consent'],
  ...['CookieConsent', 'cookieconsent', 'consent-bar', 'consent__banner', 'consent-manager', 'cookieinfo'],
  ...['cmpBanner', 'gdprCookieBanner'],
];

/** What generic rules of such lists hide on every site. */
export const GENERIC_RULES: readonly string[] = [
  ...names.flatMap((name) => [`#${name}`, `.${name}`]),
  ...['cookie-bar', 'cookie-notice', 'cookie-popup', 'cookies-consent', 'consent-notification'],
  ...['[data-testid="cookiePopup"]', '[data-testid="consent-banner"]', '.cc-banner[data-cc-banner]'],
  ...['dialog[data-cookie-consent]', '.consent-modal[role=dialog]'],
  ...['id', 'class', 'data-testid'].flatMap((attribute) =>
    ['cookie', 'consent', 'gdpr', 'privacy'].map((word) => `[${attribute}*="${word}" i]`),
  ),
];

/**
 * The hooks in the text of a built file: whatever stands where a name of an element, an attribute, a class or a file does.
 * Sentences, addresses and configuration keys stand elsewhere.
 */
export function findHooks(text: string): string[] {
  const places = [
    /\b(?:class|className|part|id|for|slot|role)\s*:\s*(["'`])(.*?)\1/g,
    /["'`]?(?:aria-(?:labelledby|describedby|controls)|data-[\w-]+)["'`]?\s*:\s*(["'`])(.*?)\1/g,
    /\b(?:createElement|define|h)\((["'`])([\w-]+)\1/g,
    /\b(?:get|set|has|toggle|remove)Attribute\((["'`])(.*?)\1/g,
    /\b(?:querySelector(?:All)?|matches|closest|getElementById)\((["'`])(.*?)\1/g,
    // Files, and elements and events of ours, wherever they stand.
    /(["'`])\.\/([\w.-]+)\1/g,
    /(["'`])(soglasie[\w:-]*)\1/g,
  ];
  const found = places.flatMap((place) => [...text.matchAll(place)].map(([, , hook = '']) => hook));
  const attributes = [...text.matchAll(/["'`](data-[\w-]+)["'`]|\bdataset\.(\w+)/g)];
  return [...found, ...attributes.map(([, name, key]) => name ?? key ?? '')];
}

/**
 * Runs in the page: each hook of ours there, and which of the rules match an element of ours. What a visitor reads, where a
 * link leads and what a style says is no hook: the site says that.
 */
export function walk(rules: readonly string[]): { hooks: string[]; matched: string[]; elements: number } {
  const DATA = ['title', 'aria-label', 'href', 'style', 'lang'];
  const hooks = new Set<string>();
  const matched = new Set<string>();
  let elements = 0;
  const visit = (element: Element): void => {
    elements++;
    hooks.add(element.localName);
    for (const { name, value } of element.attributes) {
      hooks.add(name);
      if (!DATA.includes(name)) for (const word of value.split(/\s+/)) hooks.add(word);
    }
    for (const rule of rules) if (element.matches(rule)) matched.add(`${rule} takes ${element.outerHTML}`);
    const shadow = element.shadowRoot;
    for (const sheet of shadow?.adoptedStyleSheets ?? []) for (const rule of sheet.cssRules) style(rule);
    for (const child of [...element.children, ...(shadow?.children ?? [])]) visit(child);
  };
  /** What our styles look for, and the properties that a page may set. */
  const style = (rule: CSSRule): void => {
    if (rule instanceof CSSStyleRule)
      for (const [word] of rule.selectorText.matchAll(/[\w-]+/g)) hooks.add(word);
    for (const [property] of rule.cssText.matchAll(/--[\w-]+/g)) hooks.add(property);
    if (rule instanceof CSSGroupingRule) for (const inner of rule.cssRules) style(inner);
  };
  for (const root of document.querySelectorAll(
    'soglasie-root, soglasie-embed, soglasie-preferences, soglasie-declaration',
  ))
    visit(root);
  return { hooks: [...hooks].filter(Boolean), matched: [...matched], elements };
}
