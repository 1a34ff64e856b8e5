// Stands for statistics on anonymised data: how often each page was opened, and nothing of who opened it. It runs only
// where that was allowed, keeps its numbers in the browser and sends nothing.
(() => {
  const name = 'kaktus_sections';
  let counting = false;

  function start() {
    if (counting) return;
    counting = true;
    let counted = {};
    try {
      counted = JSON.parse(localStorage.getItem(name)) ?? {};
    } catch {
      // Somebody else's text under our name: begin again.
    }
    const page = location.pathname;
    localStorage.setItem(name, JSON.stringify({ ...counted, [page]: (counted[page] ?? 0) + 1 }));
  }

  document.addEventListener('soglasie:change', ({ detail }) => {
    // The entry is declared in the configuration, and deleted by that.
    if (detail.revoked.includes('kaktus-sections')) counting = false;
    else if (detail.granted.includes('kaktus-sections')) start();
  });
  start();
})();
