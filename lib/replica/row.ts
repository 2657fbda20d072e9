/**
 * One row per root: the objective with everything under it, so that reading what a person owns touches few rows. IndexedDB
 * costs by the row, not by the byte, up to some tens of kB; a root that outgrows that is split into parts, and old check-ins
 * go to the later ones, so that today's check-in rewrites only the first.
 */
import type { StoredRecord } from '#lib/sync/record.ts';

/** [owner, cycle or '', first unmet occurrence in epoch ms or Infinity, key result] */
export type AgendaKey = [string, string, number, string];
/** [owner, cycle or '', order, objective] */
export type ShelfKey = [string, string, string, string];

/** What is read back of a row; the index keys beside it are derived and only ever written. */
export interface RowContent {
  space: string;
  root: string;
  part: number;
  records: StoredRecord[];
  /** The authority's last word; record null: it does not know it in this root. */
  shadow: { id: string; record: StoredRecord | null }[];
}
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

/** Root ids are uuids, but a directory is in several spaces, and what has moved leaves tombstones in the one that it left. */
export type RootKey = string;
export const rootKey = (space: string, root: string): RootKey => `${space}/${root}`;

/** Where a root lies. */
export type Place = Pick<Root, 'space' | 'id'>;

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
