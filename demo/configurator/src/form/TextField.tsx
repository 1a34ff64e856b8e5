import { h, type VNode } from 'preact';
import { getAt } from '../work/getAt';
import { inText } from '../work/inText';
import { placeholderOf, type DescribedProps } from './described';
import { useDesk } from './Desk';
import { Frame, useDescribed } from './Frame';

/** Properties whose texts are sentences. */
const LONG = /\.(?:address|note|reason|description|consequence)$/;

/** A paragraph of the built-in texts gets as much room. */
const LONG_TEXT = 60;

export function TextField(props: DescribedProps & { readonly title?: string }): VNode {
  const { path, description } = props;
  const { document, set } = useDesk();
  const value = getAt(document, path);
  const text = inText(value);
  const placeholder = placeholderOf(props);
  const all = {
    ...useDescribed(path, description.description),
    value: text,
    placeholder,
    class: 'control',
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      set(path, currentTarget.value === '' ? undefined : currentTarget.value);
    },
  };
  // A date that is none would not show in a field for dates.
  const isDate = description.kind === 'date' && /^(\d{4}-\d\d-\d\d)?$/.test(text);
  const isLong = LONG.test(path) || (path.startsWith('texts.') && (placeholder ?? '').length > LONG_TEXT);
  return (
    <Frame field={path} title={props.title ?? description.title} help={description.description}>
      {isLong ? (
        <textarea
          {...all}
          rows={Math.min(7, Math.max(3, Math.ceil((text || placeholder || '').length / 45)))}
        />
      ) : (
        <input {...all} {...(isDate ? { type: 'date' } : { type: 'text' })} autocomplete="off" />
      )}
    </Frame>
  );
}
