/** One exchange with the server, for the worker: it lives too briefly to listen, and is woken when something waits or may be new. */
import { SYNC_LOCK, type SyncPorts } from './ports.ts';
import { pullAll } from './pull.ts';
import { pushAll } from './push.ts';
import { requestsOf } from './request.ts';
import type { Trouble } from './trouble.ts';

/** How an exchange ended. */
export type Exchange =
  /** Everything was sent, and everything new is here. */
  | { kind: 'done' }
  /** There is no server to ask. */
  | { kind: 'alone' }
  /** A page holds the lock, and with it does all this better. */
  | { kind: 'held' }
  | Trouble;

export interface Patience {
  /** How long to wait for the lock, in ms: whoever holds it may be about to close. */
  lockMs: number;
  /** How long it may take from then on, in ms. What is not done by then is done another time: nothing is ever half taken. */
  workMs: number;
}

export async function syncOnce(ports: SyncPorts, { lockMs, workMs }: Patience): Promise<Exchange> {
  const { copy, fetch, locks, later, deviceName } = ports;
  if (!(await copy.link())) return { kind: 'alone' };
  const waiting = new AbortController();
  const giveUp = later(lockMs, () => waiting.abort());
  const exchange = async (): Promise<Exchange> => {
    giveUp();
    const working = new AbortController();
    const callOff = later(workMs, () => working.abort());
    try {
      const request = requestsOf(() => copy.link(), fetch, working.signal);
      const { trouble } = await pushAll(copy, request, deviceName);
      return trouble ?? (await pullAll(copy, request)) ?? { kind: 'done' };
    } finally {
      callOff();
    }
  };
  try {
    return await locks.request(SYNC_LOCK, { signal: waiting.signal }, exchange);
  } catch (error) {
    if (waiting.signal.aborted) return { kind: 'held' };
    throw error;
  } finally {
    giveUp();
  }
}
