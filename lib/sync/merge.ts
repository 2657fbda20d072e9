/**
 * How two versions of a record become one. Fields merge one by one: the later clock wins and the loser is kept. Delete beats patch.
 */
import type { Hlc } from './clock.ts';
import type { Fields } from './draft.ts';
import type { StoredRecord } from './record.ts';

/** The clock that holds for one field. */
const clockOf = (record: StoredRecord, field: string): Hlc => record.clocks?.[field] ?? record.clock;

/** The latest clock on a record. */
export function latest(record: StoredRecord): Hlc {
  return Object.values(record.clocks ?? {}).reduce((a, b) => (a > b ? a : b), record.clock);
}

export function deletedAt(record: StoredRecord, clock: Hlc): StoredRecord {
  return { ...record, clocks: { ...record.clocks, deleted: clock }, deleted: true };
}

/** Field by field, the later clock wins; what loses against a deletion or a later value is kept in `lost`. */
export function patched(record: StoredRecord, fields: Fields, clock: Hlc): StoredRecord {
  const next = { ...record.fields };
  const clocks = { ...record.clocks };
  const lost = [...(record.lost ?? [])];
  for (const [field, value] of Object.entries(fields)) {
    if (record.deleted || clockOf(record, field) > clock) {
      lost.push({ field, value, clock });
      continue;
    }
    next[field] = value;
    clocks[field] = clock;
  }
  return { ...record, fields: next, clocks, ...(lost.length > 0 && { lost }) };
}
