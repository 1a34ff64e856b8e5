export { default as banner } from './ba/banner.json';
export { default as embed } from './ba/embed.json';
export { default as preferences } from './ba/preferences.json';
export { default as variants } from './ba/variants.json';
export { default as withdrawal } from './ba/withdrawal.json';
