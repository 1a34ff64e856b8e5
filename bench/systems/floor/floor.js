// The least that can ask by category, remember the answer and let scripts run, in one file.
(() => {
  const release = (granted) => {
    for (const held of document.querySelectorAll('script[type="text/plain"][data-category]')) {
      if (!granted.includes(held.dataset.category)) continue;
      const script = document.createElement('script');
      if (held.dataset.src) {
        script.async = false;
        script.src = held.dataset.src;
      } else {
        script.text = held.text;
      }
      held.replaceWith(script);
    }
  };

  const stored = /(?:^|; )floor=([^;]*)/.exec(document.cookie);
  if (stored) {
    release(stored[1].split('.'));
    return;
  }

  const card = document.createElement('div');
  card.id = 'floor';
  card.innerHTML = MARKUP;
  card.onclick = ({ target }) => {
    const { answer } = target.dataset;
    if (!answer) return;
    const granted = [...card.querySelectorAll('input')]
      .filter((box) => answer === 'all' || box.disabled || (answer === 'save' && box.checked))
      .map((box) => box.name);
    document.cookie = `floor=${granted.join('.')};path=/;max-age=31536000;samesite=lax`;
    card.remove();
    release(granted);
  };
  document.body.append(card);
})();
