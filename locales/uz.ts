export { default as banner } from './uz/banner.json';
export { default as embed } from './uz/embed.json';
export { default as preferences } from './uz/preferences.json';
export { default as variants } from './uz/variants.json';
export { default as withdrawal } from './uz/withdrawal.json';
