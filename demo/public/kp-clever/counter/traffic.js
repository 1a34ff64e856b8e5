// Stands for a counter of traffic and of how popular the service's settings are: it runs only where that was allowed.
// It keeps its numbers in the browser and sends nothing.
(() => {
  const name = 'kp_traffic';
  let counting = true;

  function count(what) {
    if (!counting) return;
    let counted = {};
    try {
      counted = JSON.parse(localStorage.getItem(name)) ?? {};
    } catch {
      // Somebody else's text under our name: begin again.
    }
    localStorage.setItem(name, JSON.stringify({ ...counted, [what]: (counted[what] ?? 0) + 1 }));
  }

  document.addEventListener('change', ({ target }) => {
    if (target.matches('#editor input')) count(`${target.name}.${target.value}`);
  });
  document.addEventListener('soglasie:change', ({ detail }) => {
    // The entry is declared in the configuration, and deleted by that.
    if (detail.revoked.includes('kp-traffic')) counting = false;
    else if (detail.granted.includes('kp-traffic')) counting = true;
  });
  count(location.pathname);
})();
