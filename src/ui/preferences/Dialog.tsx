import type { VNode } from 'preact';
import { Contents } from './Contents';
import type { CentreScene } from './CentreScene';

function open(element: HTMLDialogElement | null): void {
  if (!element) return;
  element.showModal();
  // A filter of the visitor's may hide it. The page behind it would stay shut, and nobody could open it.
  new IntersectionObserver(([entry]) => {
    if (!entry?.boundingClientRect.width) element.close();
  }).observe(element);
}

/** Where the last press began and ended: only one that did both on the backdrop closes. */
let isOutside = false;

function press({ target, currentTarget, type }: PointerEvent): void {
  isOutside = target === currentTarget && (isOutside || type === 'pointerdown');
}

/** The centre over the page. Closing it, in whatever way, decides nothing. */
export function Dialog(props: CentreScene): VNode {
  const {
    h,
    kit: { consent, state },
    turn,
  } = props;
  return (
    <dialog
      class="centre"
      part="surface"
      aria-labelledby="settings"
      ref={open}
      onPointerDown={press}
      onPointerUp={press}
      onClick={({ target, currentTarget }) => {
        if (isOutside && target === currentTarget) currentTarget.close();
        isOutside = false;
      }}
      onClose={({ currentTarget }) => {
        // Closed by the visitor, not by a decision that has taken it out of the page.
        if (!currentTarget.isConnected) return;
        if (state().decided) consent.hide();
        else void consent.show('banner');
      }}
    >
      <Contents key={turn} {...props} />
    </dialog>
  );
}
