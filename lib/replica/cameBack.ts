/**
 * A device that had left with a copy and comes back finds the same objectives here and there. What is the same is there once; what was changed here
 * meanwhile becomes an objective of its own, so that nothing is lost and nothing shows twice under one name.
 */
import { isAlive } from '#lib/sync/hanging.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { named } from './named.ts';
import type { Root } from './row.ts';

/** What stays of a local objective next to the organisation's of the same identifier; null: nothing that is not there. */
export function besideTheirs(local: Root, theirs: Root, newId: () => string): Root | null {
  const alive = [...local.records.values()].filter((record) => isAlive(record));
  if (alive.every((record) => isSame(record, theirs.records.get(record.id)))) return null;
  const names = new Map(alive.map(({ id }) => [id, newId()]));
  const records = alive.map((record) => named(record, names));
  return {
    ...local,
    id: names.get(local.id) ?? local.id,
    records: new Map(records.map((record) => [record.id, record])),
    parts: new Map(),
  };
}

/** The organisation's may know more of it. */
function isSame({ fields }: StoredRecord, theirs: StoredRecord | undefined): boolean {
  if (!theirs || theirs.deleted) return false;
  return Object.entries(fields).every(
    ([field, value]) => JSON.stringify(value ?? null) === JSON.stringify(theirs.fields[field] ?? null),
  );
}
