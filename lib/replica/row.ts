/**
 * One row per root: the objective with everything under it, so that reading what a person owns touches few rows. IndexedDB
 * costs by the row, not by the byte, up to some tens of kB; a root that outgrows that is split into parts, and old check-ins
 * go to the later ones, so that today's check-in rewrites only the first.
 */
import * as z from 'zod/mini';
import { StoredRecord } from '#lib/sync/record.ts';

/** Largest part in bytes, as the browser's serializer counts them: one a character, two where a text has any beyond Latin 1. */
const PART_LIMIT = 64 * 1024;
/** How far a part that overflows is emptied, so that it does not overflow again with the next check-in. */
const PART_ROOM = PART_LIMIT / 2;

const Shadow = z.object({
  id: z.string(),
  /** What the authority said last; null: it does not know the record in this root. */
  record: z.nullable(StoredRecord),
});

/** [owner, cycle or '', first unmet occurrence in epoch ms or Infinity, key result] */
export type AgendaKey = [string, string, number, string];
/** [owner, cycle or '', order, objective] */
export type ShelfKey = [string, string, string, string];

/** What is read back of a row; the index keys beside it are derived and only ever written. */
export const RowContent = z.object({
  space: z.string(),
  root: z.string(),
  part: z.number(),
  records: z.array(StoredRecord),
  shadow: z.array(Shadow),
});
export type RowContent = z.infer<typeof RowContent>;
export interface RootRow extends RowContent {
  /** Only on part 0: what someone owns here and when it is expected. Rewritten with every change. */
  agenda: AgendaKey[];
  shelf: ShelfKey[];
}

/** A root in memory, as read from its rows. Never changed in place. */
export interface Root {
  space: string;
  id: string;
  records: ReadonlyMap<string, StoredRecord>;
  /** The authority's word for each record that has pending operations. */
  shadow: ReadonlyMap<string, StoredRecord | null>;
  /** The part each record lies in, where it is not part 0. */
  parts: ReadonlyMap<string, number>;
}

export const emptyRoot = (space: string, id: string): Root => ({
  space,
  id,
  records: new Map(),
  shadow: new Map(),
  parts: new Map(),
});

export function rootOf(rows: readonly RowContent[]): Root | null {
  const first = rows[0];
  if (!first) return null;
  const records = new Map<string, StoredRecord>();
  const shadow = new Map<string, StoredRecord | null>();
  const parts = new Map<string, number>();
  for (const row of rows) {
    for (const record of row.records) {
      records.set(record.id, record);
      if (row.part > 0) parts.set(record.id, row.part);
    }
    for (const { id, record } of row.shadow) shadow.set(id, record);
  }
  return { space: first.space, id: first.root, records, shadow, parts };
}

/**
 * The rows to write after `touched` records changed, without the derived keys: part 0, every other part that holds a touched record,
 * and new ones for what part 0 has no more room for. Shadows always lie in part 0.
 */
export function rowsToWrite(
  root: Root,
  touched: ReadonlySet<string>,
): { rows: RowContent[]; parts: ReadonlyMap<string, number> } {
  const parts = new Map(root.parts);
  for (const id of parts.keys()) if (!root.records.has(id)) parts.delete(id);
  const dirty = new Set([0]);
  for (const id of touched) dirty.add(root.parts.get(id) ?? 0);

  const inFirst = [...root.records.values()].filter((record) => !parts.has(record.id));
  let size = inFirst.reduce((sum, record) => sum + sizeOf(record), 0);
  if (size > PART_LIMIT) {
    let last = Math.max(0, ...parts.values());
    let room = 0;
    const oldestFirst = inFirst
      .filter((record) => record.kind === 'check-in' || record.kind === 'skip')
      .toSorted((a, b) => (a.clock < b.clock ? -1 : 1));
    for (const record of oldestFirst) {
      if (size <= PART_ROOM) break;
      const bytes = sizeOf(record);
      if (room < bytes) {
        last += 1;
        room = PART_LIMIT;
        dirty.add(last);
      }
      parts.set(record.id, last);
      room -= bytes;
      size -= bytes;
    }
  }

  const rows = [...dirty].map((part) => ({
    space: root.space,
    root: root.id,
    part,
    records: [...root.records.values()].filter((record) => (parts.get(record.id) ?? 0) === part),
    shadow: part === 0 ? [...root.shadow].map(([id, record]) => ({ id, record })) : [],
  }));
  return { rows, parts };
}

function sizeOf(record: StoredRecord): number {
  const text = JSON.stringify(record);
  return /[^\u0000-\u00ff]/.test(text) ? text.length * 2 : text.length;
}
