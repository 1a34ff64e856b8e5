import type { VNode } from 'preact';
import { EmailLink } from './EmailLink';
import { PhoneLink } from './PhoneLink';
import type { Scene } from './Scene';

/** Who answers for the data, as far as the site says it. */
export function Operator(props: Scene): VNode | false {
  const {
    h,
    engine: { t },
    declaration: { operator },
  } = props;
  const { name, email, phone } = operator;
  return (
    Object.values(operator).some(Boolean) && (
      <div class="note">
        <h3>{t('operator')}</h3>
        {name !== '' && <p>{name}</p>}
        <dl>
          {(['inn', 'address', 'site', 'email', 'phone'] as const).map(
            (key) =>
              operator[key] !== '' && (
                <div key={key}>
                  <dt>{t(key)}</dt>
                  <dd>
                    {key === 'email' ? (
                      <EmailLink h={h} email={email} />
                    ) : key === 'phone' ? (
                      <PhoneLink h={h} phone={phone} />
                    ) : (
                      operator[key]
                    )}
                  </dd>
                </div>
              ),
          )}
        </dl>
      </div>
    )
  );
}
