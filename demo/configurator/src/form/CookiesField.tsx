import { h, type VNode } from 'preact';
import { describeField, explain } from '../schema/describeField';
import { getAt } from '../work/getAt';
import { inText } from '../work/inText';
import { isDocument, type Document, type Json } from '../work/Json';
import { setField } from '../schema/setField';
import { setAt } from '../work/setAt';
import { useDesk } from './Desk';
import { Help } from './Frame';
import { idOf } from './lead';
import { Problems } from './Problems';
import { toNumber } from './toNumber';
import { useDraft } from './useDraft';

/** The list of what a category or a service leaves in the browser. */
export function CookiesField({ path }: { readonly path: string }): VNode {
  const { document, edit, choose } = useDesk();
  const { title, description } = describeField(path);
  const value = getAt(document, path);
  const rows = Array.isArray(value) ? (value as readonly Json[]) : [];
  const change = (index: number, key: string, row: Document): void =>
    edit(`${path}.${index}.${key}`, (before) =>
      setField(
        before,
        path,
        rows.map((each, place) => (place === index ? row : each)),
      ),
    );
  const remove = (index: number): void => {
    const next = rows.filter((_, place) => place !== index);
    choose(path, next.length > 0 ? next : undefined);
    // Its button is gone: the list keeps the focus.
    window.document.getElementById(idOf(path))?.focus();
  };
  return (
    <fieldset class="field" id={idOf(path)} tabIndex={-1}>
      <legend class="label">{title}</legend>
      <Help field={path} help={description} />
      {rows.map((row, index) => (
        <Row
          // The rows are what they are by their place.
          key={index}
          row={isDocument(row) ? row : {}}
          number={index + 1}
          field={`${path}.${index}`}
          onChange={(key, next) => change(index, key, next)}
          onRemove={() => remove(index)}
        />
      ))}
      <Problems field={path} />
      <button type="button" class="button quiet" onClick={() => choose(path, [...rows, { name: '' }])}>
        Добавить файл cookie
      </button>
    </fieldset>
  );
}

interface RowProps {
  readonly row: Document;
  readonly number: number;
  readonly field: string;
  readonly onChange: (key: string, row: Document) => void;
  readonly onRemove: () => void;
}

function Row({ row, number, field, onChange, onRemove }: RowProps): VNode {
  const put = (key: string, value: Json | undefined): void => onChange(key, setAt(row, key, value));
  const days = useDraft(inText(row.days), (text) => put('days', toNumber(text)));
  const text = (key: string): string => (typeof row[key] === 'string' ? row[key] : '');
  const cell = (key: string, className = ''): VNode => (
    <label class={`cell ${className}`}>
      <span>{explain(`categories.<id>.cookies.${key}`).title}</span>
      <input
        class="control"
        autocomplete="off"
        title={explain(`categories.<id>.cookies.${key}`).description}
        {...(key === 'days'
          ? { ...days, inputMode: 'decimal', placeholder: '0' }
          : {
              value: text(key),
              onInput: ({ currentTarget: { value } }) =>
                put(key, key === 'name' ? value : value || undefined),
            })}
      />
    </label>
  );
  return (
    <div class="row" role="group" aria-label={`Файл cookie ${number}`} id={idOf(field)}>
      {cell('name')}
      {cell('purpose', 'wide')}
      {cell('days')}
      {cell('domain')}
      <label class="switch small">
        <input
          type="checkbox"
          role="switch"
          checked={row.httpOnly === true}
          onChange={({ currentTarget: { checked } }) => put('httpOnly', checked || undefined)}
        />
        <span>{explain('categories.<id>.cookies.httpOnly').title}</span>
      </label>
      <button
        type="button"
        class="button quiet"
        onClick={onRemove}
        aria-label={`Убрать файл cookie ${number}`}
      >
        Убрать
      </button>
    </div>
  );
}
