/** What an import is made of: files with their mappings, and what it needs to know beside them. */
import type { Existing } from './existing.ts';
import type { Drafting, Tally } from './drafting.ts';
import type { Mapping } from './mapping.ts';
import type { ProblemList } from './problem.ts';
import type { Sealed } from './sealed.ts';
import type { Table } from './table.ts';

export interface ImportFile {
  table: Table;
  mapping: Mapping;
}

export interface ImportOptions {
  /** The sheets' own name: identifiers of two programs do not meet. */
  source: string;
  /** The name or code in the sheets that stands for the person of this device. */
  me: string | null;
  /** Epoch milliseconds. */
  now: number;
  /** IANA zone in which the sheets' days lie. */
  zone: string;
  newId: () => string;
}

export type CountedKind = 'objectives' | 'keyResults' | 'checkIns' | 'cycles' | 'teams' | 'people';

/** What the steps of one import share. */
export interface ImportRun {
  options: ImportOptions;
  existing: Existing;
  problems: ProblemList;
  drafting: Drafting;
  sealed: Sealed;
  counts: Record<CountedKind, Tally>;
}
