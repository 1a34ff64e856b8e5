import { h, type VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { toFragment } from './work/link';
import type { Action, Work } from './work/reduce';

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
      if (isTyping || !(event.ctrlKey || event.metaKey) || event.altKey || event.code !== 'KeyZ') return;
      event.preventDefault();
      dispatch({ type: event.shiftKey ? 'redo' : 'undo' });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [dispatch]);

  const share = async (): Promise<void> => {
    const link = new URL(location.href);
    link.hash = await toFragment(work.present);
    try {
      await navigator.clipboard.writeText(link.href);
      onMessage('Ссылка скопирована. Настройка целиком в ней самой: на сервер она не попадает.');
    } catch {
      // The address bar is a place to copy it from.
      history.replaceState(null, '', link);
      onMessage('Скопируйте ссылку из адресной строки: настройка целиком в ней самой.');
    }
  };

  return (
    <header class="top">
      <a class="brand" href="/" aria-label="Согласие: к примерам">
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
    </header>
  );
}
