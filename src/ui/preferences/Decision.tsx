import type { VNode } from 'preact';
import type { CentreScene } from './CentreScene';
import { moment } from './inWords';

/** What the visitor has decided so far, and the number to name in a letter to the operator. */
export function Decision({ h, kit, engine, centre }: CentreScene): VNode {
  const { t } = engine;
  const { id, decidedAt } = kit.state();
  const text =
    decidedAt === null
      ? t(kit.occasion()?.informs ? 'undecidedInUse' : 'undecided')
      : t('decidedAt', { date: moment(decidedAt, engine) });
  let number: HTMLElement | null;
  return (
    <div class="note">
      <h3>{t('decision')}</h3>
      <p key={text}>{text}</p>
      {id && (
        <dl>
          <div>
            <dt>{t('id')}</dt>
            <dd>
              <code
                key={id}
                translate={false}
                ref={(element) => {
                  number = element;
                }}
              >
                {id}
              </code>
            </dd>
          </div>
        </dl>
      )}
      {id && (
        <button part="copy" onClick={() => void centre.copy(id, number)}>
          {t('copy')}
        </button>
      )}
      <span role="status">
        {centre.copied(engine).map((said) => (
          <span key={said}>{said}</span>
        ))}
      </span>
    </div>
  );
}
