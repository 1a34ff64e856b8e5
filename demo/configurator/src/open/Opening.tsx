import { h, type VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { presets } from '../schema/presets';
import type { Document } from '../work/Json';
import { readConfiguration } from './readConfiguration';

interface OpeningProps {
  /** Whether there is nothing yet. */
  readonly open: boolean;
  readonly onOpen: (document: Document, title: string, repeated?: readonly string[]) => void;
}

/** Where to begin: with an example, with nothing, or with what there is already. */
export function Opening({ open, onOpen }: OpeningProps): VNode {
  const [text, setText] = useState('');
  const fold = useRef<HTMLDetailsElement>(null);
  const [fault, setFault] = useState('');
  const begin = (document: Document, title: string, repeated?: readonly string[]): void => {
    onOpen(document, title, repeated);
    // What was to be done here is done; the heading stays where it is, and keeps the focus from being lost.
    if (!fold.current) return;
    fold.current.open = false;
    fold.current.querySelector('summary')?.focus();
  };
  const take = (pasted: string, title: string): void => {
    const opened = readConfiguration(pasted);
    setFault('fault' in opened ? opened.fault : '');
    if ('document' in opened) {
      begin(opened.document, title, opened.repeated);
      setText('');
    }
  };
  return (
    <details class="section opening" open={open} ref={fold}>
      <summary>
        <h2>С&nbsp;чего начать</h2>
        <span class="summary">Пример, пустой магазин или ваш файл</span>
      </summary>
      <div class="fields">
        <ul class="presets">
          {presets.map(({ id, title, document }) => (
            <li key={id}>
              <button type="button" class="preset" onClick={() => begin(document, title)}>
                <b>{title}</b>
                <span class="help">{id === 'empty' ? 'Всё по умолчанию' : `Магазин-пример ${id}`}</span>
              </button>
            </li>
          ))}
        </ul>
        <div class="field">
          <label class="button file">
            Открыть файл…
            <input
              class="unseen"
              type="file"
              accept=".json,application/json"
              onChange={({ currentTarget }) => {
                const [file] = currentTarget.files ?? [];
                void file?.text().then((content) => take(content, file.name));
                currentTarget.value = '';
              }}
            />
          </label>
          <p class="help">
            Файл можно и&nbsp;просто перетащить на&nbsp;страницу. Он&nbsp;никуда не&nbsp;отправляется.
          </p>
        </div>
        <div class="field">
          <label class="label" for="open-text">
            Или вставить текст
          </label>
          <textarea
            id="open-text"
            class="control code"
            rows={4}
            spellcheck={false}
            placeholder={'{ "operator": { … } }'}
            value={text}
            aria-describedby="open-fault"
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <p id="open-fault" class="problem error" role="alert">
            {fault}
          </p>
          <button
            type="button"
            class="button"
            disabled={!text.trim()}
            onClick={() => take(text, 'вставленный текст')}
          >
            Открыть текст
          </button>
        </div>
      </div>
    </details>
  );
}
