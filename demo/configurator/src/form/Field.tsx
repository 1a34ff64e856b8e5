import { h, type VNode } from 'preact';
import { describeField } from '../schema/describeField';
import { ChoiceField } from './ChoiceField';
import { ColourField } from './ColourField';
import { IdsField } from './IdsField';
import { NamesField } from './NamesField';
import { NumberField } from './NumberField';
import { SwitchField } from './SwitchField';
import { TextField } from './TextField';

export interface FieldProps {
  /** Of the property that the field is for. */
  readonly path: string;
  /** What stands there while the site says nothing. */
  readonly placeholder?: string | undefined;
}

/** The field that a property of the schema needs. */
export function Field(props: FieldProps): VNode {
  const description = describeField(props.path);
  const all = { ...props, description };
  switch (description.kind) {
    case 'switch':
      return <SwitchField {...all} />;
    case 'choice':
      return <ChoiceField {...all} />;
    case 'number':
      return <NumberField {...all} />;
    case 'colour':
      return <ColourField {...all} />;
    case 'ids':
      return <IdsField {...all} />;
    case 'names':
      return <NamesField {...all} />;
    case 'date':
    case 'text':
    case 'object':
      return <TextField {...all} />;
  }
}
