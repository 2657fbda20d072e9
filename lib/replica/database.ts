/** The device's IndexedDB: its stores, and opening it. Nothing outside lib/replica knows them. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Operation } from '#lib/sync/operation.ts';
import type { After } from '#lib/sync/protocol.ts';
import type { AgendaKey, RootRow, ShelfKey } from './row.ts';

export interface OutboxEntry {
  /** The first operation's number. */
  n: number;
  /** At most 200, consecutive. */
  ops: Operation[];
  /** What the person did in one go; withdrawn together. */
  step: string;
  /** When it was committed, epoch milliseconds. */
  at: number;
}

/** A row that could not be read, kept as it was found until the person has saved or discarded it. */
export interface SetAsideRow {
  key: string;
  space: string;
  root: string;
  part: number;
  reason: string;
  at: number;
  raw: unknown;
}

/** What a device that has joined knows of its server. Everything but the address and the name counts operations. */
export interface ServerLink {
  url: string;
  /** The bearer. It lies here and nowhere else: no content script and no extension storage sees it. */
  token: string;
  organisation: string;
  /** The last operation that may have left the device, and cannot be withdrawn any more. */
  sent: number;
  /** The last one that a push has settled. A pull alone does not tell: it may speak of a device that this one is a copy of. */
  settled: number;
  /** The last one whose effects, if it is settled, have come back. */
  heard: number;
}

/** A space that the device reads. */
export interface SpaceRow {
  id: string;
  /** The last place in its order that is here. */
  ver: number;
  /** Of the server's history that `ver` counts in; absent while the space has not been read to its end, or is the device's own. */
  epoch?: string;
  /** Where a reading from the beginning goes on. */
  after?: After;
  /** Read because the person looks at it, not because the server sends it by itself. */
  followed?: true;
}

/** An operation that was not taken, until the person has let go of it. */
export interface AttentionRow {
  /** '<device>/<n>', and what more tells it from one whose number was given again. */
  key: string;
  device: string;
  n: number;
  /** A Rejection's code, 'gone' for what was meant for a space that one may not read any more, 'too-large' for what no request can carry. */
  code: string;
  /** For a person who looks into it. */
  detail: string;
  /** As it was made, so that no typed text is lost. */
  op: unknown;
  at: number;
  /** The server knows that it is kept here. */
  confirmed: boolean;
  /** The person has let go of it; it stays until it is confirmed, or the next pull would bring it again. */
  letGo: boolean;
}

/** The device's own state: `n` and `clock` are those of its last operation. */
export interface DeviceState {
  id: string;
  n: number;
  clock: string | null;
  /** The person whose device this is, and that person's own space, which works without a server too. */
  space: string;
  me: string;
  /** Absent where it has joined none. `id` is then the one that the server gave. */
  server?: ServerLink;
}

export function isDevice(value: unknown): value is DeviceState {
  return typeof value === 'object' && value !== null && 'me' in value;
}

export interface Schema extends DBSchema {
  roots: {
    key: [space: string, root: string, part: number];
    value: RootRow;
    indexes: { agenda: AgendaKey; shelf: ShelfKey };
  };
  outbox: { key: number; value: OutboxEntry };
  spaces: { key: string; value: SpaceRow };
  meta: { key: string; value: unknown };
  'set-aside': { key: string; value: SetAsideRow };
  attention: { key: string; value: AttentionRow };
}
export type Database = IDBPDatabase<Schema>;

export interface DatabaseEvents {
  /** Another page still holds an older version open. */
  blocked(): void;
  /** A newer version wants in: the connection is closed, this page has to be reloaded. */
  outdated(): void;
  /** The browser closed the connection on its own (storage cleared, disk trouble). */
  terminated(): void;
}

const VERSION = 2;

/** Opens or creates the database. Rejects with the browser's DOMException when there is no storage to be had. */
export async function openDatabase(name: string, events: DatabaseEvents): Promise<Database> {
  const db = await openDB<Schema>(name, VERSION, {
    upgrade(database, from) {
      database.createObjectStore('attention', { keyPath: 'key' });
      if (from) return;
      const roots = database.createObjectStore('roots', { keyPath: ['space', 'root', 'part'] });
      roots.createIndex('agenda', 'agenda', { multiEntry: true });
      roots.createIndex('shelf', 'shelf', { multiEntry: true });
      database.createObjectStore('outbox', { keyPath: 'n' });
      database.createObjectStore('spaces', { keyPath: 'id' });
      database.createObjectStore('meta');
      database.createObjectStore('set-aside', { keyPath: 'key' });
    },
    blocked: () => events.blocked(),
    blocking() {
      db.close();
      events.outdated();
    },
    terminated: () => events.terminated(),
  });
  return db;
}
