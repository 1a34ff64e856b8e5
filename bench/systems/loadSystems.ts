import { blank } from './blank';
import { c15t } from './c15t';
import { floor } from './floor';
import { klaro } from './klaro';
import { osano } from './osano';
import { ours } from './ours';
import type { System } from './System';
import { tarteaucitron } from './tarteaucitron';
import { vanillaCookieconsent } from './vanillaCookieconsent';

/** In the order of the tables' columns. */
export async function loadSystems(): Promise<readonly System[]> {
  return [
    blank,
    await floor(),
    ...(await ours()),
    ...(await Promise.all([vanillaCookieconsent(), klaro(), tarteaucitron(), osano(), c15t()])),
  ];
}
