/** What an import needs to know beside the files. */
import type { Existing } from './existing.ts';
import type { Drafting, Tally } from './drafting.ts';
import type { ProblemList } from './problem.ts';

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
  counts: Record<CountedKind, Tally>;
}
