import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';

interface CopyProps {
  readonly text: string;
  /** What is copied, for those who do not see what the button stands beside. */
  readonly what: string;
}

export function Copy({ text, what }: CopyProps): VNode {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('Скопировано');
    } catch {
      setCopied('Скопировать не удалось: выделите текст и скопируйте его сами');
    }
  };
  return (
    <span class="copy">
      <button
        type="button"
        class="button"
        aria-label={`Скопировать: ${what}`}
        onClick={() => void copy()}
        onBlur={() => setCopied(null)}
      >
        Скопировать
      </button>
      <span role="status" class="help">
        {copied}
      </span>
    </span>
  );
}
