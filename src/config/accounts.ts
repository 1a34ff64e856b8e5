/** A counter or an account, as vendors number them: from one. */
const NUMBER = /^[1-9]\d{0,11}$/;

/**
 * What the vendors call the site's counter or account, by service: the services that an `id` starts, each with an id for
 * example. A test holds the catalogue to them.
 */
export const ACCOUNTS = {
  'yandex-metrika': { shape: NUMBER, example: '12345678' },
  'top-mail-ru': { shape: NUMBER, example: '1234567' },
  'vk-ads-pixel': { shape: NUMBER, example: '3123456' },
  'vk-retargeting': { shape: /^VK-RTRG-[\w-]+$/, example: 'VK-RTRG-123456-a1B2c' },
  roistat: { shape: /^[0-9a-f]{32}$/, example: '0123456789abcdef0123456789abcdef' },
  calltouch: { shape: /^[A-Za-z0-9]{4,20}$/, example: 'a1b2c3d4' },
  'carrot-quest': { shape: /^[\w-]{8,100}$/, example: '12345-0123456789abcdef' },
  mindbox: { shape: /^[\w.-]{1,100}$/, example: 'romashka-website' },
  jivo: { shape: /^[A-Za-z0-9]{6,20}$/, example: 'aBcDeFgH12' },
  'google-tag-manager': { shape: /^GTM-[A-Z0-9]+$/, example: 'GTM-ABC1234' },
  'google-analytics-4': { shape: /^G-[A-Z0-9]+$/, example: 'G-ABC1234567' },
  'google-ads': { shape: /^AW-\d+$/, example: 'AW-123456789' },
} as const satisfies Readonly<Record<string, { readonly shape: RegExp; readonly example: string }>>;
