import { h, type VNode } from 'preact';
import { getAt } from '../work/getAt';
import { inText } from '../work/inText';
import type { Json } from '../work/Json';
import type { DescribedProps } from './described';
import { useDesk } from './Desk';
import { Help, useDescribed } from './Frame';
import { idOf } from './lead';
import { wordOf } from './options';
import { Problems } from './Problems';

export function ChoiceField({ path, description }: DescribedProps): VNode {
  const { document, choose } = useDesk();
  const { default: usual, options } = description;
  const value = getAt(document, path) ?? usual;
  const { id, ...described } = useDescribed(path, description.description);
  // Where nothing holds by itself, nothing may be said.
  const choices: readonly (Json | undefined)[] = usual === undefined ? [undefined, ...options] : options;
  return (
    <fieldset class="field" {...described} id={id} tabIndex={-1}>
      <legend class="label">{description.title}</legend>
      <div class={`choices ${path.replace('.', '-')}`}>
        {choices.map((option) => (
          <label key={inText(option)} class="choice" data-option={inText(option)}>
            <input
              type="radio"
              name={idOf(path)}
              checked={option === value}
              onChange={() => choose(path, option === usual ? undefined : option)}
            />
            <span>{option === undefined ? 'Не сказано' : wordOf(path, option)}</span>
          </label>
        ))}
      </div>
      <Help field={path} help={description.description} />
      <Problems field={path} />
    </fieldset>
  );
}
