/** What hangs under what within a root: key results under their objective, what was said under what it speaks of. */
import type { Fields } from './draft.ts';
import type { StoredRecord } from './record.ts';

/** By kind: the field that names the record above. Kinds that are not listed hang under nothing. */
const PARENT_FIELD: Readonly<Record<string, string>> = {
  'key-result': 'objective',
  'check-in': 'keyResult',
  skip: 'keyResult',
  'metric-change': 'keyResult',
  sos: 'keyResult',
  'sos-answer': 'sos',
  comment: 'about',
  cheer: 'about',
  'feedback-request': 'about',
  seen: 'checkIn',
  review: 'objective',
};

/** The record that another of this kind hangs under within its root; null for those that hang under nothing. */
export function parentOf(kind: string, fields: Fields): string | null {
  const field = Object.hasOwn(PARENT_FIELD, kind) ? PARENT_FIELD[kind] : undefined;
  if (field === undefined) return null;
  const above = fields[field];
  // What names nothing hangs under nothing that there is.
  return typeof above === 'string' ? above : '';
}

export const isAlive = (record: StoredRecord | undefined): boolean => record !== undefined && !record.deleted;

/** Everything alive that hangs under a record within its root, however far below; each after the one it hangs under. */
export function below(records: ReadonlyMap<string, StoredRecord>, id: string): StoredRecord[] {
  const children = Map.groupBy(
    records.values().filter((record) => !record.deleted),
    ({ kind, fields }) => parentOf(kind, fields),
  );
  const found: StoredRecord[] = [];
  const seen = new Set([id]);
  // A Set hands out what is added while it is walked.
  for (const parent of seen) {
    for (const child of children.get(parent) ?? []) {
      if (seen.has(child.id)) continue;
      seen.add(child.id);
      found.push(child);
    }
  }
  return found;
}
