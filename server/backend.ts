/** What everything the server does works with. */
import { v7 as uuid } from 'uuid';
import { createHub, type Hub } from './live/hub.ts';
import type { Store } from './store/store.ts';

export interface Backend {
  store: Store;
  hub: Hub;
  /** For what the server itself adds. */
  newId: () => string;
}

export function createBackend(store: Store): Backend {
  return { store, hub: createHub(), newId: uuid };
}

/** Who asks: a device that joined, and whose it is. */
export interface Session {
  device: string;
  person: string;
}
