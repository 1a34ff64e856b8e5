/** A table; the first column is text, the others are aligned as they are told. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: 'left' | 'right' = 'right',
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 || align === 'left' ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

export const section = (title: string, ...blocks: readonly string[]): string =>
  [`## ${title}`, ...blocks].join('\n\n');

const none = '–';

/** As many digits as say something. */
export function number(value: number | undefined, unit = ''): string {
  if (value === undefined || Number.isNaN(value)) return none;
  if (unit === 'bytes') return Math.round(value).toLocaleString('en');
  const size = Math.abs(value);
  const digits = Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
  // A difference may come out as "-0".
  return (Number(value.toFixed(digits)) + 0).toFixed(digits);
}

export const ratio = (value: number | undefined): string =>
  value === undefined ? none : `${value.toFixed(2)} ×`;
