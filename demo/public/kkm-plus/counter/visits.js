// Stands for a counter of visits. It keeps its numbers in the browser and sends nothing.
(() => {
  const attributes = `; path=/; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  let counting = false;

  function show(text) {
    document.querySelector('#views').textContent = text;
  }

  function start() {
    if (counting) return;
    counting = true;
    const [, known, before = '0'] =
      /(?:^|; )kkm_visitor=([0-9a-f]{16})\.(\d{1,6})/.exec(document.cookie) ?? [];
    const id =
      known ??
      Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join('');
    const views = Number(before) + 1;
    document.cookie = `kkm_visitor=${id}.${views}; max-age=${365 * 24 * 60 * 60}${attributes}`;
    show(`просмотров в\u00a0этом браузере\u00a0– ${views}`);
  }

  function stop() {
    counting = false;
    // Its cookie is declared in the configuration, and deleted by that.
    show('посещения не считаются');
  }

  document.addEventListener('soglasie:change', ({ detail }) => {
    if (detail.revoked.includes('kkm-visits')) stop();
    else if (detail.granted.includes('kkm-visits')) start();
  });
  start();
})();
