export { default as banner } from './hy/banner.json';
export { default as embed } from './hy/embed.json';
export { default as preferences } from './hy/preferences.json';
export { default as variants } from './hy/variants.json';
export { default as withdrawal } from './hy/withdrawal.json';
