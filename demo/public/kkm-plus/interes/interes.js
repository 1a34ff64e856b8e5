// Stands for the script of an advertising network: it runs only where targeting was allowed. It remembers for which
// trade the visitor last looked at tills, and shows an offer for that trade.
(() => {
  const offers = {
    kafe: ['кафе', 'Касса «Раздача» и кухонный принтер вместе', '33 500 ₽ вместо 36 900 ₽'],
    magazin: ['магазина', 'Касса «Маркер» и год обновления справочника кодов', '26 000 ₽ вместо 29 200 ₽'],
    uslugi: ['услуг', 'Касса «Мастер» с доставкой в день заказа', '9 800 ₽, доставка в подарок'],
    dostavka: ['доставки', 'Три кассы «Карман» для курьеров', '31 200 ₽ вместо 34 200 ₽'],
  };
  const attributes = `; path=/; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  const place = document.querySelector('#offer');
  let allowed = true;

  function element(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  }

  function show() {
    const [, interest] = /(?:^|; )kkm_interest=([a-z]+)/.exec(document.cookie) ?? [];
    const offer = allowed && Object.hasOwn(offers, interest ?? '') ? offers[interest] : undefined;
    place.hidden = !offer;
    if (!offer) return place.replaceChildren();
    const [trade, goods, price] = offer;
    place.replaceChildren(
      element('p', 'Реклама'),
      element('strong', goods),
      element('p', price),
      element('small', `Вы смотрели кассы для\u00a0${trade} и\u00a0разрешили таргетирование рекламы.`),
    );
  }

  document.addEventListener('kkm:interest', ({ detail }) => {
    if (!allowed || !Object.hasOwn(offers, detail)) return;
    document.cookie = `kkm_interest=${detail}; max-age=${30 * 24 * 60 * 60}${attributes}`;
    show();
  });
  document.addEventListener('soglasie:change', ({ detail }) => {
    if (detail.revoked.includes('kkm-interest')) allowed = false;
    if (detail.granted.includes('kkm-interest')) allowed = true;
    show();
  });
  show();
})();
