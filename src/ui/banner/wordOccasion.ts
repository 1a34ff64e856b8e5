import variants from '../../../locales/ru/variants.json';
import type { Kit } from '../Kit';
import type { Wording } from './Banner';

/**
 * What the banner says and does on an occasion; nothing where it asks as usual. Loaded with what
 * else most visits never need: the occasions are rare.
 */
export function wordOccasion(kit: Kit): () => Wording {
  const { look, consent, state, occasion } = kit;
  const titles = new Map<string, string>();
  /** Read once, so that a fault is told once. */
  const titleOf = (service: string): string => {
    const title = titles.get(service) ?? (look.read(`services.${service}.title`, '') || service);
    titles.set(service, title);
    return title;
  };
  const text = (key: keyof typeof variants): string =>
    kit.texts.own(`variants.${key}`) || (kit.texts.bundle?.variants ?? variants)[key];
  return () => {
    const { informs = false, isLater = false, categories = [], services = [] } = occasion() ?? {};
    const { id: decided, categories: granted } = state();
    const named = look.categories.filter(({ id, required }) =>
      informs && !isLater ? !required && (decided === null || granted[id]) : categories.includes(id),
    );
    const names = named.map(kit.texts.nameOf);
    if (!informs || isLater) names.push(...services.map(titleOf));
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
