import type { VNode } from 'preact';
import type { Scene } from './Scene';

export function EmailLink({ h, email }: Pick<Scene, 'h'> & { readonly email: string }): VNode {
  return <a href={`mailto:${email}`}>{email}</a>;
}
