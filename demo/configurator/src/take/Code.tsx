import { h, type VNode } from 'preact';
import { Copy } from './Copy';

interface CodeProps {
  readonly text: string;
  readonly what: string;
}

/** Text to be taken along, and the button that takes it. */
export function Code({ text, what }: CodeProps): VNode {
  return (
    <div class="code-with-copy">
      <Copy text={text} what={what} />
      <pre class="code-block" role="region" tabIndex={0} aria-label={`Текст: ${what}`}>
        {text}
      </pre>
    </div>
  );
}
