/** A file all the way to a table and a guess of what it holds: the first half of every import. */
import { decodeFile, type SourceFile } from './decode.ts';
import type { Encoding } from './encoding.ts';
import { guessMapping, type Mapping } from './mapping.ts';
import { readTable, type Table, type TableOptions } from './table.ts';

/** What the person may set instead of what was found. */
export interface SheetChoices extends TableOptions {
  encoding?: Encoding;
  kind?: Mapping['kind'];
}

export interface Sheet {
  encoding: Encoding;
  /** Its problems include those of decoding. */
  table: Table;
  mapping: Mapping;
  /** false: an error stands among the table's problems, and there is nothing to map. */
  usable: boolean;
}

export function readSheet(source: SourceFile, choices: SheetChoices = {}): Sheet {
  const { text, encoding, problems } = decodeFile(source, choices.encoding);
  const read = readTable(source.name, text, choices);
  // Where decoding failed, that the empty text has no rows is no news.
  const table = { ...read, problems: text === '' ? problems : [...problems, ...read.problems] };
  const usable = table.problems.every(({ severity }) => severity !== 'error');
  return { encoding, table, mapping: guessMapping(table, choices.kind), usable };
}
