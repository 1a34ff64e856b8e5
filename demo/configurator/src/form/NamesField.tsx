import { h, type VNode } from 'preact';
import { textsAt } from '../work/getAt';
import type { DescribedProps } from './described';
import { useDesk } from './Desk';
import { Frame, useDescribed } from './Frame';
import { useDraft } from './useDraft';

/** A list of names, each on a line of its own. */
export function NamesField({ path, description }: DescribedProps): VNode {
  const { document, set } = useDesk();
  const draft = useDraft(textsAt(document, path).join('\n'), (text) => {
    const names = text.split('\n').flatMap((line) => line.trim() || []);
    set(path, names.length > 0 ? names : undefined);
  });
  return (
    <Frame
      field={path}
      title={description.title}
      help={`${description.description} По одному имени в строке.`}
    >
      <textarea
        {...useDescribed(path, description.description)}
        {...draft}
        class="control code"
        rows={2}
        spellcheck={false}
      />
    </Frame>
  );
}
