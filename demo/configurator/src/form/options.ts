/** What the options of the schema are called in the form. A test holds them to the schema. */
export const optionWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mode: { 'opt-in': 'Спрашивать согласие', notice: 'Только сообщать' },
  'policy.crossBorder': { none: 'Нет', possible: 'Возможна' },
  'banner.layout': { bar: 'Полоса', box: 'Карточка' },
  'banner.position': {
    top: 'Сверху',
    bottom: 'Снизу',
    'top-left': 'Вверху слева',
    'top-right': 'Вверху справа',
    'bottom-left': 'Внизу слева',
    'bottom-right': 'Внизу справа',
  },
  'banner.reopen': {
    'top-left': 'Вверху слева',
    'top-right': 'Вверху справа',
    'bottom-left': 'Внизу слева',
    'bottom-right': 'Внизу справа',
    false: 'Без кнопки',
  },
  'theme.scheme': { auto: 'Как в системе', light: 'Светлая', dark: 'Тёмная' },
  'withdrawal.reload': { offer: 'Предложить', always: 'Обновить сразу', never: 'Ничего не делать' },
};

export const wordOf = (path: string, option: unknown): string =>
  optionWords[path]?.[String(option)] ?? String(option);
