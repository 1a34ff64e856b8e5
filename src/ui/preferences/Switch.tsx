import type { VNode } from 'preact';
import type { DeclaredCategory, DeclaredService } from '../../config/Declaration';
import type { CentreScene } from './CentreScene';

/** The answer to a category or service, named and described by what stands beside it. */
export function Switch({
  h,
  centre,
  category,
  service,
  id,
}: CentreScene & {
  readonly category: DeclaredCategory;
  readonly service?: DeclaredService;
  readonly id: string;
}): VNode {
  return (
    <input
      type="checkbox"
      role="switch"
      part="switch"
      id={`${id}-switch`}
      aria-labelledby={id}
      aria-describedby={`${id}-about`}
      checked={centre.isOn(category, service)}
      onChange={({ currentTarget }) => {
        centre.touch(currentTarget.checked, category, service);
      }}
    />
  );
}
