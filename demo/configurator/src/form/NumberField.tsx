import { h, type VNode } from 'preact';
import { getAt } from '../work/getAt';
import { inText } from '../work/inText';
import { placeholderOf, type DescribedProps } from './described';
import { useDesk } from './Desk';
import { Frame, useDescribed } from './Frame';
import { toNumber } from './toNumber';
import { useDraft } from './useDraft';

export function NumberField(props: DescribedProps): VNode {
  const { path, description } = props;
  const { document, set } = useDesk();
  const value = getAt(document, path);
  const draft = useDraft(inText(value), (text) => set(path, toNumber(text)));
  return (
    <Frame field={path} title={description.title} help={description.description}>
      <input
        {...useDescribed(path, description.description)}
        {...draft}
        class="control short"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        placeholder={placeholderOf(props)}
      />
    </Frame>
  );
}
