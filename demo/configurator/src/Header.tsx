import { h, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { toFragment } from './work/link';
import type { Action, Work } from './work/reduce';

/** What messengers are known to leave whole. */
const LONGEST_LINK = 2000;

interface HeaderProps {
  readonly work: Work;
  readonly dispatch: (action: Action) => void;
  readonly message: string;
  readonly onMessage: (message: string) => void;
}

export function Header({ work, dispatch, message, onMessage }: HeaderProps): VNode {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element &&
        event.target.matches('input:not([type=radio], [type=checkbox]), textarea, select');
      // A field has its own way back, letter by letter.
      if (isTyping || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const isRedo = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey);
      if (!isRedo && event.code !== 'KeyZ') return;
      event.preventDefault();
      dispatch({ type: isRedo ? 'redo' : 'undo' });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [dispatch]);

  const [link, setLink] = useState('');
  // It shares what there was when it was made.
  useEffect(() => setLink(''), [work.present]);

  const share = async (): Promise<void> => {
    const address = new URL(location.href);
    try {
      address.hash = await toFragment(work.present);
    } catch {
      onMessage('Этот браузер ссылку сделать не может: передайте файл из раздела «Забрать».');
      return;
    }
    const advice =
      address.href.length > LONGEST_LINK
        ? ' Она длинная, и мессенджер может её обрезать: надёжнее передать файл.'
        : '';
    try {
      await navigator.clipboard.writeText(address.href);
      onMessage(`Ссылка скопирована. Вся конфигурация – в ней самой и на сервер не попадает.${advice}`);
    } catch {
      setLink(address.href);
      onMessage(`Скопируйте ссылку. Вся конфигурация – в ней самой и на сервер не попадает.${advice}`);
    }
  };

  return (
    <header class="top">
      <a class="brand" href="../" aria-label="Согласие: к примерам">
        <svg viewBox="0 0 40 40" width="32" height="32" aria-hidden="true">
          <rect class="mark-ground" width="40" height="40" rx="11" />
          <path class="mark-tick" d="m11 20.5 6.2 6.2L29.5 14" />
        </svg>
        Согласие
      </a>
      <h1>Конфигуратор</h1>
      <div class="tools">
        <button
          type="button"
          class="button"
          disabled={work.past.length === 0}
          onClick={() => dispatch({ type: 'undo' })}
        >
          Отменить
        </button>
        <button
          type="button"
          class="button"
          disabled={work.future.length === 0}
          onClick={() => dispatch({ type: 'redo' })}
        >
          Вернуть
        </button>
        <button type="button" class="button" onClick={() => void share()}>
          Поделиться
        </button>
      </div>
      <p class="message" role="status">
        {message}
      </p>
      {link && (
        <input
          class="control code shared"
          aria-label="Ссылка на конфигурацию"
          readOnly
          value={link}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
    </header>
  );
}
