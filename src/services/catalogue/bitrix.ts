import type { Service } from '../Service';

// From the kernel's source, where a row does not say otherwise.
const bitrix: Service = {
  id: 'bitrix',
  title: '1С-Битрикс: Управление сайтом',
  vendor: '1С-Битрикс',
  country: 'RU',
  category: 'necessary',
  hosts: ['bitrix.info'],
  cookies: [
    // The prefix is the option `main.cookie_name`. Unlike what the kernel sets by default, scripts can read it.
    {
      name: '^(BITRIX_SM|[A-Z0-9_]+)_SALE_UID$',
      purpose: 'идентификатор владельца корзины',
      days: 360,
      category: 'cart',
      unconfirmed: true,
    },
    // Names from general knowledge; only the prefix and the default lifetime were seen.
    {
      name: '^BITRIX_SM_(LOGIN|UIDH|UIDL|SOUND_LOGIN_PLAYED|NCC|TIME_ZONE)$',
      purpose: 'данные для входа, язык и часовой пояс',
      days: 360,
      category: 'authentication',
      unconfirmed: true,
    },
    {
      name: '^BITRIX_SM_(GUEST_ID|LAST_VISIT)$',
      purpose: 'номер посетителя и время последнего визита в статистике сайта',
      days: 360,
      category: 'analytics',
      unconfirmed: true,
    },
    // Carries its own time of expiry, the end of the day.
    {
      name: '^BITRIX_CONVERSION_CONTEXT_[a-z0-9]+$',
      purpose: 'данные для отчёта о конверсии',
      days: null,
      category: 'analytics',
      unconfirmed: true,
    },
    // Set by bitrix.info/ba.js, Bitrix's own statistics, for 10 years; one shop's policy says 400 days.
    {
      name: 'BX_USER_ID',
      purpose: 'идентификатор посетителя в статистике 1С-Битрикс',
      days: 3650,
      category: 'analytics',
    },
  ],
  storage: [],
};

export default bitrix;
