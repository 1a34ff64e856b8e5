/** How the code that vendors give out is told from that of others, beside the hosts of the catalogue. */
export interface Signature {
  /** What stands in the code or an address. In place of the catalogue's hosts, where services share theirs. */
  readonly signs?: readonly RegExp[];
  /** What the vendor calls the site's counter or account, as the first group. */
  readonly account?: readonly RegExp[];
}

/** VK Реклама and Top.Mail.ru give out the same code: which of the two it is, nobody can see. */
const MAIL_RU: Signature = {
  signs: [/\btop-fwz1\.mail\.ru\b/, /\bprivacy-cs\.mail\.ru\b/, /\bad\.mail\.ru\b/, /\b_tmr\.push\b/],
  account: [
    /\b_tmr\.push\s*\(\s*\{[^}]*?\bid\s*:\s*["']?(\d+)/,
    /\btop-fwz1\.mail\.ru\/counter\?(?:[^"'\s]*?[?&;])?id=(\d+)/,
  ],
};

/** By service. One that stands here without `signs`, or not at all, is known by the hosts that the catalogue names. */
export const SIGNATURES: Readonly<Record<string, Signature>> = {
  'yandex-metrika': {
    signs: [
      /\bmc\.(?:yandex\.(?:ru|com)|webvisor\.org)\b/,
      /\binformer\.yandex\.ru\b/,
      /\bnew\s+Ya\.Metrika/,
      /\bym\s*\(\s*["']?\d/,
    ],
    account: [
      /\bym\s*\(\s*["']?(\d+)["']?\s*,\s*["']init["']/,
      /\bYa\.Metrika2?\s*\(\s*\{[^}]*?\bid\s*:\s*["']?(\d+)/,
      /\bmc\.(?:yandex\.(?:ru|com)|webvisor\.org)\/(?:watch|pixel)\/(\d+)/,
      /\/metrika\/tag\.js\?id=(\d+)/,
    ],
  },
  'vk-ads-pixel': MAIL_RU,
  'top-mail-ru': MAIL_RU,
  'vk-retargeting': {
    signs: [/\bVK-RTRG-/, /\bvk\.com\/rtrg\b/, /\bVK\.Retargeting\b/],
    account: [/\b(VK-RTRG-[\w-]+)/],
  },
  'vk-video': { signs: [/\bvk(?:video)?\.(?:com|ru)\/video_ext\.php\b/, /\bvkvideo\.ru\b/] },
  'vk-widgets': { signs: [/\bVK\.(?:Widgets|init|Share)\b/, /\bvk\.com\/(?:js|widget)/, /\buserapi\.com\b/] },
  'yandex-maps': {
    signs: [/\byandex\.(?:ru|com)\/(?:map-widget|maps)\b/, /\bapi-maps\.yandex\.(?:ru|com)\b/, /\bymaps\./],
  },
  roistat: { account: [/["']([0-9a-f]{32})["']/] },
  calltouch: {
    account: [
      /\bmod\.calltouch\.ru\/[\w.]+\?id=([A-Za-z0-9]+)/,
      /\binit\.js["']?\s*[,+]\s*["'](?:\?id=)?([A-Za-z0-9]{4,20})["']/,
    ],
  },
  'carrot-quest': { account: [/\bcarrotquest\.connect\s*\(\s*["']([^"']+)["']/] },
  mindbox: { account: [/\bendpointId\s*:\s*["']([^"']+)["']/] },
  jivo: {
    account: [
      /\bcode\.jivo(?:site)?\.(?:ru|com)\/(?:script\/)?widget\/([A-Za-z0-9]+)/,
      /\bwidget_id\s*=\s*["']([A-Za-z0-9]+)["']/,
    ],
  },
  'google-tag-manager': { signs: [/\bGTM-[A-Z0-9]+/], account: [/\b(GTM-[A-Z0-9]+)/] },
  'google-analytics-4': {
    signs: [
      /\bG-[A-Z0-9]{6,}\b/,
      /\bUA-\d+-\d+\b/,
      /\bgoogle-analytics\.com\b/,
      /\banalytics\.google\.com\b/,
    ],
    account: [/\b(G-[A-Z0-9]{6,})\b/],
  },
  'google-ads': {
    signs: [/\bAW-\d+/, /\bgoogleadservices\.com\b/, /\bgoogleads\b/],
    account: [/\b(AW-\d+)/],
  },
};
