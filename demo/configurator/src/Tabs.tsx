import { h, type VNode } from 'preact';

export type Tab = 'settings' | 'preview' | 'take';

const tabs: readonly (readonly [Tab, string])[] = [
  ['settings', 'Настройка'],
  ['preview', 'Просмотр'],
  ['take', 'Забрать'],
];

interface TabsProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

export function Tabs({ tab, onTab }: TabsProps): VNode {
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const shown = [
      ...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]'),
    ].filter((each) => each.offsetParent !== null);
    const place = shown.findIndex((each) => each === window.document.activeElement);
    const next = shown.at((place + step) % shown.length);
    event.preventDefault();
    next?.focus();
    next?.click();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Части конфигуратора" onKeyDown={move}>
      {tabs.map(([id, title]) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          class={`tab ${id}-tab`}
          aria-selected={tab === id}
          aria-controls={tab === id || id !== 'take' ? `panel-${id}` : undefined}
          tabIndex={tab === id ? 0 : -1}
          onClick={() => onTab(id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
