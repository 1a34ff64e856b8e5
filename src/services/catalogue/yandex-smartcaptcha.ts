import type { Service } from '../Service';

// The vendor's documentation names no cookie. To be loaded only on pages with a protected form.
const yandexSmartcaptcha: Service = {
  id: 'yandex-smartcaptcha',
  title: 'Yandex SmartCaptcha',
  vendor: 'Yandex Cloud',
  country: 'RU',
  category: 'necessary',
  hosts: ['smartcaptcha.yandexcloud.net', 'captcha-api.yandex.ru'],
  cookies: [],
  storage: [],
};

export default yandexSmartcaptcha;
