/** Rows of a key-results sheet as typed values; what cannot be read is said by row and column, and the row left out. */
import { TEXT_MAX, TITLE_MAX } from '#lib/okr/defaults.ts';
import type { KeyResult, Objective } from '#lib/okr/model.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import { cellsOf, type Cells } from './cells.ts';
import { spanOfName, type CycleSpan } from './cycleCell.ts';
import { readDay } from './days.ts';
import type { KeyResultField } from './headers.ts';
import type { KeyResultMapping } from './mapping.ts';
import { readMetric, type MetricCells } from './metricCells.ts';
import type { Place, ProblemCode, ProblemList } from './problem.ts';
import type { Table } from './table.ts';
import { isBacklog, readAmbition, readKeyResultState, readObjectiveState } from './words.ts';

/** undefined: the sheet does not say, so what is known stays. */
export interface KeyResultRow {
  place: Place;
  /** The cell of the start, for what only check-ins can tell of it. */
  startPlace: Place;
  objective: {
    identifier: string;
    title: string;
    why: string | undefined;
    /** Blank where the sheet has the column and says nobody: that is me. */
    owner: string | undefined;
    team: string | undefined;
    /** null: the backlog. */
    cycle: (CycleSpan & { name: string }) | null | undefined;
    state: Objective['state'] | undefined;
    ambition: Objective['ambition'] | undefined;
  };
  /** null: the row holds an objective without key results. */
  keyResult: {
    identifier: string;
    title: string;
    metric: MetricCells;
    weight: number | undefined;
    owner: string | undefined;
    state: KeyResult['state'] | undefined;
  } | null;
}

/** A row that is not imported, by what else may refer to it. */
export interface RefusedRow {
  row: number;
  identifier: string;
}

export interface KeyResultSheet {
  rows: KeyResultRow[];
  refused: RefusedRow[];
}

export function readKeyResultRows(table: Table, mapping: KeyResultMapping, problems: ProblemList): KeyResultSheet {
  const sheet: KeyResultSheet = { rows: [], refused: [] };
  // The title and identifiers of an objective are often written on the first of its rows only.
  let above: KeyResultRow['objective'] | null = null;
  for (const record of table.rows) {
    const cells = cellsOf<KeyResultField>(table, mapping.columns, record);
    const row = readRow(cells, mapping, above, problems);
    if (row) {
      sheet.rows.push(row);
      above = row.objective;
    } else {
      sheet.refused.push({ row: record.number, identifier: cells.line('identifier') });
    }
  }
  return sheet;
}

const CYCLE_FIELDS = ['cycle', 'cycleStart', 'cycleEnd'] as const;

type KeyResultCells = Cells<KeyResultField>;

function readRow(
  cells: KeyResultCells,
  mapping: KeyResultMapping,
  above: KeyResultRow['objective'] | null,
  problems: ProblemList,
): KeyResultRow | null {
  const optional = (field: KeyResultField) => cells.line(field) || undefined;
  const title = cells.line('objective');
  const identifier = cells.line('objectiveIdentifier');
  const continues = title === '' && above && (identifier === '' || identifier === above.identifier) ? above : null;
  const objective = continues ?? { identifier, title };
  const keyResult = cells.line('keyResult');

  if (objective.title === '') return refuse('objective', 'import.problemObjectiveMissing');
  if (keyResult === '' && (cells.text('identifier') !== '' || continues)) {
    return refuse('keyResult', 'import.problemKeyResultMissing');
  }
  for (const field of ['objective', 'keyResult', 'team', 'cycle'] as const) {
    if (cells.line(field).length > TITLE_MAX) return refuse(field, 'import.problemTooLong', { max: TITLE_MAX });
    if (/[\r\n]/.test(cells.text(field))) problems.warn(cells.at(field), 'import.problemTitleJoined');
  }
  if (cells.text('why').length > TEXT_MAX) return refuse('why', 'import.problemTooLong', { max: TEXT_MAX });

  const inherits = continues && CYCLE_FIELDS.every((field) => cells.text(field) === '');
  const cycle = inherits ? continues.cycle : readCycle(cells, mapping, problems);
  if (cycle === 'refused') return null;
  const metric = keyResult === '' ? null : readMetric(cells, mapping, problems);
  if (keyResult !== '' && metric === null) return null;
  const weight = readWeight(cells, mapping, problems);
  return {
    place: cells.place(),
    startPlace: cells.at('start'),
    objective: {
      identifier: objective.identifier,
      title: objective.title,
      why: cells.text('why') || undefined,
      owner: mapping.columns.objectiveOwner === undefined ? undefined : cells.line('objectiveOwner'),
      team: optional('team'),
      cycle,
      state: readWord('objectiveState', readObjectiveState),
      ambition: readWord('ambition', readAmbition),
    },
    keyResult: metric && {
      identifier: cells.line('identifier'),
      title: keyResult,
      metric,
      weight,
      owner: optional('owner'),
      state: readWord('state', readKeyResultState),
    },
  };

  function refuse(field: KeyResultField, code: ProblemCode, params = {}): null {
    problems.error(cells.at(field), code, params);
    return null;
  }

  /** An unknown word is no reason to keep a row out: it is named, and the usual value holds. */
  function readWord<T>(field: KeyResultField, read: (cell: string) => T | null): T | undefined {
    const word = cells.line(field);
    const known = word === '' ? undefined : read(word);
    if (known === null) problems.warn(cells.at(field), 'import.problemUnknownWord', { word });
    return known ?? undefined;
  }
}

function readCycle(
  cells: KeyResultCells,
  { columns, dates }: KeyResultMapping,
  problems: ProblemList,
): KeyResultRow['objective']['cycle'] | 'refused' {
  const name = cells.line('cycle');
  if (columns.cycle === undefined && columns.cycleStart === undefined) return undefined;
  const days: (string | null)[] = [];
  for (const field of ['cycleStart', 'cycleEnd'] as const) {
    const cell = cells.line(field);
    const day = cell === '' ? null : readDay(cell, dates);
    if (cell !== '' && day === null) {
      problems.error(cells.at(field), 'import.problemNotADay', { text: cell });
      return 'refused';
    }
    days.push(day);
  }
  const [firstDay, lastDay] = days;
  if (isBacklog(name)) return null;
  if (firstDay && lastDay) {
    if (firstDay > lastDay) {
      problems.error(cells.at('cycleEnd'), 'import.problemCycleReversed', { first: firstDay, last: lastDay });
      return 'refused';
    }
    return { name: name || `${firstDay} – ${lastDay}`, firstDay, lastDay };
  }
  const implied = spanOfName(name);
  if (implied) return { name, ...implied };
  if (name !== '' || firstDay || lastDay) problems.warn(cells.at('cycle'), 'import.problemCycleWithoutDays', { name });
  return null;
}

function readWeight(cells: KeyResultCells, { decimal }: KeyResultMapping, problems: ProblemList): number | undefined {
  const cell = cells.line('weight');
  if (cell === '') return undefined;
  // '50 %' and '0.5' are both usual; only the proportions among siblings matter.
  const parsed = parseValue(cell, { kind: 'percent' }, decimal);
  if (parsed.ok && parsed.value > 0) return parsed.value;
  problems.warn(cells.at('weight'), 'import.problemWeight', { text: cell });
  return undefined;
}
