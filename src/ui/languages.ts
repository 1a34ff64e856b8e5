import type { Bundle } from './texts';

/** The languages beside Russian, each a part of its own. A test holds them to the folders of locales/. */
export const languages: Readonly<Partial<Record<string, () => Promise<Bundle>>>> = {
  en: () => import('../../locales/en'),
  be: () => import('../../locales/be'),
  kk: () => import('../../locales/kk'),
  uz: () => import('../../locales/uz'),
  ky: () => import('../../locales/ky'),
  hy: () => import('../../locales/hy'),
  az: () => import('../../locales/az'),
  tt: () => import('../../locales/tt'),
  ba: () => import('../../locales/ba'),
};
