import type { VNode } from 'preact';
import type { Scene } from './Scene';

/** Dials the number without what is written after it, such as an extension. */
export function PhoneLink({ h, phone }: Pick<Scene, 'h'> & { readonly phone: string }): VNode {
  const [number = ''] = /\+?\d[^\p{L},;/]*/u.exec(phone) ?? [];
  return <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>{phone}</a>;
}
