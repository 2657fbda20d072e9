/**
 * The alignment of the whole organisation, as it is after what one transaction has done so far: read once, when it is first asked for, and then
 * carried on record by record. An import of hundreds of aligned objectives reads the company once, not hundreds of times.
 */
import { alignmentOf, type Alignment } from '#lib/okr/alignment/alignment.ts';
import { withKeyResult, withObjective, without } from '#lib/okr/alignment/changes.ts';
import { Cycle } from '#lib/okr/model.ts';
import type { PlacedRecord } from '../store/records.ts';
import { aligned } from './aligned.ts';
import type { RowsInHand } from './rowsInHand.ts';

export interface KnownLinks {
  alignment: Alignment;
  cycles: Map<string, Cycle>;
  /** The space that each objective and key result is in, by id. */
  spaces: Map<string, string>;
}

export type AlignmentInHand = () => Promise<KnownLinks>;

export function alignmentInHand(rows: RowsInHand): AlignmentInHand {
  let known: KnownLinks | null = null;
  let taken = 0;
  return async () => {
    if (known === null) {
      known = startFrom(await rows.liveOfKinds(['objective', 'key-result', 'cycle']));
      taken = rows.placed.length;
    }
    for (const row of rows.placed.slice(taken)) known = carriedOn(known, row);
    taken = rows.placed.length;
    return known;
  };
}

function startFrom(live: readonly PlacedRecord[]): KnownLinks {
  const { objectives, keyResults } = aligned(live);
  const cycles = new Map(live.flatMap((row) => cycleIn(row) ?? []).map(({ id, cycle }) => [id, cycle]));
  const spaces = new Map(live.map(({ record, space }) => [record.id, space]));
  return { alignment: alignmentOf(objectives, keyResults), cycles, spaces };
}

function carriedOn(known: KnownLinks, row: PlacedRecord): KnownLinks {
  const { id, kind, deleted } = row.record;
  if (kind === 'cycle') {
    const found = cycleIn(row);
    if (found && !deleted) known.cycles.set(id, found.cycle);
    else known.cycles.delete(id);
    return known;
  }
  if (kind !== 'objective' && kind !== 'key-result') return known;
  if (deleted) return { ...known, alignment: without(known.alignment, id) };
  known.spaces.set(id, row.space);
  const { objectives, keyResults } = aligned([row]);
  const withObjectives = objectives.reduce(withObjective, known.alignment);
  return { ...known, alignment: keyResults.reduce(withKeyResult, withObjectives) };
}

function cycleIn({ record }: PlacedRecord): { id: string; cycle: Cycle } | null {
  if (record.kind !== 'cycle') return null;
  const { success, data } = Cycle.safeParse(record.fields);
  return success ? { id: record.id, cycle: data } : null;
}
