// Stands for a counter of clicks on the landing page's variants: it runs only where that was allowed. It keeps its
// numbers in the browser and sends nothing.
(() => {
  const name = `kp_taps_${location.pathname.replace(/\W+/g, '_')}`;
  let counting = true;

  function numbers() {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? {};
    } catch {
      return {};
    }
  }

  function tell() {
    document.dispatchEvent(new CustomEvent('kp:taps', { detail: counting ? numbers() : null }));
  }

  document.addEventListener('click', ({ target }) => {
    if (!counting || !target.closest('[data-tap]')) return;
    const counted = numbers();
    const variant = document.documentElement.dataset.variant ?? 'a';
    localStorage.setItem(name, JSON.stringify({ ...counted, [variant]: (counted[variant] ?? 0) + 1 }));
    tell();
  });
  document.addEventListener('soglasie:change', ({ detail }) => {
    // The entry is declared in the configuration, and deleted by that.
    if (detail.revoked.includes('kp-taps')) counting = false;
    else if (detail.granted.includes('kp-taps')) counting = true;
    else return;
    tell();
  });
  tell();
})();
