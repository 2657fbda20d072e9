/** Cells become objectives and key results, as their owner wrote them, each with the row where it stands. */
import type { Cells } from '#lib/interchange/cells.ts';
import { plainTitle } from '#lib/interchange/existing.ts';
import { stripGuard } from '#lib/interchange/formulaGuard.ts';
import type { KeyResultField } from '#lib/interchange/headers.ts';
import type { KeyResultMapping } from '#lib/interchange/mapping.ts';
import { readKeyResultState, readObjectiveState } from '#lib/interchange/words.ts';
import type { TextLanguage } from '#lib/okr/lint/finding.ts';
import type { Metric } from '#lib/okr/model.ts';
import { readLanguage } from './cellWords.ts';
import type { CoachColumns } from './columns.ts';
import { rowMetric } from './rowMetric.ts';

interface Written {
  file: string;
  /** As a spreadsheet shows it: the header is 1 where it stands at the top. */
  row: number;
  /** As it stands in the cell. */
  text: string;
  /** On one line. */
  title: string;
  /** undefined: nobody said, so the text itself tells. */
  language: TextLanguage | undefined;
}

interface Owned extends Written {
  /** '' where the sheet gives none. */
  identifier: string;
  /** '' where the sheet says nobody; undefined where it has no such column. */
  owner: string | undefined;
  /** false: closed or dropped, so it takes nobody's time any more. */
  active: boolean;
}

export interface SheetKeyResult extends Owned {
  kind: 'key result';
  objective: SheetObjective | null;
  /** null where the row has only words. */
  metric: Metric | null;
}

export interface SheetObjective extends Owned {
  kind: 'objective';
  /** undefined where the sheet has no such column; so is `parent`. */
  why: string | undefined;
  cycle: string;
  team: string;
  parent: string | undefined;
  keyResults: SheetKeyResult[];
}

export type SheetText = SheetObjective | SheetKeyResult;

interface Sheet {
  file: string;
  asWritten: (row: number, column: number) => string;
  columns: CoachColumns;
  /** The columns of the import's format, as far as the sheet has them. */
  mapping: KeyResultMapping | null;
  /** Whether rows are check-ins, so that one key result stands in several of them. */
  repeats: boolean;
}

export function textReader({ file, asWritten, columns, mapping, repeats }: Sheet) {
  const texts: SheetText[] = [];
  const objectives = new Map<string, SheetObjective>();
  const checkedIn = new Set<string>();
  type RowCells = Cells<KeyResultField>;

  /** null where the cell is blank. */
  const written = (cells: RowCells, column: number): Written | null => {
    const text = asWritten(cells.row, column);
    const title = stripGuard(text.trim()).replaceAll(/\s+/g, ' ');
    const language = columns.language === null ? undefined : readLanguage(cells.column(columns.language));
    return title === '' ? null : { file, row: cells.row, text, title, language };
  };
  const cell = (cells: RowCells, field: KeyResultField): string | undefined =>
    mapping?.columns[field] === undefined ? undefined : cells.line(field);
  /** As in the import: where the sheet has no column for it, who owns the key result. */
  const objectiveOwner = (cells: RowCells) => cell(cells, 'objectiveOwner') ?? cell(cells, 'owner');

  const add = (cells: RowCells, said: Written): SheetObjective => {
    const state = readObjectiveState(cells.line('objectiveState'));
    const objective: SheetObjective = {
      ...said,
      kind: 'objective',
      identifier: cells.line('objectiveIdentifier'),
      why: cell(cells, 'why'),
      cycle: cells.line('cycle'),
      team: cells.line('team'),
      parent: columns.parent === null ? undefined : cells.column(columns.parent),
      owner: objectiveOwner(cells),
      active: state !== 'closed' && state !== 'dropped',
      keyResults: [],
    };
    texts.push(objective);
    return objective;
  };

  return {
    /** In the order in which they were read. */
    texts,

    newObjective(cells: RowCells, column: number): SheetObjective | null {
      const said = written(cells, column);
      return said && add(cells, said);
    },

    /** The objective of a row: a new one, one that stood further up, or where the cell is blank, the one above. */
    objective(cells: RowCells, column: number, above: SheetObjective | null): SheetObjective | null {
      const said = written(cells, column);
      const identifier = cells.line('objectiveIdentifier');
      if (!said) return objectives.get(identifier) ?? above;
      const key = identifier || `${plainTitle(said.title)} / ${plainTitle(cells.line('cycle'))}`;
      const known = objectives.get(key);
      if (known) {
        known.owner ||= objectiveOwner(cells);
        known.why ||= cell(cells, 'why');
        return known;
      }
      const objective = add(cells, said);
      objectives.set(key, objective);
      return objective;
    },

    keyResult(cells: RowCells, column: number, objective: SheetObjective | null): void {
      const said = written(cells, column);
      if (!said) return;
      const key = JSON.stringify([objective?.title, plainTitle(said.title)]);
      if (repeats && checkedIn.has(key)) return;
      checkedIn.add(key);
      const keyResult: SheetKeyResult = {
        ...said,
        kind: 'key result',
        identifier: cells.line('identifier'),
        objective,
        owner: cell(cells, 'owner'),
        active: (objective?.active ?? true) && readKeyResultState(cells.line('state')) !== 'dropped',
        metric: mapping && rowMetric(cells, mapping),
      };
      objective?.keyResults.push(keyResult);
      texts.push(keyResult);
    },
  };
}
