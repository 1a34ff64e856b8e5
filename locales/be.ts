export { default as banner } from './be/banner.json';
export { default as embed } from './be/embed.json';
export { default as preferences } from './be/preferences.json';
export { default as variants } from './be/variants.json';
export { default as withdrawal } from './be/withdrawal.json';
