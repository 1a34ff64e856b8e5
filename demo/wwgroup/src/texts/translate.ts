import { currentLanguage } from '../purposes/language';
import en from './en.json';
import ru from './ru.json';

type Texts = typeof ru;
export type TextKey = keyof Texts;
export type CountedKey = 'goods' | 'visits.unique' | 'visits.hits';

const dictionaries = { ru, en } satisfies Record<string, Texts>;

export function isTextKey(key: string | undefined): key is TextKey {
  return key !== undefined && key in ru;
}

export function translate(key: TextKey, values: Record<string, string> = {}): string {
  return dictionaries[currentLanguage()][key].replace(
    /\{(\w+)\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
}

/** «1 товар», «2 товара», «5 товаров». */
export function translateCount(key: CountedKey, count: number): string {
  const language = currentLanguage();
  const form = new Intl.PluralRules(language).select(count);
  const counted: TextKey = `${key}.${form === 'one' || form === 'few' || form === 'many' ? form : 'other'}`;
  return translate(counted, { count: new Intl.NumberFormat(language).format(count) });
}
