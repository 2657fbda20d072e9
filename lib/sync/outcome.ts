/** What becomes of an operation: the records it changed, or why it is refused. */
import type { StoredRecord } from './record.ts';

/** Records by id, for each root an operation may touch. */
export type RootRecords = ReadonlyMap<string, ReadonlyMap<string, StoredRecord>>;

export interface Placed {
  root: string;
  id: string;
  /** null: it is no longer in this root, because it moved to another one of the same space. */
  record: StoredRecord | null;
}

/** The first four say that it does not fit what is there (apply.ts), the others that a rule of the method is against it (rules.ts). */
export type Refusal = {
  code: 'missing' | 'exists' | 'invalid' | 'not-here' | 'closed' | 'cycle' | 'metric' | 'no-key-result';
  detail: string;
};
export type Outcome = { ok: true; changed: Placed[] } | { ok: false; refusal: Refusal };
