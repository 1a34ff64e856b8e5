import type { Config } from './config/Config';
import type { Reader } from './config/createReader';
import { homeOf } from './config/homeOf';
import { readTraces } from './config/readTraces';
import { DEFAULT_RELOAD } from './config/rules';
import type { ConsentState } from './consent/ConsentState';
import type { Traces, Withdrawal } from './consent/Traces';
import { loadEntries } from './loadEntries';
import type { Service } from './services/Service';
import type { Kit } from './ui/Kit';
import { erase } from './withdraw/erase';

/**
 * Deletes what everything that is not granted has left behind, as the site declares it, or else the catalogue.
 * Where something granted may be running (`isRevoked`), the page is reloaded as the site wants it.
 */
export async function withdraw(
  reader: Reader,
  config: Config,
  stateNow: () => ConsentState,
  isRevoked: boolean,
  kit: Kit | undefined,
  vendors: readonly Service[] | undefined,
): Promise<Withdrawal> {
  const entries = await loadEntries(
    config.services.map(({ id }) => id),
    vendors,
  );
  // Only now: what was granted again meanwhile keeps what it has stored.
  const state = stateNow();
  const isOn = (category: string | null): boolean => category !== null && state.categories[category] === true;
  /** Each with whether it is granted. */
  const claims: (readonly [boolean, Traces])[] = [
    ...config.categories.map(({ id }) => [isOn(id), readTraces(reader, `categories.${id}`)] as const),
    ...config.services.flatMap((service) => {
      const { id } = service;
      const entry = entries.get(id);
      const { cookies, storage } = readTraces(reader, `services.${id}`, entry);
      const isGranted = state.services[id] === true;
      const { sweep = [] } = entry ?? {};
      return [
        [isGranted, { cookies: sweep.map((name) => ({ name })), storage: [...storage, ...sweep] }] as const,
        ...cookies.map((cookie) => {
          const home = cookie.catalogued && homeOf(cookie.catalogued, service, config);
          return [home === undefined ? isGranted : isOn(home), { cookies: [cookie], storage: [] }] as const;
        }),
      ];
    }),
  ];
  const traces = (granted: boolean): Traces[] =>
    claims.filter(([isGranted]) => isGranted === granted).map(([, claim]) => claim);
  // The record of the refusal outlives what it refuses.
  const record = { cookies: [{ name: config.cookie.name }], storage: [] };
  const withdrawal = await erase(traces(false), [...traces(true), record]);
  const reload = reader.read('withdrawal.reload', DEFAULT_RELOAD, /^(offer|always|never)$/);
  if (isRevoked && reload === 'always') location.reload();
  if (isRevoked && reload === 'offer' && kit)
    // The report does not wait for that.
    void kit.attempt(async () => {
      const { offerReload } = await import('./ui/reload/offerReload');
      await kit.ready();
      offerReload(kit);
    });
  return withdrawal;
}
