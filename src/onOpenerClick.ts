import type { View } from './Consent';

const OPENER = '[data-soglasie="preferences"],[data-soglasie="banner"],a[href="#soglasie-preferences"]';

/**
 * Lets any element of the page open a surface. Page markup can do no more than that: it never decides, so that
 * injected markup cannot either.
 */
export function onOpenerClick(open: (view: Exclude<View, 'none'>) => void, signal: AbortSignal): void {
  // From the prototype: a form with a field named `matches` hides its own.
  const is = (target: EventTarget, selector: string): boolean =>
    target instanceof Element && Element.prototype.matches.call(target, selector);
  const onClick = (event: MouseEvent): void => {
    // The whole path, for the click may have been inside a shadow root.
    const opener = event.composedPath().find((target) => is(target, OPENER));
    if (!opener) return;
    event.preventDefault();
    open(is(opener, '[data-soglasie="banner"]') ? 'banner' : 'preferences');
  };
  addEventListener('click', onClick, { capture: true, signal });
}
