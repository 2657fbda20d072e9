/** Text becomes a table: header and columns found, every row with the number under which a spreadsheet shows it. */
import Papa from 'papaparse';
import { detectDelimiter, DELIMITERS, type Delimiter } from './delimiter.ts';
import { stripGuard } from './formulaGuard.ts';
import { isKnownHeader } from './headers.ts';
import { createProblemList, type Problem } from './problem.ts';

export interface Column {
  index: number;
  /** As a spreadsheet names it: A … Z, AA … */
  letter: string;
  /** The header's text; the letter where there is no header. */
  name: string;
}

export interface Row {
  /** Record number from 1, header and blank lines counted. */
  number: number;
  /** As many as there are columns; ends trimmed. */
  cells: string[];
}

export interface Table {
  file: string;
  delimiter: Delimiter;
  /** Record number of the header, or null where there is none. */
  headerRow: number | null;
  columns: Column[];
  rows: Row[];
  problems: Problem[];
}

export interface TableOptions {
  delimiter?: Delimiter;
  /** Record number of the header; null: there is none; absent: find it. */
  headerRow?: number | null;
}

/** Titles, notes and logos above the header rarely take more. */
const HEADER_WITHIN = 15;

/** Reads delimiter-separated text (RFC 4180, leniently). Never throws: what is wrong is said in `problems`. */
export function readTable(file: string, text: string, options: TableOptions = {}): Table {
  const problems = createProblemList();
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = options.delimiter ?? DELIMITERS.find((known) => known === declared?.[1]) ?? detectDelimiter(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  for (const error of errors) {
    if (error.type === 'Quotes') problems.warn({ file, row: (error.row ?? 0) + 1 }, 'import.problemQuotes');
  }
  const records = data
    .map((cells, i): Row => ({ number: i + 1, cells: cells.map((cell) => stripGuard(cell.trim())) }))
    .filter(({ number, cells }) => cells.some((cell) => cell !== '') && !(declared && number === 1));
  const headerRow = options.headerRow === undefined ? findHeader(records) : options.headerRow;
  const header = records.find(({ number }) => number === headerRow);
  const body = header ? records.filter(({ number }) => number > header.number) : records;
  const columns = readColumns(header, body);

  const rows = body.map(({ number, cells }): Row => {
    if (cells.slice(columns.length).some((cell) => cell !== '')) {
      problems.warn({ file, row: number }, 'import.problemTooManyCells', {
        cells: cells.length,
        columns: columns.length,
      });
    }
    return { number, cells: columns.map(({ index }) => cells[index] ?? '') };
  });
  if (header) warnOfDuplicates(file, header.number, columns, problems);
  if (rows.length === 0) problems.error({ file, row: null }, 'import.problemNoRows');
  return { file, delimiter, headerRow: header?.number ?? null, columns, rows, problems: problems.all };
}

/** The cells of one column, top to bottom; none for a column that is not mapped. */
export function columnCells(table: Table, column: number | undefined): string[] {
  return column === undefined ? [] : table.rows.map(({ cells }) => cells[column] ?? '');
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  const before = index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : '';
  return before + String.fromCodePoint(65 + (index % 26));
}

function readColumns(header: Row | undefined, body: readonly Row[]): Column[] {
  const filled = (cells: readonly string[]) => cells.findLastIndex((cell) => cell !== '') + 1;
  // A header names the columns; cells beyond it are too many. Without one the widest row counts.
  const width = header ? filled(header.cells) : body.reduce((widest, { cells }) => Math.max(widest, filled(cells)), 0);
  return Array.from({ length: width }, (_, index) => {
    const letter = columnLetter(index);
    return { index, letter, name: header?.cells[index]?.replaceAll(/\s+/g, ' ') || letter };
  });
}

/** The first record of which two cells are known headers; else one of plain words above rows with figures; else none. */
function findHeader(records: readonly Row[]): number | null {
  const first = records.slice(0, HEADER_WITHIN);
  const known = first.find(({ cells }) => cells.filter(isKnownHeader).length >= 2);
  if (known) return known.number;
  const width = Math.max(0, ...records.slice(0, 100).map(({ cells }) => cells.length));
  const worded = first.find(
    ({ cells }) => cells.length === width && cells.every((cell) => cell !== '' && !/\d/.test(cell)),
  );
  if (!worded || width < 2) return null;
  const below = records.filter(({ number }) => number > worded.number);
  return below.some(({ cells }) => cells.some((cell) => /\d/.test(cell))) ? worded.number : null;
}

function warnOfDuplicates(
  file: string,
  row: number,
  columns: readonly Column[],
  problems: ReturnType<typeof createProblemList>,
): void {
  const seen = new Map<string, Column>();
  for (const column of columns) {
    const first = seen.get(column.name);
    if (first) problems.warn({ file, row, column }, 'import.problemDuplicateHeader', { first: first.letter });
    else seen.set(column.name, column);
  }
}
