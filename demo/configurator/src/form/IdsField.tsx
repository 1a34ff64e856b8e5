import { h, type VNode } from 'preact';
import { getAt } from '../work/getAt';
import { placeholderOf, type DescribedProps } from './described';
import { useDesk } from './Desk';
import { Frame, useDescribed } from './Frame';
import { fromIds, toIds } from './toIds';
import { useDraft } from './useDraft';

export function IdsField(props: DescribedProps): VNode {
  const { path, description } = props;
  const { document, set } = useDesk();
  const [, service = ''] = path.split('.');
  const draft = useDraft(fromIds(getAt(document, path)), (text) => set(path, toIds(service, text)));
  return (
    <Frame field={path} title={description.title} help={description.description}>
      <input
        {...useDescribed(path, description.description)}
        {...draft}
        class="control code"
        type="text"
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholderOf(props)}
      />
    </Frame>
  );
}
