export { default as banner } from './en/banner.json';
export { default as embed } from './en/embed.json';
export { default as preferences } from './en/preferences.json';
export { default as variants } from './en/variants.json';
export { default as withdrawal } from './en/withdrawal.json';
