/** I8: the alignment graph never holds a cycle. */
import { alignmentOf } from '#lib/okr/alignment/alignment.ts';
import { loopedIn } from '#lib/okr/alignment/findings.ts';
import { aligned } from './aligned.ts';
import type { PlacedRecord } from '../store/records.ts';

/** @param rows live */
export function alignmentProblems(rows: readonly PlacedRecord[]): string[] {
  const { objectives, keyResults } = aligned(rows);
  const looped = loopedIn(alignmentOf(objectives, keyResults));
  return looped.map(
    ({ link, from, to, among }) => `I8 ${from}: its ${link} ${to} leads back to it (${among.join(', ')})`,
  );
}
