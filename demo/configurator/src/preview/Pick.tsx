import { h, type VNode } from 'preact';
import { useId } from 'preact/hooks';

interface PickProps<T extends string> {
  readonly label: string;
  readonly options: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onPick: (value: T) => void;
}

/** A few options side by side, one of which holds. */
export function Pick<T extends string>({ label, options, value, onPick }: PickProps<T>): VNode {
  const name = useId();
  return (
    <fieldset class="pick">
      <legend class="unseen">{label}</legend>
      <div class="choices">
        {(Object.entries(options) as [T, string][]).map(([option, word]) => (
          <label key={option} class="choice">
            <input type="radio" name={name} checked={option === value} onChange={() => onPick(option)} />
            <span>{word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
