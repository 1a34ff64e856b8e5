import type { View } from '../Consent';
import { clicks } from './clicks';

const OPENER = '[data-soglasie="preferences"],[data-soglasie="banner"],a[href="#soglasie-preferences"]';

/**
 * Hears the buttons of the first layer, and lets any element of the page open a surface. Page markup can do no more
 * than that: it never decides, so that injected markup cannot either.
 */
export function onClick(open: (view: Exclude<View, 'none'>) => void, signal: AbortSignal): void {
  // From the prototype: a form with a field named `matches` hides its own.
  const is = (target: EventTarget, selector: string): boolean =>
    target instanceof Element && Element.prototype.matches.call(target, selector);
  addEventListener(
    'click',
    (event) => {
      // The whole path, for the click may have been inside a shadow root.
      for (const target of event.composedPath()) {
        clicks.get(target)?.();
        if (!is(target, OPENER)) continue;
        event.preventDefault();
        open(is(target, '[data-soglasie="banner"]') ? 'banner' : 'preferences');
        break;
      }
    },
    { capture: true, signal },
  );
}
