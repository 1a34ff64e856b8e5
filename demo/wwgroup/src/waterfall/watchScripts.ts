import { onPermission, widget } from '../purposes/permission';
import type { Category, Kind, Script } from './Script';

function kindOf(tag: HTMLElement): Kind {
  if (tag.dataset.src === undefined) return 'inline';
  if (tag.dataset.type === 'module') return 'module';
  return tag.hasAttribute('async') ? 'async' : 'external';
}

function readTags(): Script[] {
  return Array.from(document.querySelectorAll<HTMLElement>('script[data-row]'), (tag) => ({
    id: tag.dataset.row ?? '',
    kind: kindOf(tag),
    category: tag.dataset.category as Category,
    path: tag.dataset.src,
  }));
}

/** Follows the page's held-back scripts from outside, by what the browser says of them. */
export function watchScripts(onNews: () => void): readonly Script[] {
  const scripts = readTags();
  const withFile = (address: string) =>
    scripts.find(({ path }) => path !== undefined && new URL(path, location.href).href === address);

  function readGrants() {
    const now = performance.now();
    for (const script of scripts) {
      if (widget()?.has(script.category)) script.granted ??= now;
      // Taken back before its turn. What has run, and what failed, keeps its place in the chart.
      else if (script.started === undefined && script.failed === undefined) {
        script.granted = script.requested = script.arrived = script.overdue = undefined;
      }
    }
    onNews();
  }

  /** This script may have come after the grant: nothing was requested before it. */
  function moveGrant({ category, granted }: Script, at: number) {
    for (const script of scripts) {
      if (script.category === category && script.granted === granted) script.granted = at;
    }
  }

  function readEntry(entry: PerformanceEntry) {
    const script = withFile(entry.name);
    const [, id, moment] = /^waterfall:(\w+):(start|end)$/.exec(entry.name) ?? [];
    const marked = scripts.find((each) => each.id === id);
    if (marked) marked[moment === 'start' ? 'started' : 'ended'] ??= entry.startTime;
    if (script && entry instanceof PerformanceResourceTiming && script.arrived === undefined) {
      script.requested = entry.startTime;
      script.arrived = entry.responseEnd;
      if (script.granted !== undefined && script.granted > entry.startTime) {
        moveGrant(script, entry.startTime);
      }
    }
  }

  for (const type of ['resource', 'mark']) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) readEntry(entry);
      onNews();
    }).observe({ type, buffered: true });
  }

  // An entry comes with the end of a download; its beginning shows in the page.
  new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      const address =
        node instanceof HTMLLinkElement ? node.href : node instanceof HTMLScriptElement ? node.src : '';
      const script = withFile(address);
      if (script?.granted !== undefined) script.requested ??= performance.now();
    }
    onNews();
  }).observe(document, { childList: true, subtree: true });

  document.addEventListener('soglasie:problem', (event) => {
    const detail = (event as CustomEvent<{ message: string }>).detail;
    const script = scripts.find(({ path }) => path !== undefined && detail.message.endsWith(path));
    if (!script) return;
    const now = performance.now();
    if (detail.message.startsWith('timeout')) script.overdue = now;
    else if (detail.message.startsWith('error')) script.failed = now;
    else script.threw = now;
    script.report = detail.message;
    onNews();
  });

  onPermission(readGrants);
  return scripts;
}
