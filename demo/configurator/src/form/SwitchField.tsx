import { h, type VNode } from 'preact';
import { getAt } from '../work/getAt';
import type { DescribedProps } from './described';
import { useDesk } from './Desk';
import { Help, useDescribed } from './Frame';
import { Problems } from './Problems';

interface SwitchFieldProps extends DescribedProps {
  /** Where that depends on more than the schema's default. */
  readonly usual?: boolean;
}

export function SwitchField({
  path,
  description,
  usual = description.default === true,
}: SwitchFieldProps): VNode {
  const { document, choose } = useDesk();
  const value = getAt(document, path);
  const on = typeof value === 'boolean' ? value : usual;
  return (
    <div class="field">
      <label class="switch">
        <input
          {...useDescribed(path, description.description)}
          type="checkbox"
          role="switch"
          checked={on}
          onChange={({ currentTarget: { checked } }) => choose(path, checked === usual ? undefined : checked)}
        />
        <span class="label">{description.title}</span>
      </label>
      <Help field={path} help={description.description} />
      <Problems field={path} />
    </div>
  );
}
