import type { h as createElement, VNode } from 'preact';
import preferences from '../../../locales/ru/preferences.json';
import type { Props } from '../Props';
import style from './preferences.css?inline';

export { style };

function open(element: HTMLDialogElement | null): void {
  element?.showModal();
}

/**
 * Second layer: a switch for each category that can be refused. Closing it decides nothing. A part of its own,
 * loaded when first wanted, that is given the page's only Preact.
 */
export const definePreferences = (h: typeof createElement) =>
  function Preferences({ look, consent, state, t, nameOf, documents }: Props): VNode {
    const about: Readonly<Record<string, string | undefined>> = preferences.categories;
    const text = (key: 'title' | 'save' | 'always'): string =>
      look.text(`preferences.${key}`) || preferences[key];
    const refusable = look.categories.filter(({ required }) => !required);
    const save = (event: SubmitEvent): void => {
      event.preventDefault();
      const on = new FormData(event.currentTarget as HTMLFormElement);
      consent.set({ categories: Object.fromEntries(refusable.map(({ id }) => [id, on.has(id)])) });
    };
    return (
      <dialog
        part="surface"
        aria-labelledby="settings"
        ref={open}
        onClose={(event) => {
          // Closed by the visitor, not by a decision that has taken it out of the page.
          if (!event.currentTarget.isConnected) return;
          if (state().decided) consent.hide();
          else void consent.show('banner');
        }}
      >
        <form onSubmit={save}>
          <h2 id="settings" tabIndex={-1} autofocus>
            {text('title')}
          </h2>
          {look.categories.map((category) => {
            const { id, required, description, reason } = category;
            return (
              <label class="row" key={id}>
                <span>
                  <b id={`name-${id}`}>{nameOf(category)}</b>
                  <span id={`about-${id}`}>
                    {description || look.text(`preferences.categories.${id}`) || about[id]}
                    {required && <i>{reason || text('always')}</i>}
                  </span>
                </span>
                {!required && (
                  <input
                    type="checkbox"
                    role="switch"
                    name={id}
                    aria-labelledby={`name-${id}`}
                    aria-describedby={`about-${id}`}
                    defaultChecked={state().categories[id] === true}
                  />
                )}
              </label>
            );
          })}
          {documents}
          <div class="acts">
            <button class="main" part="accept" type="button" onClick={consent.acceptAll}>
              {t('acceptAll')}
            </button>
            <button class="main" part="reject" type="button" onClick={consent.rejectAll}>
              {t('rejectAll')}
            </button>
            <button part="save">{text('save')}</button>
          </div>
        </form>
      </dialog>
    );
  };
