import { h, type VNode } from 'preact';
import { useDesk } from '../form/Desk';
import { Code } from './Code';

export function FileBlock(): VNode {
  const { document, problems } = useDesk();
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const hasErrors = [...problems.values()].flat().some(({ severity }) => severity === 'error');
  return (
    <section class="block" aria-labelledby="take-file">
      <h2 id="take-file">Файл конфигурации</h2>
      <p class="help">
        Его адрес на&nbsp;сайте пишут в&nbsp;<code>data-config</code>. Сохраните файл: чтобы изменить
        конфигурацию, откройте его здесь снова.
      </p>
      {hasErrors && (
        <p class="problem error">
          В&nbsp;конфигурации есть ошибки. Чего «Согласие» не&nbsp;поймёт, того оно не&nbsp;разрешит:
          исправьте их до&nbsp;публикации.
        </p>
      )}
      <button type="button" class="button main" onClick={() => download(text)}>
        Скачать soglasie.config.json
      </button>
      <Code text={text} what="файл конфигурации" />
      <h3>Файлы баннера</h3>
      <p class="help">
        Их&nbsp;кладут на&nbsp;сайт вместе с&nbsp;конфигурацией, ничего не&nbsp;меняя: как именно, сказано
        ниже, у&nbsp;вашей платформы.
      </p>
      <a class="button" href="soglasie.zip" download>
        Скачать soglasie.zip
      </a>
    </section>
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
