/** Reading and writing roots within a transaction. A row that cannot be read is set aside, never dropped and never in the way. */
import type { IDBPTransaction } from 'idb';
import type { Directory } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { fieldsProblem, StoredRecord } from '#lib/sync/record.ts';
import { agendaKeys, shelfKeys } from './agenda.ts';
import type { Schema } from './database.ts';
import { emptyRoot, rootOf, RowContent, rowsToWrite, type Root } from './row.ts';
import { directoryOf, treeOf } from './tree.ts';

type Stores = ('roots' | 'outbox' | 'spaces' | 'meta' | 'set-aside')[];
export type Reading = IDBPTransaction<Schema, Stores, 'readonly' | 'readwrite'>;
export type Writing = IDBPTransaction<Schema, Stores, 'readwrite'>;

/** What a root's rows turned out to be: whole, or damaged, with the reason and whatever can still be read of them. */
export type Found =
  | { ok: true; root: Root }
  | { ok: false; rows: unknown[]; reason: string; readable: Root | null };

const partsOf = (space: string, root: string) => IDBKeyRange.bound([space, root], [space, root, []]);

export async function findRoot(tx: Reading, space: string, id: string): Promise<Found | null> {
  const rows = await tx.objectStore('roots').getAll(partsOf(space, id));
  return rows.length === 0 ? null : foundIn(rows, space, id);
}

/** Parses a root's rows down to the fields of each record. */
export function foundIn(rows: unknown[], space: string, id: string): Found {
  const damaged = (reason: string): Found => ({ ok: false, rows, reason, readable: readableRoot(rows, space, id) });
  const parsed: RowContent[] = [];
  for (const row of rows) {
    const result = RowContent.safeParse(row);
    if (!result.success) return damaged(problem(result.error.issues[0]));
    parsed.push(result.data);
  }
  const root = rootOf(parsed);
  if (!root) return damaged('empty');
  try {
    if (id === DIRECTORY_ROOT) directoryOf(root, '');
    else treeOf(root);
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error));
  }
  return { ok: true, root };
}

function problem(issue: { path: PropertyKey[]; message: string } | undefined): string {
  return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'invalid';
}

/** Writes the parts that changed, with the derived keys on the first. */
export async function writeRoot(
  tx: Writing,
  root: Root,
  touched: ReadonlySet<string>,
  directory: Directory,
): Promise<Root> {
  const store = tx.objectStore('roots');
  const { rows, parts } = rowsToWrite(root, touched);
  const written: Root = { ...root, parts };
  const tree = root.id === DIRECTORY_ROOT ? null : treeOf(written);
  await Promise.all(
    rows.map((row) =>
      row.records.length === 0 && row.shadow.length === 0
        ? store.delete([row.space, row.root, row.part])
        : store.put({
            ...row,
            agenda: row.part === 0 && tree ? agendaKeys(tree, directory) : [],
            shelf: row.part === 0 && tree ? shelfKeys(tree) : [],
          }),
    ),
  );
  return written;
}

/**
 * Puts unreadable rows aside exactly as they are, and keeps what can still be read of them in their place.
 * An objective whose own record is damaged cannot be shown at all and goes aside whole.
 */
export async function setAside(
  tx: Writing,
  space: string,
  id: string,
  found: Found & { ok: false },
  at: number,
  directory: Directory,
): Promise<Root | null> {
  const aside = tx.objectStore('set-aside');
  for (const [part, raw] of found.rows.entries()) {
    await aside.put({ key: `${space}/${id}/${part}/${at}`, space, root: id, part, reason: found.reason, at, raw });
  }
  await tx.objectStore('roots').delete(partsOf(space, id));
  const { readable } = found;
  return readable && writeRoot(tx, readable, new Set(readable.records.keys()), directory);
}

function readableRoot(rows: readonly unknown[], space: string, id: string): Root | null {
  const records = new Map(rows.flatMap(readableRecords).map((record) => [record.id, record]));
  const root = { ...emptyRoot(space, id), records };
  return records.size === 0 || (id !== DIRECTORY_ROOT && !treeOf(root)) ? null : root;
}

function readableRecords(row: unknown): StoredRecord[] {
  const list = typeof row === 'object' && row !== null && 'records' in row ? row.records : [];
  if (!Array.isArray(list)) return [];
  return list.flatMap((candidate: unknown) => {
    const record = StoredRecord.safeParse(candidate);
    return record.success && fieldsProblem(record.data.kind, record.data.fields) === null ? [record.data] : [];
  });
}
