import type { Erased, Left, Withdrawal } from '../../consent/Traces';
import type { Engine } from './createEngine';

/** What a withdrawal has done, one sentence each: what was deleted, what was left and who can delete it. */
export function reportInWords({ deleted, left }: Withdrawal, { t }: Engine): string[] {
  /** «4 файла и 1 запись в хранилище браузера» */
  const name = (traces: readonly Erased[]): string => {
    // Two services may declare the same name.
    const kinds = [...new Set(traces.map(({ kind, name }) => `${kind} ${name}`))];
    const cookies = kinds.filter((kind) => kind.startsWith('cookie ')).length;
    const files = t('report.files', { count: cookies });
    const entries = t('report.entries', { count: kinds.length - cookies });
    if (cookies === kinds.length) return files;
    return cookies === 0 ? entries : t('report.both', { files, entries });
  };
  const leftFor = (reason: Left['reason'], key: 'httpOnly' | 'reCreated' | 'refused'): string[] => {
    const traces = left.filter((trace) => trace.reason === reason);
    return traces.length > 0 ? [t(`report.${key}`, { what: name(traces) })] : [];
  };
  const domains = new Map<string, Set<string>>();
  for (const { reason, name, domain = '' } of left) {
    if (reason !== 'other-domain') continue;
    const key = domain.replace(/^\./, '');
    domains.set(key, (domains.get(key) ?? new Set()).add(name));
  }
  return [
    t('report.withdrawn'),
    ...(deleted.length + left.length === 0 ? [t('report.nothing')] : []),
    ...(deleted.length > 0 ? [t('report.deleted', { what: name(deleted) })] : []),
    ...Array.from(domains, ([domain, names]) => t('report.otherDomain', { count: names.size, domain })),
    ...leftFor('http-only', 'httpOnly'),
    ...leftFor('re-created', 'reCreated'),
    ...leftFor('refused', 'refused'),
  ];
}
