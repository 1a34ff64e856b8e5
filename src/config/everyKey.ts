/** Every key of the configuration once: what tests hold against the schema. */
export const everyKey = {
  $schema: 'https://…/config.schema.json',
  operator: {
    name: 'ООО «…»',
    site: 'example.ru',
    inn: '…',
    address: '…',
    email: '…',
    phone: '…',
  },
  policy: {
    url: '/privacy',
    revision: '2026-05-01',
    crossBorder: 'none',
  },
  consent: {
    url: '/cookie-consent',
    revision: '2026-05-01',
    material: true,
  },
  language: 'ru',
  mode: 'opt-in',
  categories: {
    preferences: true,
    cart: {
      required: false,
    },
    analytics: {
      title: '…',
      description: '…',
      consequence: '…',
      services: ['yandex-metrika'],
    },
    'ab-test': {
      title: 'Варианты страниц',
      storage: ['lp_variant'],
      cookies: [
        {
          name: '^lp_variant_',
          purpose: '…',
          days: 30,
        },
      ],
    },
  },
  services: {
    'yandex-metrika': {
      id: 12345678,
      webvisor: false,
    },
    'our-counter': {
      title: '…',
      vendor: '…',
      country: 'RU',
      category: 'analytics',
      cookies: [],
      storage: [],
    },
  },
  cookie: {
    name: 'soglasie',
    domain: 'site',
    path: '/',
    days: 365,
  },
  gate: {
    timeout: 5000,
  },
  banner: {
    layout: 'bar',
    position: 'bottom',
    reopen: 'bottom-left',
  },
  theme: {
    accent: '#0a5',
    radius: '12px',
    scheme: 'auto',
  },
  texts: {
    ru: {
      banner: {
        title: '…',
      },
      preferences: {},
    },
  },
  withdrawal: {
    email: '…',
    phone: '…',
    days: 30,
    note: '…',
    reload: 'offer',
  },
  age: {
    min: 14,
    note: '…',
  },
  integrations: {
    googleConsentMode: false,
    dataLayer: true,
  },
};
