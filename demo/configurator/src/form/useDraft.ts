import { useState } from 'preact/hooks';

interface Draft {
  readonly value: string;
  readonly onInput: (event: Event) => void;
  readonly onBlur: () => void;
}

/** Text as it is typed: put into its usual form once the field is left, and not under the fingers. */
export function useDraft(usual: string, onChange: (text: string) => void): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  return {
    value: draft ?? usual,
    onInput: ({ currentTarget }) => {
      const { value } = currentTarget as HTMLInputElement | HTMLTextAreaElement;
      setDraft(value);
      onChange(value);
    },
    onBlur: () => setDraft(null),
  };
}
