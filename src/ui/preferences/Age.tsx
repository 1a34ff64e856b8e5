import type { VNode } from 'preact';
import type { Scene } from './Scene';

/** Who consents for a child, where the site says from what age it takes consent. */
export function Age({
  h,
  engine: { t },
  declaration: {
    age: { min, note },
  },
}: Scene): VNode | false {
  return (
    min > 0 && (
      <p class="age">
        {t('age', { count: min })} {note}
      </p>
    )
  );
}
