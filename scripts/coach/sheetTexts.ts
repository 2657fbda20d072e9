/** The objectives and key results that a sheet holds, row by row: which cell is which, and what belongs to what. */
import Papa from 'papaparse';
import { cellsOf } from '#lib/interchange/cells.ts';
import { decodeFile, type SourceFile } from '#lib/interchange/decode.ts';
import { fieldOfHeader, type KeyResultField } from '#lib/interchange/headers.ts';
import { readSheet, type Sheet } from '#lib/interchange/sheet.ts';
import { columnCells, type Row } from '#lib/interchange/table.ts';
import { readKind, type Kind } from './cellWords.ts';
import { coachColumns, likenessToHeader, type CoachColumns } from './columns.ts';
import { textReader, type SheetObjective, type SheetText } from './textReader.ts';

/** How far down a header is looked for. */
const HEADER_WITHIN = 15;

export interface SheetTexts {
  /** In the order of the sheet. */
  texts: SheetText[];
  /** Whether rows say which key result belongs to which objective, and so also which objective has none. */
  grouped: boolean;
  /** Rows whose kind is neither, for example 'initiative'. */
  ofOtherKind: number;
}

/** Opens a file as a sheet of texts; `columns` is null where none holds any. */
export function openTexts(source: SourceFile): { sheet: Sheet; columns: CoachColumns | null } {
  const headerRow = headerAmong(readSheet(source, { kind: 'key-results', headerRow: null }).table.rows);
  const sheet = readSheet(source, { kind: 'key-results', ...(headerRow !== null && { headerRow }) });
  if (sheet.table.headerRow === null) return { sheet, columns: null };
  const columns = coachColumns(sheet.table.columns, (column) => columnCells(sheet.table, column));
  const any = columns.objective ?? columns.keyResults[0] ?? columns.text ?? null;
  return { sheet, columns: any === null ? null : columns };
}

/** The row that looks most like a header of texts, the first of several; null where none does. */
function headerAmong(rows: readonly Row[]): number | null {
  let best: { likeness: number; row: number | null } = { likeness: 0, row: null };
  for (const { number, cells } of rows.slice(0, HEADER_WITHIN)) {
    const likeness = likenessToHeader(cells);
    if (likeness > best.likeness) best = { likeness, row: number };
  }
  return best.row;
}

/** @param columns as {@link openTexts} found them */
export function readTexts(source: SourceFile, sheet: Sheet, columns: CoachColumns): SheetTexts {
  const { table } = sheet;
  const mapping = sheet.mapping.kind === 'key-results' ? sheet.mapping : null;
  const kinds = table.rows.map((row) => kindOf(row, columns));
  const layout = layoutOf(columns, kinds);
  const hasDays = table.columns.some(({ name }) => fieldOfHeader(name, ['date']) !== null);
  const reader = textReader({
    file: table.file,
    asWritten: writtenCells(source, sheet),
    columns,
    mapping,
    repeats: hasDays && layout !== 'list',
  });
  const wordsIn = columnsOfKeyResults(columns);
  let above: SheetObjective | null = null;

  for (const [i, row] of table.rows.entries()) {
    const cells = cellsOf<KeyResultField>(table, mapping?.columns ?? {}, row);
    if (kinds[i] === 'objective' && columns.text !== null) {
      above =
        layout === 'list' ? reader.newObjective(cells, columns.text) : reader.objective(cells, columns.text, above);
    } else if (kinds[i] === 'key result') {
      if (columns.objective !== null) above = reader.objective(cells, columns.objective, above);
      for (const column of wordsIn) reader.keyResult(cells, column, layout === 'list' ? null : above);
    }
  }
  return {
    texts: reader.texts,
    grouped: layout === 'outline' || (columns.objective !== null && wordsIn.length > 0),
    ofOtherKind: kinds.filter((kind) => kind === 'other').length,
  };
}

/** A column of texts serves where there is none for key results. */
const columnsOfKeyResults = ({ keyResults, text }: CoachColumns): number[] =>
  keyResults.length > 0 || text === null ? keyResults : [text];

/**
 * Cells as they stand in the file, with blanks, line breaks and apostrophes. A sheet of one column is read to the end of the line, since
 * nobody quotes the commas of a plain list.
 */
function writtenCells(source: SourceFile, { table, encoding }: Sheet): (row: number, column: number) => string {
  const records = Papa.parse<string[]>(decodeFile(source, encoding).text, { delimiter: table.delimiter }).data;
  return (row, column) => {
    const cells = records[row - 1] ?? [];
    return (table.columns.length === 1 ? cells.join(table.delimiter) : cells[column]) ?? '';
  };
}

/** Without a word for it, a text of a list is a key result, and so is what stands in a column for them. */
function kindOf({ cells }: Row, { kind, keyResults }: CoachColumns): Kind | 'other' {
  const word = kind === null || keyResults.length > 0 ? '' : (cells[kind] ?? '');
  return word === '' ? 'key result' : (readKind(word) ?? 'other');
}

/** table: columns for either. outline: objectives with their key results below them in one column. list: texts that stand alone. */
type Layout = 'table' | 'outline' | 'list';

function layoutOf({ objective, keyResults, text, kind }: CoachColumns, kinds: readonly (Kind | 'other')[]): Layout {
  if (text === null || objective !== null || keyResults.length > 0) return 'table';
  return kind !== null && isOutline(kinds) ? 'outline' : 'list';
}

/** Whether it goes objective, its key results, objective, its key results: then those below it are its own. */
function isOutline(kinds: readonly (Kind | 'other')[]): boolean {
  const own = kinds.filter((kind) => kind !== 'other');
  return own[0] === 'objective' && own.every((kind, i) => kind !== 'objective' || own[i + 1] === 'key result');
}
