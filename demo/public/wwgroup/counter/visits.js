// Stands for the analytics of a real shop: it runs only where the page was allowed to release it.
(() => {
  const name = 'visitor';
  const year = 365 * 24 * 60 * 60;
  const attributes = `; path=/wwgroup/; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;

  function visitor() {
    const known = /(?:^|; )visitor=([0-9a-f]{32})(?:;|$)/.exec(document.cookie)?.[1];
    return (
      known ??
      Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join('')
    );
  }

  function tell(detail) {
    document.dispatchEvent(new CustomEvent('visits:counted', { detail }));
  }

  let counting = false;

  async function start() {
    if (counting) return;
    counting = true;
    const id = visitor();
    document.cookie = `${name}=${id}; max-age=${year}${attributes}`;
    try {
      const query = new URLSearchParams({ visitor: id, page: location.pathname });
      const answer = await fetch(`/wwgroup/counter/hit?${query}`, { keepalive: true });
      // A refusal may have come while the answer was on its way.
      if (answer.ok && counting) tell(await answer.json());
    } catch {
      // A counter that cannot be reached is no trouble of the visitor's.
    }
  }

  function stop() {
    counting = false;
    // Its cookie is declared in the configuration, and deleted by that.
    tell(null);
  }

  document.addEventListener('soglasie:change', ({ detail }) => {
    if (detail.revoked.includes('visits')) stop();
    else if (detail.granted.includes('visits')) void start();
  });
  void start();
})();
