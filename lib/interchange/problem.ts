/**
 * What an import has to say about a file. A problem names the sentence by its key and fills it by parameters, so that
 * the page and the command line say the same in the reader's language.
 */
import type { Params } from '#lib/texts/texts.ts';
import type { TextKey } from '#lib/texts/sections.ts';

export type ProblemCode = Extract<TextKey, `import.problem${string}`>;

export interface Problem {
  /** An error keeps the row (or the file) out; a warning says what was assumed. */
  severity: 'error' | 'warning';
  file: string;
  /** Record number as a spreadsheet shows it, header included, from 1; null: the whole file or column. */
  row: number | null;
  /** Further rows that the same sentence is about. */
  rows?: readonly number[];
  column: { name: string; letter: string } | null;
  code: ProblemCode;
  params: Params;
}

/** Where in a file a problem lies. */
export interface Place {
  file: string;
  row: number | null;
  column?: { name: string; letter: string } | null;
}

export interface ProblemList {
  readonly all: Problem[];
  error(place: Place, code: ProblemCode, params?: Params): void;
  warn(place: Place, code: ProblemCode, params?: Params, rows?: readonly number[]): void;
}

export function createProblemList(): ProblemList {
  const all: Problem[] = [];
  const at = ({ file, row, column = null }: Place) => ({ file, row, column });
  return {
    all,
    error: (place, code, params = {}) => {
      all.push({ severity: 'error', ...at(place), code, params });
    },
    warn: (place, code, params = {}, rows) => {
      all.push({ severity: 'warning', ...at(place), code, params, ...(rows && { rows }) });
    },
  };
}
