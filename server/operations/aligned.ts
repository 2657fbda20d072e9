/** What alignment needs to know, picked from records. What is damaged takes no part. */
import type { AlignedKeyResult, AlignedObjective } from '#lib/okr/alignment/links.ts';
import { KeyResult, Objective } from '#lib/okr/model.ts';
import type { PlacedRecord } from '../store/records.ts';

export interface Aligned {
  objectives: AlignedObjective[];
  keyResults: AlignedKeyResult[];
}

/** @param rows alive */
export function aligned(rows: readonly PlacedRecord[]): Aligned {
  const objectives: AlignedObjective[] = [];
  const keyResults: AlignedKeyResult[] = [];
  for (const { record } of rows) {
    const { id, kind, fields } = record;
    if (kind === 'objective') {
      const { success, data } = Objective.safeParse(fields);
      if (success) objectives.push({ ...data, id });
    } else if (kind === 'key-result') {
      const { success, data } = KeyResult.safeParse(fields);
      if (success) keyResults.push({ ...data, id });
    }
  }
  return { objectives, keyResults };
}
