import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { presets } from '../schema/presets';
import type { Document } from '../work/Json';
import { readConfiguration } from './readConfiguration';

interface OpeningProps {
  /** Whether there is nothing yet. */
  readonly open: boolean;
  readonly onOpen: (document: Document, title: string) => void;
}

/** Where to begin: with an example, with nothing, or with what there is already. */
export function Opening({ open, onOpen }: OpeningProps): VNode {
  const [text, setText] = useState('');
  const [fault, setFault] = useState('');
  const take = (pasted: string, title: string): void => {
    const opened = readConfiguration(pasted);
    setFault('fault' in opened ? opened.fault : '');
    if ('document' in opened) {
      onOpen(opened.document, title);
      setText('');
    }
  };
  return (
    <details class="section opening" open={open}>
      <summary>
        <h2>С&nbsp;чего начать</h2>
        <span class="summary">Пример, пустой магазин или ваш файл</span>
      </summary>
      <div class="fields">
        <ul class="presets">
          {presets.map(({ id, title, document }) => (
            <li key={id}>
              <button type="button" class="preset" onClick={() => onOpen(document, title)}>
                <b>{title}</b>
                <span class="help">{id === 'empty' ? 'Всё по умолчанию' : `Магазин-пример ${id}`}</span>
              </button>
            </li>
          ))}
        </ul>
        <div class="field">
          <label class="label" for="open-file">
            Открыть файл
          </label>
          <input
            id="open-file"
            class="control"
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              void file?.text().then((content) => take(content, file.name));
              currentTarget.value = '';
            }}
          />
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
