/**
 * The document's own, from its prototype: an element called `head` or `createElement` hides the document's property of
 * that name, and tools of others put their own in its place. MooTools even has a `Document` of its own.
 */
const own =
  <K extends keyof Document>(name: K): (() => Document[K]) =>
  () =>
    Reflect.get<Document, K>(HTMLDocument.prototype, name, document);

/** `<html>`. Whatever is looked for in the page is looked for in it. */
export const root = /* @__PURE__ */ own('documentElement');

export const head = /* @__PURE__ */ own('head');

export const implementation = /* @__PURE__ */ own('implementation');

export const readyState = /* @__PURE__ */ own('readyState');

/** The classic script that is running, if there is one. */
export const currentScript = /* @__PURE__ */ own('currentScript') as () => HTMLScriptElement | null;

/** Whether the page is made ready ahead, and not yet shown to anybody. */
export const prerendering = /* @__PURE__ */ own('prerendering' as 'hidden');

/** Whether the visitor has the browser object to being tracked: https://w3c.github.io/gpc/. */
export const objects = (): boolean =>
  (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true;

/** Of all cookies that scripts may see. Throws where the page is in a sandbox. */
export const readCookies = /* @__PURE__ */ own('cookie');

export const writeCookie = (text: string): void => {
  Reflect.set(HTMLDocument.prototype, 'cookie', text, document);
};

/** What is ours, for whichever of our scripts comes next: the page that one has begun in, a held-back script that has run. */
export const MARK = /* @__PURE__ */ Symbol.for('soglasie');

export const createElement = <K extends string>(
  name: K,
): K extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[K] : HTMLElement =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- `call` picks the overload for obsolete tags
  HTMLDocument.prototype.createElement.call(document, name) as ReturnType<typeof createElement<K>>;
