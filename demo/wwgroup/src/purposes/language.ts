import { createStoredValue } from './createStoredValue';

export type Language = 'ru' | 'en';

const parameter = 'lang';
const stored = createStoredValue({ purpose: 'preferences', name: 'lang', days: 365, initial: 'ru' });

function parse(text: string | null | undefined): Language | undefined {
  return text === 'ru' || text === 'en' ? text : undefined;
}

const asked = parse(new URLSearchParams(location.search).get(parameter));
if (asked) stored.set(asked);

export function currentLanguage(): Language {
  return parse(stored.get()) ?? 'ru';
}

export function setLanguage(language: Language): void {
  stored.set(language);
}

export const onLanguage = stored.subscribe;

function withLanguage(address: string): string {
  const url = new URL(address);
  if (stored.isKept() || currentLanguage() === 'ru') url.searchParams.delete(parameter);
  else url.searchParams.set(parameter, currentLanguage());
  return url.href;
}

/** While the choice may not be stored it travels in the addresses; otherwise they stay clean. */
export function carryLanguageInLinks(): void {
  function amendLink(event: Event) {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (link?.href.startsWith(`${location.origin}/wwgroup/`)) link.href = withLanguage(link.href);
  }
  document.addEventListener('click', amendLink, { capture: true });
  document.addEventListener('auxclick', amendLink, { capture: true });

  function amendAddress() {
    const address = withLanguage(location.href);
    if (address !== location.href) history.replaceState(history.state, '', address);
  }
  amendAddress();
  onLanguage(amendAddress);
}
