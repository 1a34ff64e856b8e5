import { h, type VNode } from 'preact';
import labels from '../../../locales/reopen.json';
import type { Kit } from '../Kit';

/** The way back: a small button in a corner of the page, for as long as the banner does not ask. */
export function Reopen({
  look,
  consent,
  texts: { own, language },
  warm,
}: Kit & { readonly warm: () => unknown }): VNode {
  // Built in, in every language: where nothing else is shown, no other text is loaded.
  const known: Readonly<Record<string, string | undefined>> = labels;
  const label = own('banner.reopen') || (known[language] ?? labels.ru);
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
