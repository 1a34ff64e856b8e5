import { h, type VNode } from 'preact';
import { getText } from '../work/getAt';
import { placeholderOf, type DescribedProps } from './described';
import { useDesk } from './Desk';
import { Frame, useDescribed } from './Frame';
import { useProblems } from './Problems';
import { toHex } from './toHex';

/** The product's own colour in the light scheme, where the palette opens. */
const USUAL = '#1f5fd6';

export function ColourField(props: DescribedProps): VNode {
  const { path, description } = props;
  const { document, set, choose } = useDesk();
  const better = useProblems(path).flatMap(({ values }) => values.better ?? [])[0];
  const value = getText(document, path);
  const change = ({ currentTarget }: { currentTarget: HTMLInputElement }): void =>
    set(path, currentTarget.value || undefined);
  return (
    <Frame field={path} title={description.title} help={description.description}>
      <div class="colour">
        <input
          type="color"
          aria-label={`${description.title}: палитра`}
          value={toHex(value) ?? USUAL}
          onInput={change}
        />
        <input
          {...useDescribed(path, description.description)}
          class="control code"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder={placeholderOf(props)}
          value={value}
          onInput={change}
        />
      </div>
      {better && (
        <button type="button" class="button" onClick={() => choose(path, better)}>
          Взять цвет для каждой темы
        </button>
      )}
    </Frame>
  );
}
