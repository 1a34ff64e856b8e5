import type { Config } from './config/Config';
import type { Reader } from './config/createReader';
import { readTraces } from './config/readTraces';
import { DEFAULT_RELOAD } from './config/rules';
import type { ConsentState } from './consent/ConsentState';
import type { Traces, Withdrawal } from './consent/Traces';
import type { Kit } from './ui/Kit';
import { erase } from './withdraw/erase';

/**
 * Deletes what everything that is not granted has left behind.
 * Where something granted may be running (`isRevoked`), the page is reloaded as the site wants it.
 */
export async function withdraw(
  reader: Reader,
  config: Config,
  state: ConsentState,
  isRevoked: boolean,
  kit: Kit | undefined,
): Promise<Withdrawal> {
  const traces = (granted: boolean): Traces[] => [
    ...config.categories
      .filter(({ id }) => (state.categories[id] === true) === granted)
      .map(({ id }) => readTraces(reader, `categories.${id}`)),
    ...config.services
      .filter(({ id }) => (state.services[id] === true) === granted)
      .map(({ id }) => readTraces(reader, `services.${id}`)),
  ];
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
