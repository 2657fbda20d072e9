/**
 * An objective with all under it goes to another space: tombstones where the records were, new rows where they are (protocol, 'Records and
 * operations'). That is how a draft is published too.
 */
import type { Hlc } from '#lib/sync/clock.ts';
import { leaveTombstone, placeIn } from './carryOut.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { published } from './published.ts';
import type { RowsInHand } from './rowsInHand.ts';

interface Way {
  root: string;
  from: string;
  to: string;
  clock: Hlc;
}

/** Moves all that is alive in a root. */
export function moveRoot(rows: RowsInHand, way: Way): Promise<void> {
  return moveEach(rows, way, (record) => record);
}

/** Moves a draft out of its person's own space. */
export function publishRoot(rows: RowsInHand, way: Way): Promise<void> {
  return moveEach(rows, way, (record) => published(record, way.clock));
}

async function moveEach(
  rows: RowsInHand,
  { root, from, to, clock }: Way,
  asSeen: (record: StoredRecord) => StoredRecord | null,
): Promise<void> {
  for (const { record } of (await rows.inRoot(from, root)).values()) {
    if (record.deleted) continue;
    const there = asSeen(record);
    await leaveTombstone(rows, from, record.id, { to, clock });
    if (there) await placeIn(rows, to, root, there);
  }
}
