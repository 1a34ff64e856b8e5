import { start } from '../../vendors/google-tag-manager';
import type { Service } from '../Service';

const googleTagManager: Service = {
  id: 'google-tag-manager',
  title: 'Google Tag Manager',
  vendor: 'Google',
  country: 'US',
  // A container can start any other tag, so it is never necessary.
  category: 'analytics',
  hosts: ['www.googletagmanager.com'],
  cookies: [
    {
      name: 'td',
      purpose: 'статистика поведения посетителей',
      days: 0,
      domain: 'www.googletagmanager.com',
      unconfirmed: true,
    },
  ],
  storage: [],
  ids: /^GTM-[A-Z0-9]+$/,
  start,
};

export default googleTagManager;
