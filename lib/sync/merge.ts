/**
 * How two versions of a record become one. Fields merge one by one: the later clock wins and the loser is kept. Delete beats patch.
 *
 * Whether the loser is the older or the younger of the two makes no difference to whoever wrote it. So a patch says what its author had before
 * them (`over`): a later clock alone does not tell whether it was an answer to what it replaces, or written without knowing of it.
 */
import { hlcDevice, type Hlc } from './clock.ts';
import type { Fields } from './draft.ts';
import type { Lost, StoredRecord } from './record.ts';

/** For each field: a clock. */
export type Clocks = Readonly<Record<string, Hlc>>;

/** The clock that holds for one field. */
export const clockOf = (record: StoredRecord, field: string): Hlc => own(record.clocks, field) ?? record.clock;

/** Fields that only a newer version knows may be called anything, 'constructor' too: only what is the object's own counts. */
const own = <T>(of: Readonly<Record<string, T>> | undefined, field: string): T | undefined =>
  of && Object.hasOwn(of, field) ? of[field] : undefined;

/** The latest clock on a record. */
export function latest(record: StoredRecord): Hlc {
  return Object.values(record.clocks ?? {}).reduce((a, b) => (a > b ? a : b), record.clock);
}

export function deletedAt(record: StoredRecord, clock: Hlc): StoredRecord {
  return { ...record, clocks: { ...record.clocks, deleted: clock }, deleted: true };
}

/**
 * Field by field, the later clock wins; what loses against a deletion or another value is kept in `lost`.
 *
 * @param over the clocks of what the author had before them; without them (devices of protocol 1, commands) what is replaced counts as seen
 */
export function patched(record: StoredRecord, fields: Fields, clock: Hlc, over: Clocks = {}): StoredRecord {
  const next = { ...record.fields };
  const clocks = { ...record.clocks };
  const losers: Lost[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const there = clockOf(record, field);
    if (record.deleted) {
      losers.push({ field, value, clock, against: clockOf(record, 'deleted') });
      continue;
    }
    const before = own(record.fields, field) ?? null;
    const isSame = JSON.stringify(before) === JSON.stringify(value);
    if (there > clock) {
      if (!isSame) losers.push({ field, value, clock, against: there });
      continue;
    }
    if (!isSame && isUnseen(there, own(over, field), clock))
      losers.push({ field, value: before, clock: there, against: clock });
    next[field] = value;
    clocks[field] = clock;
  }
  const lost = [...(record.lost ?? []), ...losers];
  return { ...record, fields: next, clocks, ...(lost.length > 0 && { lost }) };
}

/** A device has always seen what it wrote itself, whatever clock the server gave that. */
const isUnseen = (there: Hlc, seen: Hlc | undefined, clock: Hlc): boolean =>
  seen !== undefined && there > seen && hlcDevice(there) !== hlcDevice(clock);
