// Stands for a counter of visits and of what is looked for: it runs only where that was allowed. It keeps its numbers in
// the browser and sends nothing.
(() => {
  const name = 'prommet_visits';
  let counting = false;

  function count(what) {
    let counted = {};
    try {
      counted = JSON.parse(localStorage.getItem(name)) ?? {};
    } catch {
      // Somebody else's text under our name: begin again.
    }
    localStorage.setItem(name, JSON.stringify({ ...counted, [what]: (counted[what] ?? 0) + 1 }));
  }

  function start() {
    if (counting) return;
    counting = true;
    count(location.pathname);
  }

  document.addEventListener('change', ({ target }) => {
    if (counting && target.matches('#query') && target.value.trim()) count(`запрос: ${target.value.trim()}`);
  });
  document.addEventListener('soglasie:change', ({ detail }) => {
    // The entry is declared in the configuration, and deleted by that.
    if (detail.revoked.includes('prommet-visits')) counting = false;
    else if (detail.granted.includes('prommet-visits')) start();
  });
  start();
})();
