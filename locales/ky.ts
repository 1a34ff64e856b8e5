export { default as banner } from './ky/banner.json';
export { default as embed } from './ky/embed.json';
export { default as preferences } from './ky/preferences.json';
export { default as variants } from './ky/variants.json';
export { default as withdrawal } from './ky/withdrawal.json';
