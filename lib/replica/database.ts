/** The device's IndexedDB: its stores, and opening it. Nothing outside lib/replica knows them. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Operation } from '#lib/sync/operation.ts';
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

/** The device's own state: `n` and `clock` are those of its last operation. */
export interface DeviceState {
  id: string;
  n: number;
  clock: string | null;
  /** The space that works without a server, and the person whose device this is. */
  space: string;
  me: string;
}

export function isDevice(value: unknown): value is DeviceState {
  return typeof value === 'object' && value !== null && 'space' in value && 'me' in value && 'n' in value;
}

export interface Schema extends DBSchema {
  roots: {
    key: [space: string, root: string, part: number];
    value: RootRow;
    indexes: { agenda: AgendaKey; shelf: ShelfKey };
  };
  outbox: { key: number; value: OutboxEntry };
  spaces: { key: string; value: { id: string; ver: number } };
  meta: { key: string; value: unknown };
  'set-aside': { key: string; value: SetAsideRow };
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

const VERSION = 1;

/** Opens or creates the database. Rejects with the browser's DOMException when there is no storage to be had. */
export async function openDatabase(name: string, events: DatabaseEvents): Promise<Database> {
  const db = await openDB<Schema>(name, VERSION, {
    upgrade(database) {
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
