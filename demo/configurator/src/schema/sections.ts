import { textsAt } from '../work/getAt';
import type { Document } from '../work/Json';
import type { Problem } from './findProblems';

/** The sections of the form, and the properties of the configuration that each has fields for. */
export const sections = [
  { id: 'operator', title: 'Оператор', paths: ['operator'] },
  { id: 'documents', title: 'Документы', paths: ['policy', 'consent'] },
  { id: 'categories', title: 'Категории', paths: ['categories', 'mode'] },
  { id: 'services', title: 'Сервисы', paths: ['services'] },
  { id: 'look', title: 'Внешний вид', paths: ['banner', 'theme'] },
  { id: 'texts', title: 'Тексты и язык', paths: ['texts', 'language'] },
  { id: 'withdrawal', title: 'Отзыв и возраст', paths: ['withdrawal', 'age'] },
  { id: 'integrations', title: 'Интеграции и техника', paths: ['integrations', 'cookie', 'gate'] },
] as const;

export type SectionId = (typeof sections)[number]['id'];

/** The field that a path belongs to, which what is wrong there is shown beside. */
export function fieldOf(path: string, document: Document): string {
  const [first = '', second = '', third = '', fourth = ''] = path.split('.');
  if (first === 'categories' && third === 'services' && fourth) {
    const id = textsAt(document, `categories.${second}.services`)[Number(fourth)];
    if (id !== undefined) return `services.${id}`;
  }
  if (['categories', 'services'].includes(first)) return [first, second, third].filter(Boolean).join('.');
  return path;
}

export function sectionOf(path: string): SectionId | undefined {
  const [first = ''] = path.split('.');
  return sections.find(({ paths }) => (paths as readonly string[]).includes(first))?.id;
}

/** Problems by the field that is on show for them; those of no field under the empty name. */
export function sortProblems(
  problems: readonly Problem[],
  document: Document,
  isShown: (field: string) => boolean,
): ReadonlyMap<string, readonly Problem[]> {
  const sorted = new Map<string, readonly Problem[]>();
  for (const problem of problems) {
    const parts = fieldOf(problem.path, document).split('.');
    const candidates = parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
    // What says that a key is wrong is not about the value of the field around it.
    const field = candidates.slice(0, ABOUT_KEYS.includes(problem.code) ? 1 : undefined).find(isShown) ?? '';
    sorted.set(field, [...(sorted.get(field) ?? []), problem]);
  }
  return sorted;
}

/** The key itself stands in the way, and can be taken out. */
export const ABOUT_KEYS: readonly string[] = ['unknownKey', 'noVendor', 'key', 'preticked', 'unknownText'];
