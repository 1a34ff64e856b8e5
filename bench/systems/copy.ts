import banner from '../../locales/ru/banner.json';
import preferences from '../../locales/ru/preferences.json';

// What ours says, every other system says as well, wherever it lets the site choose the words.

const ids = ['necessary', 'preferences', 'analytics', 'advertising'] as const;

export const categories = ids.map((id) => ({
  id,
  isRequired: id === 'necessary',
  title: preferencesTitle(id),
  description: preferences.categories[id],
}));

const refusable = categories.filter(({ isRequired }) => !isRequired);

export const copy = {
  title: banner.title,
  text: `${banner.text} ${refusable.map(({ id }) => banner.categories[id]).join(', ')}. ${banner.change}`,
  acceptAll: banner.acceptAll,
  rejectAll: banner.rejectAll,
  customise: banner.customise,
  policy: banner.policy,
  save: preferences.save,
  close: preferences.close,
  centre: preferences.title,
  centreText: preferences.intro,
};

function preferencesTitle(id: (typeof ids)[number]): string {
  const name = banner.categories[id];
  return name.charAt(0).toUpperCase() + name.slice(1);
}
