/**
 * A draft becomes known as it is now, not how it became so (protocol, 'Records and operations'): what its person tried out before anyone could
 * read it is nobody's business.
 */
import type { Hlc } from '#lib/sync/clock.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { personOf } from './places.ts';
import type { RowsInHand } from './rowsInHand.ts';

/** Whether an objective is a draft in a space that only its person reads: whatever leaves it for another space is published by that. */
export async function isUnseenDraft(rows: RowsInHand, space: string, objective: string): Promise<boolean> {
  return personOf(space) !== null && (await rows.find(space, objective))?.record.fields.state === 'draft';
}

/**
 * A record of a draft as others get to see it: without what lost against later wordings, and when each field was written. Changes of metric
 * before anyone counted by it are not told at all: null.
 *
 * @param clock of the operation that publishes it
 */
export function published(record: StoredRecord, clock: Hlc): StoredRecord | null {
  if (record.kind === 'metric-change') return null;
  const { clocks: _clocks, lost: _lost, ...state } = record;
  return { ...state, clock };
}
