/** A date as Russians write it, `1.05.2026`, or an ISO one, as an ISO date; undefined for a day that does not exist. */
export function isoDate(text: string): string | undefined {
  const russian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const iso = russian
    ? [russian[3], russian[2]?.padStart(2, '0'), russian[1]?.padStart(2, '0')].join('-')
    : text;
  const time = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(iso) : NaN;
  // Some engines take 31 February for 3 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined;
}
