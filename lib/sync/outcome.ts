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

export type Refusal = { code: 'missing' | 'exists' | 'invalid' | 'not-here'; detail: string };
export type Outcome = { ok: true; changed: Placed[] } | { ok: false; refusal: Refusal };
