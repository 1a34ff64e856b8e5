import { currentLanguage, onLanguage } from '../purposes/language';
import { isTextKey, translate } from './translate';

/** Keeps the texts that stand in the HTML itself in the visitor's language. */
export function translatePage(): void {
  function apply() {
    document.documentElement.lang = currentLanguage();
    for (const element of document.querySelectorAll<HTMLElement>('[data-t]')) {
      const key = element.dataset.t;
      if (isTextKey(key)) element.textContent = translate(key);
    }
    for (const element of document.querySelectorAll<HTMLElement>('[data-t-label]')) {
      const key = element.dataset.tLabel;
      if (isTextKey(key)) element.setAttribute('aria-label', translate(key));
    }
    for (const element of document.querySelectorAll<HTMLElement>('[data-t-title]')) {
      const key = element.dataset.tTitle;
      if (isTextKey(key)) element.title = translate(key);
    }
  }
  apply();
  onLanguage(apply);
}
