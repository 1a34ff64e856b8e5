import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { checkContrast } from '../law/checkContrast';
import { setField } from '../schema/setField';
import { asConfiguration } from '../work/asConfiguration';
import { getText } from '../work/getAt';
import { placeholderOf, type DescribedProps } from './described';
import { useDesk } from './Desk';
import { Frame, useDescribed } from './Frame';
import { toHex } from './toHex';

/** The product's own colour in the light scheme, where the palette opens. */
const USUAL = '#1f5fd6';

export function ColourField(props: DescribedProps): VNode {
  const { path, description } = props;
  const { document, set } = useDesk();
  const [refused, setRefused] = useState<string | null>(null);
  const value = refused ?? getText(document, path);
  const change = ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
    const wanted = currentTarget.value || undefined;
    const rows = checkContrast(asConfiguration(setField(document, path, wanted)));
    const isRefused = rows.some(({ refuseIsWeaker }) => refuseIsWeaker);
    setRefused(isRefused ? (wanted ?? null) : null);
    if (!isRefused) set(path, wanted);
  };
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
      <p class="problem error" role="alert">
        {refused && 'С этим цветом отказ виден хуже согласия, поэтому в настройку он не записан.'}
      </p>
    </Frame>
  );
}
