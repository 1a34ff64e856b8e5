export { default as banner } from './kk/banner.json';
export { default as embed } from './kk/embed.json';
export { default as preferences } from './kk/preferences.json';
export { default as variants } from './kk/variants.json';
export { default as withdrawal } from './kk/withdrawal.json';
