export { default as banner } from './ru/banner.json';
export { default as embed } from './ru/embed.json';
export { default as preferences } from './ru/preferences.json';
export { default as variants } from './ru/variants.json';
export { default as withdrawal } from './ru/withdrawal.json';
