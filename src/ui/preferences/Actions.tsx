import type { VNode } from 'preact';
import type { CentreScene } from './CentreScene';

/** What can be decided, and what has become of it. */
export function Actions({ h, kit, engine, centre }: CentreScene): VNode {
  const { t } = engine;
  const said = centre.message(engine);
  return (
    <div class="foot">
      {/* A report may be longer than its room: with the keyboard it is scrolled from here. */}
      <div role="status" tabIndex={said.length > 1 ? 0 : undefined}>
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {/* Refusing comes first: it takes no more presses of a key than accepting. */}
      <div class="decide">
        <div class="acts">
          <button class="main" part="reject" onClick={centre.rejectAll}>
            {kit.texts.t('rejectAll')}
          </button>
          <button class="main" part="accept" onClick={centre.acceptAll}>
            {kit.texts.t('acceptAll')}
          </button>
        </div>
        {/* A row of their own, so that the two above are always as wide as each other. */}
        <div class="acts">
          <button class={centre.isTouched() ? 'touched' : ''} part="save" onClick={centre.save}>
            {t('save')}
          </button>
          <button part="withdraw" disabled={!kit.state().id} onClick={() => void centre.withdraw()}>
            {t('withdraw')}
          </button>
        </div>
      </div>
    </div>
  );
}
