import { inText } from '../work/inText';
import type { Description } from '../schema/describeField';

export interface DescribedProps {
  readonly path: string;
  readonly placeholder?: string | undefined;
  readonly description: Description;
}

/** What an empty field shows: what holds without it, else what could be written. */
export const placeholderOf = ({ placeholder, description }: DescribedProps): string | undefined => {
  const { default: usual, example } = description;
  if (placeholder !== undefined) return placeholder;
  if (usual !== undefined) return inText(usual);
  return example === undefined ? undefined : `Например: ${inText(example)}`;
};
