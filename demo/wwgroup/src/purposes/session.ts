import { createStoredValue } from './createStoredValue';

export interface Session {
  id: string;
  startedAt: Date;
}

const stored = createStoredValue({ purpose: 'authentication', name: 'session' });

function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

export function currentSession(): Session | undefined {
  const [, id, seconds] = /^([0-9a-f]{32})\.(\d{1,12})$/.exec(stored.get() ?? '') ?? [];
  return id && seconds ? { id, startedAt: new Date(Number(seconds) * 1000) } : undefined;
}

export function signIn(): void {
  stored.set(`${randomId()}.${Math.floor(Date.now() / 1000)}`);
}

export function signOut(): void {
  stored.set(undefined);
}

export const isSessionKept = stored.isKept;
export const onSession = stored.subscribe;
