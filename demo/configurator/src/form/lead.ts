import { sectionOf } from '../schema/sections';

/** The id of the element that stands for a field. */
export const idOf = (field: string): string => `field-${field.replaceAll('.', '_')}`;

/** Opens whatever is folded around a field, or the nearest around it that the form has, and goes there. */
export function leadTo(field: string): void {
  const parts = field.split('.');
  const element =
    parts
      .map((_, index) => document.getElementById(idOf(parts.slice(0, parts.length - index).join('.'))))
      .find((each) => each !== null) ??
    document.querySelector<HTMLElement>(`#section-${sectionOf(field) ?? ''} > summary`);
  if (!element) return;
  for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}
