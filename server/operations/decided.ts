/**
 * What the server decides does not compete with what devices say: it is settled in the server's order, so its clock is made later than all that
 * is there. A device whose clock is an hour behind closes an objective as well as any other.
 */
import { tick, type Hlc } from '#lib/sync/clock.ts';
import type { Fields } from '#lib/sync/draft.ts';
import { latest, patched } from '#lib/sync/merge.ts';
import type { StoredRecord } from '#lib/sync/record.ts';

/** Stands where the device would in the clock of what the server itself writes. */
export const SERVER = 'server';

/** A clock after all of these records: `clock` itself where it is that already. */
export function laterThan(
  records: Iterable<StoredRecord>,
  clock: Hlc,
  { now, device }: { now: number; device: string },
): Hlc {
  let last = clock;
  for (const record of records) {
    const there = latest(record);
    if (there >= last) last = tick(there, now, device);
  }
  return last;
}

/** With fields that only the server writes. */
export function decided(record: StoredRecord, fields: Fields, now: number): StoredRecord {
  return patched(record, fields, tick(latest(record), now, SERVER));
}
