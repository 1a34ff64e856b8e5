import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from '../form/Desk';
import { Pick } from '../preview/Pick';
import { createSnippets, type Snippet } from '../takeaway/createSnippets';
import { asConfiguration } from '../work/asConfiguration';
import { Code } from './Code';

const USUAL = '/soglasie/soglasie.js';

interface SnippetsProps {
  readonly fileUrl: string;
  readonly onFileUrl: (address: string) => void;
}

export function SnippetsBlock({ fileUrl, onFileUrl }: SnippetsProps): VNode {
  const { document } = useDesk();
  const [id, setId] = useState<Snippet['id']>('html');
  const snippets = createSnippets(asConfiguration(document), { fileUrl: fileUrl || USUAL });
  const options = Object.fromEntries(snippets.map((each) => [each.id, each.title])) as Record<
    Snippet['id'],
    string
  >;
  const snippet = snippets.find((each) => each.id === id);
  return (
    <section class="block" aria-labelledby="take-code">
      <h2 id="take-code">Код для сайта</h2>
      <Pick label="Платформа" options={options} value={id} onPick={setId} />
      <div class="field">
        <label class="label" for="file-url">
          Адрес soglasie.js на&nbsp;вашем сайте
        </label>
        <input
          id="file-url"
          class="control code"
          autocomplete="off"
          spellcheck={false}
          placeholder={USUAL}
          value={fileUrl}
          onInput={({ currentTarget }) => onFileUrl(currentTarget.value.trim())}
        />
      </div>
      {snippet && (
        <div class="fields">
          <ol class="steps">
            {snippet.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <Code text={snippet.code} what={`код: ${snippet.title}`} />
        </div>
      )}
    </section>
  );
}
