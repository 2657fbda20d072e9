/** How a device stands with its server, as plain data for a page to put into words. */
import type { Waiting } from './copy.ts';

export type Phase =
  /** No server: the device settles for itself. */
  | 'alone'
  | 'connecting'
  /** Up to date, and hears of everything as it happens. */
  | 'live'
  /** The browser says that there is no network. */
  | 'offline'
  /** Something went wrong that time may mend; tried again at `retryAt`. */
  | 'waiting'
  /** 401: join again. */
  | 'signed-out'
  /** 403. */
  | 'no-right'
  /** 426: update the extension, or the server. */
  | 'too-old';

export interface SyncState extends Waiting {
  phase: Phase;
  /** When the server last answered, epoch ms; null: not since this page was opened. */
  lastContact: number | null;
  /** Why it waits. */
  problem: 'unreachable' | 'too-many' | 'server' | 'storage' | null;
  /** Epoch ms. */
  retryAt: number | null;
}

export const FIRST_STATE: SyncState = {
  phase: 'connecting',
  pending: 0,
  attention: 0,
  lastContact: null,
  problem: null,
  retryAt: null,
};
