import { h, type VNode } from 'preact';
import type { Kit } from '../Kit';
import type { Texts } from '../texts';

/** What the banner says and does in place of the usual. */
export interface Wording {
  readonly title?: string;
  readonly text?: string;
  /** On the button that accepts. */
  readonly agree?: string;
  readonly accept?: () => void;
  /** Null where nothing is asked. */
  readonly reject?: (() => void) | null;
}

interface Props extends Kit, Texts, Wording {
  /** Loads the second layer ahead of its being wanted. */
  readonly warm: () => unknown;
  /** The second layer was wanted and could not be loaded. */
  readonly failed: boolean;
}

/** Into the top layer, where no z-index of the page covers it. */
function open(element: HTMLElement | null): void {
  // Where the page puts something else in its place, it is in no page.
  if (element?.isConnected) element.showPopover();
}

/** First layer: says what is asked and why, and lets the visitor answer. Not modal: the page stays usable. */
export function Banner({
  look,
  consent,
  t,
  nameOf,
  warm,
  failed,
  title = t('title'),
  text = `${t('text')} ${look.categories
    .filter(({ required }) => !required)
    .map(nameOf)
    .join(', ')}. ${t('change')}`,
  agree = t('acceptAll'),
  accept = consent.acceptAll,
  reject = consent.rejectAll,
}: Props): VNode {
  const acts: Readonly<Record<string, (() => void) | null>> = {
    accept,
    reject,
    customise: () => void consent.show('preferences'),
  };
  return (
    // Asking something else is another element, as another language is.
    <section
      key={text}
      popover="manual"
      part="surface"
      aria-labelledby="title"
      data-layout={look.layout}
      data-position={look.position}
      ref={open}
      // One listener for all three, which hears them also where a script presses one that is gone.
      onClick={({ target }) => acts[(target as Element).closest('button')?.getAttribute('part') ?? '']?.()}
    >
      <div>
        <h2 id="title">{title}</h2>
        <p>{text}</p>
        <small>
          {look.operator && <span>{look.operator}</span>}
          {look.policy && <a href={look.policy}>{t('policy')}</a>}
          {look.consent && <a href={look.consent}>{t('consent')}</a>}
        </small>
        {/* There before it has anything to say, or it would not be read aloud. */}
        <p role="alert">{failed && <span>{t('failed')}</span>}</p>
      </div>
      {/* Refusing comes first: it takes no more presses of a key than accepting. */}
      <div class="acts">
        {reject && (
          <button class="main" part="reject">
            {t('rejectAll')}
          </button>
        )}
        <button class="main" part="accept">
          {agree}
        </button>
        <button part="customise" onPointerEnter={warm} onFocus={warm}>
          {/* Another text is another element: a page translator puts its own in the place of ours. */}
          <span key={failed}>{t(failed ? 'retry' : 'customise')}</span>
        </button>
      </div>
    </section>
  );
}
