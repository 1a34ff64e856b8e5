import { h, type VNode } from 'preact';
import { useDesk } from '../form/Desk';
import { Copy } from './Copy';

export const toText = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

export function TakePanel(): VNode {
  const { document, problems } = useDesk();
  const text = toText(document);
  const errors = [...problems.values()].flat().filter(({ severity }) => severity === 'error').length;
  return (
    <div class="take">
      <section class="block" aria-labelledby="take-file">
        <h2 id="take-file">Файл настройки</h2>
        <p class="help">
          Положите его на&nbsp;сайт рядом с&nbsp;файлами «Согласия» под именем{' '}
          <code>soglasie.config.json</code>.
        </p>
        {errors > 0 && (
          <p class="problem error">
            В&nbsp;настройке есть ошибки. Сайт с&nbsp;нею откроется, но&nbsp;непонятое «Согласие»
            не&nbsp;разрешит.
          </p>
        )}
        <div class="actions">
          <button type="button" class="button main" onClick={() => download(text)}>
            Скачать файл
          </button>
          <Copy text={text} what="файл настройки" />
        </div>
        <pre class="code-block" tabIndex={0} aria-label="Текст файла настройки">
          {text}
        </pre>
      </section>
    </div>
  );
}

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = window.document.createElement('a');
  link.href = address;
  link.download = 'soglasie.config.json';
  link.click();
  URL.revokeObjectURL(address);
}
