/** Reading a root within a transaction. */
import type { IDBPTransaction } from 'idb';
import type { DeviceState, Schema } from './database.ts';
import { rootOf, type Root, type RowContent } from './row.ts';
import { isRow, rowProblem } from './shape.ts';

type Stores = ('roots' | 'outbox' | 'spaces' | 'meta' | 'set-aside' | 'attention')[];
export type Reading = IDBPTransaction<Schema, Stores, 'readonly' | 'readwrite'>;
export type Writing = IDBPTransaction<Schema, Stores, 'readwrite'>;

/** What a root's rows turned out to be: usable, or damaged, with the reason. */
export type Found = { ok: true; root: Root } | { ok: false; rows: unknown[]; reason: string };

/** The spaces that are here, in the order of their names: what the organisation's directory says comes after what 'local' says, and counts. */
export const spacesIn = async (
  tx: Reading,
  { server, space }: Pick<DeviceState, 'server' | 'space'>,
): Promise<string[]> => (server ? tx.objectStore('spaces').getAllKeys() : [space]);

/** All parts of a root. */
export const partsOf = (space: string, root: string) => IDBKeyRange.bound([space, root], [space, root, []]);

export async function findRoot(tx: Reading, space: string, id: string): Promise<Found | null> {
  const rows = await tx.objectStore('roots').getAll(partsOf(space, id));
  return rows.length === 0 ? null : foundIn(rows);
}

export function foundIn(rows: unknown[]): Found {
  const good: RowContent[] = [];
  for (const row of rows) {
    if (!isRow(row)) return { ok: false, rows, reason: rowProblem(row) ?? 'row' };
    good.push(row);
  }
  const root = rootOf(good);
  return root ? { ok: true, root } : { ok: false, rows, reason: 'empty' };
}
