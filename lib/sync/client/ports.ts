/** What the syncer needs of the browser, so that tests need none. */
import type { SyncedCopy } from './copy.ts';
import type { Fetch } from './request.ts';

/** As much of navigator.locks as is needed. */
export interface Locks {
  request<T>(
    name: string,
    options: { signal?: AbortSignal; ifAvailable?: boolean },
    held: (lock: object | null) => Promise<T>,
  ): Promise<T>;
}

export interface SyncPorts {
  copy: SyncedCopy;
  fetch: Fetch;
  locks: Locks;
  /** Epoch ms. */
  now: () => number;
  /** From 0 up to 1. */
  random: () => number;
  isOnline: () => boolean;
  /** Runs something later; returns how to call it off. */
  later: (ms: number, run: () => void) => () => void;
  /** What the list of sessions calls this device, for example 'Chrome on Linux'. */
  deviceName: string;
}

/** One syncer at a time in a browser holds this lock. */
export const SYNC_LOCK = 'updraft-sync';
