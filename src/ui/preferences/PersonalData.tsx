import type { VNode } from 'preact';
import { EmailLink } from './EmailLink';
import { PhoneLink } from './PhoneLink';
import type { Scene } from './Scene';

/** How consent to personal-data processing, another act, is taken back; only where the site says it. */
export function PersonalData({
  h,
  engine: { t },
  declaration: {
    withdrawal: { email, phone, days, note },
  },
}: Scene): VNode | false {
  return (
    Boolean(email || phone || note) && (
      <div class="note">
        <h3>{t('personal.title')}</h3>
        <p>{t('personal.text')}</p>
        {email + phone !== '' && (
          <p class="links">
            {email !== '' && <EmailLink h={h} email={email} />}{' '}
            {phone !== '' && <PhoneLink h={h} phone={phone} />}
          </p>
        )}
        {note !== '' && <p>{note}</p>}
        {days > 0 && <p>{t('personal.term', { count: days })}</p>}
      </div>
    )
  );
}
