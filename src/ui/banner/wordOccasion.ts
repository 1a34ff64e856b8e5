import variants from '../../../locales/ru/variants.json';
import type { Service } from '../../services/Service';
import { objects } from '../../page';
import type { Kit } from '../Kit';
import type { Wording } from './Banner';

/**
 * What the banner says and does on an occasion; nothing where it asks as usual. Loaded with what
 * else most visits never need: the occasions are rare.
 */
export async function wordOccasion(
  kit: Kit,
  find: (ids: readonly string[]) => Promise<ReadonlyMap<string, Service>>,
): Promise<() => Wording> {
  const { look, consent, state, occasion } = kit;
  const titles = new Map<string, string>();
  /** Ids of the services that are named: where the banner tells of all that is in use, none is. */
  const toName = (): readonly string[] => {
    const { informs = false, isLater = false, services = [] } = occasion() ?? {};
    return informs && !isLater ? [] : services;
  };
  for (const { id } of look.services) {
    // Read once, so that a fault is told once.
    const title = look.read(`services.${id}.title`, '');
    if (title) titles.set(id, title);
  }
  // The catalogue is asked of no other than those.
  const untitled = toName().flatMap((id) => (titles.has(id) ? [] : id));
  for (const { id, title } of (await find(untitled)).values()) titles.set(id, title);
  const text = (key: keyof typeof variants): string =>
    kit.texts.own(`variants.${key}`) || (kit.texts.bundle?.variants ?? variants)[key];
  return () => {
    const { informs = false, isLater = false, categories = [], services = [] } = occasion() ?? {};
    const { id: decided, categories: granted } = state();
    const named = look.categories.filter(({ id, required }) =>
      informs && !isLater ? !required && (decided === null || granted[id]) : categories.includes(id),
    );
    const names = named.map(kit.texts.nameOf);
    names.push(...toName().map((id) => titles.get(id) ?? id));
    const signal = objects() ? `${text('signal')} ` : '';
    if (!informs && !isLater) {
      const asked = look.categories.filter(({ required }) => !required).map(kit.texts.nameOf);
      const { t } = kit.texts;
      return signal ? { text: `${t('text')} ${asked.join(', ')}. ${signal}${t('change')}` } : {};
    }
    if (names.length === 0) return {};
    const answer = (says: (granted: boolean | undefined) => boolean) => () => {
      const { categories: now, services: apart } = state();
      consent.set({
        categories: Object.fromEntries(categories.map((id) => [id, says(now[id])])),
        services: Object.fromEntries(services.map((id) => [id, says(apart[id])])),
      });
    };
    const list = `${names.join(', ')}.`;
    if (informs)
      return {
        title: text('title'),
        text: `${text(isLater ? 'added' : 'inUse')} ${list} ${text('turnOff')}`,
        agree: text('understood'),
        // Nobody is asked, so what stands is what is recorded: it may be a refusal of the category.
        accept() {
          if (isLater) answer((now) => now === true)();
          else if (decided === null) consent.acceptAll();
          // Of an older revision: what was refused then stays so.
          else consent.set({});
        },
        reject: null,
      };
    return {
      text: `${text('added')} ${list} ${text('rest')} ${kit.texts.t('change')}`,
      accept: answer(() => true),
      reject: answer(() => false),
    };
  };
}
