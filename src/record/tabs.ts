import { prerendering } from '../page';

/**
 * Tells this page that the record may have changed elsewhere: in another tab, or while this page lay in the
 * back/forward cache. Returns what tells the other tabs.
 */
export function watchTabs(
  name: string,
  onChange: () => void,
  signal: AbortSignal,
  ends: (() => void)[],
): () => void {
  let channel: BroadcastChannel | undefined;
  try {
    channel = new BroadcastChannel(name);
    channel.onmessage = () => {
      onChange();
      // In Firefox, a message may come before the cookie that was written ahead of it.
      for (const wait of [100, 1000])
        setTimeout(() => {
          if (!signal.aborted) onChange();
        }, wait);
    };
  } catch {
    // Refused along with cookies, in Firefox: there is no record to keep in step then.
  }
  // A page that was frozen hears no messages; leaving the back/forward cache, too, it becomes visible.
  addEventListener('visibilitychange', onChange, { capture: true, signal });
  // A page that was made ready ahead has waited, perhaps while the visitor decided elsewhere.
  if (prerendering()) addEventListener('prerenderingchange', onChange, { capture: true, once: true, signal });
  ends.push(() => {
    channel?.close();
    channel = undefined;
  });
  return () => {
    try {
      channel?.postMessage(0);
    } catch {
      // Something of the page's in its place. The other tabs look when they become visible.
    }
  };
}
