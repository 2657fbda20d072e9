/** What a syncer needs of the browser: network, locks, time. The same in a page and in the worker. */
import type { SyncedCopy } from '#lib/sync/client/copy.ts';
import type { SyncPorts } from '#lib/sync/client/ports.ts';
import { deviceName } from './deviceName.ts';

export const browserSyncPorts = (copy: SyncedCopy): SyncPorts => ({
  copy,
  // Called as a function of its own, fetch would not know its window.
  fetch: (url, init) => fetch(url, init),
  locks: navigator.locks,
  now: Date.now,
  random: Math.random,
  isOnline: () => navigator.onLine,
  later(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  deviceName: deviceName(navigator),
});
