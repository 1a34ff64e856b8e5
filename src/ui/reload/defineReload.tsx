import type { h as createElement, VNode } from 'preact';
import withdrawal from '../../../locales/ru/withdrawal.json';
import type { Props } from '../Props';

function open(element: HTMLElement | null): void {
  element?.showPopover();
}

function reload(): void {
  location.reload();
}

/** Says that loaded tools end with the page, and offers to end it. A part of its own, given the page's only Preact. */
export const defineReload = (h: typeof createElement, close: () => void) =>
  function Reload({ look }: Props): VNode {
    const text = (key: keyof typeof withdrawal): string => look.text(`withdrawal.${key}`) || withdrawal[key];
    return (
      <section
        popover="manual"
        part="surface"
        aria-labelledby="changed"
        data-layout="box"
        data-position={look.position}
        ref={open}
      >
        <div role="status">
          <h2 id="changed">{text('title')}</h2>
          <p>{text('text')}</p>
        </div>
        <div class="acts">
          <button class="main" part="reload" onClick={reload}>
            {text('reload')}
          </button>
          <button part="later" onClick={close}>
            {text('later')}
          </button>
        </div>
      </section>
    );
  };
