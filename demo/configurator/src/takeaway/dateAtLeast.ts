/**
 * A regular expression, for engines that compare no texts, of the ISO dates that are not before one: the same digits up to
 * some place, a larger one there, and any behind it; or the date itself.
 */
export function dateAtLeast(date: string): string {
  const digit = '[0-9]';
  const later = Array.from(date).flatMap((character, place) =>
    /[0-8]/.test(character)
      ? date.slice(0, place) + `[${Number(character) + 1}-9]` + date.slice(place + 1).replace(/\d/g, digit)
      : [],
  );
  return `(?:${[date, ...later].join('|')})`;
}
