import type { Service } from '../Service';

// From the Open Cookie Database.
const wordpress: Service = {
  id: 'wordpress',
  title: 'WordPress',
  vendor: 'WordPress.org',
  category: 'necessary',
  hosts: [],
  cookies: [
    {
      name: '^wordpress_logged_in_',
      purpose: 'вход в учётную запись',
      days: 0,
      category: 'authentication',
      unconfirmed: true,
    },
    // The name is from one pasted dump.
    {
      name: '^wordpress_sec_',
      purpose: 'вход в учётную запись',
      days: null,
      category: 'authentication',
      unconfirmed: true,
    },
    {
      name: 'wordpress_test_cookie',
      purpose: 'проверка того, что браузер сохраняет файлы cookie',
      days: 0,
      unconfirmed: true,
    },
    {
      name: '^wp-settings-(time-)?\\d+$',
      purpose: 'настройки панели управления',
      days: 365,
      category: 'preferences',
      unconfirmed: true,
    },
    { name: 'wp_lang', purpose: 'выбранный язык', days: 0, category: 'preferences', unconfirmed: true },
    {
      name: '^comment_author_(email_|url_)?',
      purpose: 'имя, почта и сайт в форме комментария',
      days: 347,
      category: 'preferences',
      unconfirmed: true,
    },
    {
      name: '^wp-postpass_',
      purpose: 'доступ к странице, закрытой паролем',
      days: 10,
      category: 'authentication',
      unconfirmed: true,
    },
  ],
  storage: [],
};

export default wordpress;
