// Stands for the tool that shows landing pages in variants: it runs only where that was allowed. The first time it
// draws a variant; to whoever returns to the same address it shows the same one.
(() => {
  const variants = {
    // What the page says by itself, and to everybody who is not taking part.
    a: undefined,
    b: {
      title: 'Две страницы лучше одной',
      text: 'Показывайте посетителям разные варианты и оставьте тот, на который нажимают чаще.',
      button: 'Сравнить варианты',
    },
    v: {
      title: 'Меньше догадок, больше заявок',
      text: 'Спорите о заголовке? Пусть решат клиенты: сервис покажет оба и посчитает нажатия.',
      button: 'Прекратить спор',
    },
  };
  const name = `lp_variant_${location.pathname.replace(/\W+/g, '_')}`;
  const attributes = `; path=/; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  const slots = [...document.querySelectorAll('[data-slot]')];
  const original = slots.map(({ textContent }) => textContent);

  function draw() {
    const ids = Object.keys(variants);
    return ids[crypto.getRandomValues(new Uint32Array(1))[0] % ids.length];
  }

  function stored() {
    return new RegExp(`(?:^|; )${name}=([abv])(?:;|$)`).exec(document.cookie)?.[1];
  }

  function show(id) {
    slots.forEach((slot, index) => {
      slot.textContent = variants[id]?.[slot.dataset.slot] ?? original[index];
    });
    if (id) document.documentElement.dataset.variant = id;
    else delete document.documentElement.dataset.variant;
    document.dispatchEvent(new Event('kp:variant'));
  }

  function start() {
    const id = stored() ?? draw();
    document.cookie = `${name}=${id}; max-age=${30 * 24 * 60 * 60}${attributes}`;
    show(id);
  }

  document.addEventListener('soglasie:change', ({ detail }) => {
    // The cookie is declared in the configuration, and deleted by that.
    if (detail.revoked.includes('kp-variants')) show(undefined);
    else if (detail.granted.includes('kp-variants')) start();
  });
  start();
})();
