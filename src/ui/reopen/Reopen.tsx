import { h, type VNode } from 'preact';
import type { Kit } from '../Kit';

/** The way back: a small button in a corner of the page, for as long as the banner does not ask. */
export function Reopen({ look, consent, texts: { t }, warm }: Kit & { readonly warm: () => unknown }): VNode {
  const label = t('reopen');
  return (
    <button
      part="reopen"
      class="reopen"
      data-position={look.reopen}
      aria-label={label}
      title={label}
      onPointerEnter={warm}
      onFocus={warm}
      onClick={() => void consent.show('preferences')}
    />
  );
}
