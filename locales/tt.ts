export { default as banner } from './tt/banner.json';
export { default as embed } from './tt/embed.json';
export { default as preferences } from './tt/preferences.json';
export { default as variants } from './tt/variants.json';
export { default as withdrawal } from './tt/withdrawal.json';
