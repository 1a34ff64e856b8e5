import { h, type VNode } from 'preact';
import type { Props } from '../Props';

/** Into the top layer, where no z-index of the page covers it. */
function open(element: HTMLElement | null): void {
  element?.showPopover();
}

/** First layer: says what is asked and why, and lets the visitor answer. Not modal: the page stays usable. */
export function Banner({ look, consent, t, nameOf, documents }: Props): VNode {
  const purposes = look.categories.filter(({ required }) => !required).map(nameOf);
  return (
    <section
      popover="manual"
      part="surface"
      aria-labelledby="title"
      data-layout={look.layout}
      data-position={look.position}
      ref={open}
    >
      <div>
        <h2 id="title">{t('title')}</h2>
        <p>
          {t('text')} {purposes.join(', ')}. {t('change')}
        </p>
        {documents}
      </div>
      <div class="acts">
        <button class="main" part="accept" onClick={consent.acceptAll}>
          {t('acceptAll')}
        </button>
        <button class="main" part="reject" onClick={consent.rejectAll}>
          {t('rejectAll')}
        </button>
        <button part="customise" onClick={() => void consent.show('preferences')}>
          {t('customise')}
        </button>
      </div>
    </section>
  );
}
