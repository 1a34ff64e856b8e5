import { ACCOUNTS } from '../../../../src/config/accounts';
import { inText } from '../work/inText';
import type { Json } from '../work/Json';

const accounts: Readonly<Record<string, { readonly example: string }>> = ACCOUNTS;

/** One id, or a list of several: numbers where the vendor's are. */
export function toIds(service: string, text: string): Json | undefined {
  const isNumbered = /^\d+$/.test(accounts[service]?.example ?? '');
  const [first, ...others] = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((id) => (isNumbered && /^[1-9]\d{0,11}$/.test(id) ? Number(id) : id));
  return first !== undefined && others.length > 0 ? [first, ...others] : first;
}

export const fromIds = (value: Json | undefined): string =>
  Array.isArray(value) ? (value as readonly Json[]).map(inText).join(', ') : inText(value);
