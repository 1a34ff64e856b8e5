import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchTabs } from './tabs';

/** The browser's own, without its delay. */
class Channel {
  static readonly open = new Set<Channel>();
  onmessage?: () => void;
  constructor(readonly name: string) {
    Channel.open.add(this);
  }
  postMessage(): void {
    if (!Channel.open.has(this)) throw new DOMException('closed', 'InvalidStateError');
    for (const other of Channel.open) if (other !== this && other.name === this.name) other.onmessage?.();
  }
  close(): void {
    Channel.open.delete(this);
  }
}

let page: AbortController;
const ends: (() => void)[] = [];
/** What `destroy()` does. */
const leave = (): void => {
  page.abort();
  for (const undo of ends.splice(0)) undo();
};
const watch = (name = 'soglasie'): { readonly onChange: () => void; readonly tell: () => void } => {
  const onChange = vi.fn();
  return {
    onChange,
    tell: watchTabs(name, onChange, page.signal, ends),
  };
};

beforeEach(() => {
  page = new AbortController();
  vi.stubGlobal('BroadcastChannel', Channel);
});
afterEach(() => {
  leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what is told in one tab is heard in the others', () => {
  const [here, there, elsewhere] = [watch(), watch(), watch('another-name')];
  here.tell();
  expect(there.onChange).toHaveBeenCalledTimes(1);
  expect(here.onChange).not.toHaveBeenCalled();
  expect(elsewhere.onChange).not.toHaveBeenCalled();
});

test('where the message comes before the record, the page looks again, until its end', () => {
  vi.useFakeTimers();
  const [here, there] = [watch(), watch()];
  here.tell();
  vi.advanceTimersByTime(100);
  expect(there.onChange).toHaveBeenCalledTimes(2);
  leave();
  vi.runAllTimers();
  expect(there.onChange).toHaveBeenCalledTimes(2);
});

test('a page that is shown again looks again', () => {
  const { onChange } = watch();
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  expect(onChange).toHaveBeenCalledTimes(1);
});

test('a browser that refuses the channel is survived, and the page looks again when it is shown', () => {
  vi.stubGlobal('BroadcastChannel', function () {
    throw new DOMException('refused', 'SecurityError');
  });
  const { onChange, tell } = watch();
  expect(tell).not.toThrow();
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  expect(onChange).toHaveBeenCalledTimes(1);
});

test('after its end a page hears nothing', () => {
  const { onChange } = watch();
  leave();
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  expect(onChange).not.toHaveBeenCalled();
  expect(Channel.open.size).toBe(0);
});
