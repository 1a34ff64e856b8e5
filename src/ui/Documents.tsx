import { h, type VNode } from 'preact';
import type { Props } from './Props';

/** The operator, and links to the two texts that the law keeps apart; each only where the site names it. */
export function Documents({ look: { operator, policy, consent }, t }: Omit<Props, 'documents'>): VNode {
  return (
    <small>
      {operator && <span>{operator}</span>}
      {policy && <a href={policy}>{t('policy')}</a>}
      {consent && <a href={consent}>{t('consent')}</a>}
    </small>
  );
}
