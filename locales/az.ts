export { default as banner } from './az/banner.json';
export { default as embed } from './az/embed.json';
export { default as preferences } from './az/preferences.json';
export { default as variants } from './az/variants.json';
export { default as withdrawal } from './az/withdrawal.json';
