/** Cycles as the rules of the method ask for them (lib/sync/rules.ts), which wait for nothing. */
import type { CycleOf } from '#lib/sync/rules.ts';
import { ORGANISATION_SPACE } from './places.ts';
import type { RowsInHand } from './rowsInHand.ts';

/** @param named identifiers, and whatever else stands where one is expected */
export async function knownCycles(rows: RowsInHand, named: readonly unknown[]): Promise<CycleOf> {
  const ids = named.filter((id) => typeof id === 'string');
  const found = await Promise.all(ids.map((id) => rows.find(ORGANISATION_SPACE, id)));
  const cycles = new Map(found.flatMap((row) => (row?.record.kind === 'cycle' ? [[row.record.id, row.record]] : [])));
  return (id) => cycles.get(id);
}
