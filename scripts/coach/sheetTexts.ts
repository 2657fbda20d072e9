/** The objectives and key results that a sheet holds, as its owner wrote them, each with the row where it stands. */
import Papa from 'papaparse';
import { cellsOf, type Cells } from '#lib/interchange/cells.ts';
import { decodeFile, type SourceFile } from '#lib/interchange/decode.ts';
import { plainTitle } from '#lib/interchange/existing.ts';
import type { KeyResultField } from '#lib/interchange/headers.ts';
import type { KeyResultMapping } from '#lib/interchange/mapping.ts';
import { readSheet, type Sheet } from '#lib/interchange/sheet.ts';
import { columnCells, type Row } from '#lib/interchange/table.ts';
import { readKeyResultState, readObjectiveState } from '#lib/interchange/words.ts';
import type { TextLanguage } from '#lib/okr/lint/finding.ts';
import type { Metric } from '#lib/okr/model.ts';
import { readKind, readLanguage, type Kind } from './cellWords.ts';
import { coachColumns, likenessToHeader, type CoachColumns } from './columns.ts';
import { rowMetric } from './rowMetric.ts';

/** How far down a header is looked for. */
const HEADER_WITHIN = 15;

interface SheetText {
  file: string;
  /** As a spreadsheet shows it: the header is 1 where it stands at the top. */
  row: number;
  /** As it stands in the cell. */
  text: string;
  /** On one line. */
  title: string;
  /** undefined: nobody said, so the text itself tells. */
  language: TextLanguage | undefined;
  /** Blank where the sheet says nobody; undefined where it has no such column. */
  owner: string | undefined;
  /** false: closed or dropped, so it takes nobody's time any more. */
  active: boolean;
}

export interface SheetKeyResult extends SheetText {
  kind: 'key result';
  identifier: string;
  objective: SheetObjective | null;
  /** null where the row has only words. */
  metric: Metric | null;
}

export interface SheetObjective extends SheetText {
  kind: 'objective';
  identifier: string;
  /** undefined where the sheet has no such column; likewise below. */
  why: string | undefined;
  cycle: string;
  team: string;
  parent: string | undefined;
  keyResults: SheetKeyResult[];
}

export interface SheetTexts {
  /** In the order of the sheet. */
  texts: (SheetObjective | SheetKeyResult)[];
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
  const columns = coachColumns(sheet.table.columns, (column) => holdsKinds(columnCells(sheet.table, column)));
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

const holdsKinds = (cells: readonly string[]): boolean => cells.some((cell) => readKind(cell) !== null);

/** @param columns as {@link openTexts} found them */
export function readTexts(source: SourceFile, { table, encoding, mapping }: Sheet, columns: CoachColumns): SheetTexts {
  const records = Papa.parse<string[]>(decodeFile(source, encoding).text, { delimiter: table.delimiter }).data;
  /** Blanks, line breaks and apostrophes as they are; a sheet of one column is read to the end of the line. */
  const asWritten = (row: number, column: number): string => {
    const cells = records[row - 1] ?? [];
    return (table.columns.length === 1 ? cells.join(table.delimiter) : cells[column]) ?? '';
  };
  const isList = columns.text !== null && columns.keyResults.length === 0;
  const kindOf = (row: Row): Kind | 'other' => {
    const word = columns.kind === null ? '' : (row.cells[columns.kind] ?? '');
    return word === '' ? 'key result' : (readKind(word) ?? 'other');
  };
  const isOutlined = isList && columns.kind !== null && columns.objective === null && isOutline(table.rows.map(kindOf));
  const reader = textReader(table.file, asWritten, columns, mapping.kind === 'key-results' ? mapping : null);
  let ofOtherKind = 0;
  let above: SheetObjective | null = null;

  for (const row of table.rows) {
    const cells = cellsOf<KeyResultField>(table, mapping.kind === 'key-results' ? mapping.columns : {}, row);
    const kind = isList ? kindOf(row) : 'key result';
    if (kind === 'other') {
      ofOtherKind += 1;
      continue;
    }
    if (isList && kind === 'objective' && columns.text !== null) {
      above = reader.objective(cells, columns.text, null) ?? above;
      continue;
    }
    if (columns.objective !== null) above = reader.objective(cells, columns.objective, above);
    const parent = columns.objective !== null || isOutlined ? above : null;
    for (const column of isList && columns.text !== null ? [columns.text] : columns.keyResults) {
      reader.keyResult(cells, column, parent);
    }
  }
  const grouped = columns.objective !== null ? isList || columns.keyResults.length > 0 : isOutlined;
  return { texts: reader.texts, grouped, ofOtherKind };
}

/** Whether a list goes objective, its key results, objective, its key results: then those below it are its own. */
function isOutline(kinds: readonly (Kind | 'other')[]): boolean {
  const own = kinds.filter((kind) => kind !== 'other');
  return own[0] === 'objective' && own.every((kind, i) => kind !== 'objective' || own[i + 1] === 'key result');
}

function textReader(
  file: string,
  asWritten: (row: number, column: number) => string,
  columns: CoachColumns,
  mapping: KeyResultMapping | null,
) {
  const texts: (SheetObjective | SheetKeyResult)[] = [];
  const objectives = new Map<string, SheetObjective>();

  /** null where the cell is blank. */
  const textAt = (cells: Cells<KeyResultField>, column: number): Omit<SheetText, 'owner' | 'active'> | null => {
    const text = asWritten(cells.row, column);
    const title = text.replaceAll(/\s+/g, ' ').trim();
    const language = columns.language === null ? undefined : readLanguage(cells.column(columns.language));
    return title === '' ? null : { file, row: cells.row, text, title, language };
  };
  const column = (cells: Cells<KeyResultField>, field: KeyResultField): string | undefined =>
    mapping?.columns[field] === undefined ? undefined : cells.line(field);

  return {
    texts,

    /** The objective of a row: a new one, one that stood further up, or the one above where the cell is blank. */
    objective(cells: Cells<KeyResultField>, at: number, above: SheetObjective | null): SheetObjective | null {
      const said = textAt(cells, at);
      const identifier = cells.line('objectiveIdentifier');
      if (!said) return (identifier === '' ? above : objectives.get(identifier)) ?? above;
      const cycle = cells.line('cycle');
      const key = identifier || `${plainTitle(said.title)} / ${plainTitle(cycle)}`;
      const known = objectives.get(key);
      if (known) {
        known.owner ||= objectiveOwner(cells);
        known.why ||= column(cells, 'why');
        return known;
      }
      const state = readObjectiveState(cells.line('objectiveState'));
      const objective: SheetObjective = {
        ...said,
        kind: 'objective',
        identifier,
        why: column(cells, 'why'),
        cycle,
        team: cells.line('team'),
        parent: columns.parent === null ? undefined : cells.column(columns.parent),
        owner: objectiveOwner(cells),
        active: state !== 'closed' && state !== 'dropped',
        keyResults: [],
      };
      objectives.set(key, objective);
      texts.push(objective);
      return objective;
    },

    keyResult(cells: Cells<KeyResultField>, at: number, objective: SheetObjective | null): void {
      const said = textAt(cells, at);
      if (!said) return;
      const keyResult: SheetKeyResult = {
        ...said,
        kind: 'key result',
        identifier: cells.line('identifier'),
        objective,
        owner: column(cells, 'owner'),
        active: (objective?.active ?? true) && readKeyResultState(cells.line('state')) !== 'dropped',
        metric: mapping && rowMetric(cells, mapping),
      };
      objective?.keyResults.push(keyResult);
      texts.push(keyResult);
    },
  };

  /** As in the import: where the sheet has no column for it, who owns the key result. */
  function objectiveOwner(cells: Cells<KeyResultField>): string | undefined {
    return column(cells, 'objectiveOwner') ?? column(cells, 'owner');
  }
}
