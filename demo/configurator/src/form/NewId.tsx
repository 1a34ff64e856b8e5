import { h, type ComponentChildren, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ID } from '../../../../src/config/rules';
import type { Document } from '../work/Json';
import { useDesk } from './Desk';

interface Props {
  /** Of the field in the page. */
  readonly id: string;
  readonly label: ComponentChildren;
  readonly placeholder: string;
  readonly action: string;
  readonly help: ComponentChildren;
  readonly isTaken: (name: string) => boolean;
  readonly add: (document: Document, name: string) => Document;
  /** The field that is filled in next. */
  readonly next: (name: string) => string;
}

/** Takes the id of something of the site's own, which the catalogue and the built-in categories do not have. */
export function NewId({ id, label, placeholder, action, help, isTaken, add, next }: Props): VNode {
  const { edit, lead } = useDesk();
  const [name, setName] = useState('');
  const isFree = ID.test(name) && !isTaken(name);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!isFree) return;
    edit(null, (before) => add(before, name));
    lead(next(name));
    setName('');
  };
  return (
    <form class="field" onSubmit={submit}>
      <label class="label" for={id}>
        {label}
      </label>
      <div class="beside">
        <input
          id={id}
          class="control code"
          autocomplete="off"
          spellcheck={false}
          placeholder={placeholder}
          value={name}
          aria-describedby={`${id}-help`}
          onInput={({ currentTarget }) => setName(currentTarget.value.trim())}
        />
        <button type="submit" class="button" disabled={!isFree}>
          {action}
        </button>
      </div>
      <p class="help" id={`${id}-help`}>
        {help}
      </p>
    </form>
  );
}
