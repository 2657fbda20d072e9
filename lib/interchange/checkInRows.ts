/** Rows of a check-ins sheet as typed values. What a reading means follows from its key result, so it stays text here. */
import { TEXT_MAX } from '#lib/okr/defaults.ts';
import type { Metric, Reading } from '#lib/okr/model.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import { cellsOf, type Cells } from './cells.ts';
import { readDay } from './days.ts';
import type { CheckInField } from './headers.ts';
import type { CheckInMapping } from './mapping.ts';
import type { Place, ProblemCode, ProblemList } from './problem.ts';
import { readReading } from './readingCells.ts';
import type { Table } from './table.ts';

export interface CheckInRow {
  place: Place;
  /** The cell that names the key result. */
  keyResultPlace: Place;
  identifier: string;
  keyResult: { identifier: string; title: string; objective: string };
  day: string;
  confidence: number | null;
  note: string;
  author: string | undefined;
  evidence: string | undefined;
  /** The reading for a metric; null after saying what is wrong with it. */
  reading(metric: Metric, zones: readonly string[]): Reading | null;
  /** The number alone, for a start that the sheet does not give; null where there is none. */
  value(metric: Metric & { type: 'move' }): number | null;
}

export interface CheckInSheet {
  /** Oldest first; rows of one day in the order in which they were made. */
  rows: CheckInRow[];
  refused: number;
}

/** @param tomorrow 'YYYY-MM-DD', the last day that a check-in may speak for */
export function readCheckInRows(
  table: Table,
  mapping: CheckInMapping,
  tomorrow: string,
  problems: ProblemList,
): CheckInSheet {
  const rows: CheckInRow[] = [];
  for (const record of table.rows) {
    const row = readRow(cellsOf<CheckInField>(table, mapping.columns, record), mapping, tomorrow, problems);
    if (row) rows.push(row);
  }
  const refused = table.rows.length - rows.length;
  const inOrder = newestFirst(rows) ? rows.toReversed() : rows;
  return { rows: inOrder.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))), refused };
}

/**
 * Many programs list the newest first; then rows of one day stand in the reverse of the order they were made in. Only
 * rows of the same key result tell: a sheet may go through one key result after the other.
 */
function newestFirst(rows: readonly CheckInRow[]): boolean {
  let falling = 0;
  for (const own of Map.groupBy(rows, ({ keyResult }) => JSON.stringify(keyResult)).values()) {
    for (const [i, { day }] of own.entries()) {
      const before = own[i - 1]?.day ?? day;
      if (before !== day) falling += before > day ? 1 : -1;
    }
  }
  return falling > 0;
}

type CheckInCells = Cells<CheckInField>;

function readRow(
  cells: CheckInCells,
  mapping: CheckInMapping,
  tomorrow: string,
  problems: ProblemList,
): CheckInRow | null {
  const dateCell = cells.line('date');
  const day = readDay(dateCell, mapping.dates);
  const note = [cells.text('note'), cells.text('nextSteps')].filter((text) => text !== '').join('\n\n');
  const keyResult = {
    identifier: cells.line('identifier'),
    title: cells.line('keyResult'),
    objective: cells.line('objective'),
  };
  if (keyResult.identifier === '' && keyResult.title === '') {
    return refuse('identifier', 'import.problemKeyResultNotNamed');
  }
  if (dateCell === '') return refuse('date', 'import.problemDateMissing');
  if (day === null) return refuse('date', 'import.problemNotADay', { text: dateCell });
  if (day > tomorrow) return refuse('date', 'import.problemInTheFuture', { day });
  if (note.length > TEXT_MAX) return refuse('note', 'import.problemTooLong', { max: TEXT_MAX });
  return {
    place: cells.place(),
    keyResultPlace: cells.at(keyResult.identifier ? 'identifier' : 'keyResult'),
    identifier: cells.line('checkInIdentifier'),
    keyResult,
    day,
    confidence: readConfidence(cells, mapping, problems),
    note,
    author: cells.line('author') || undefined,
    evidence: readEvidence(cells, problems),
    reading: (metric, zones) => readReading(cells, metric, zones, mapping, problems),
    value(metric) {
      const parsed = parseValue(cells.line('value'), metric.unit, mapping.decimal);
      return parsed.ok ? parsed.value : null;
    },
  };

  function refuse(field: CheckInField, code: ProblemCode, params = {}): null {
    problems.error(cells.at(field), code, params);
    return null;
  }
}

/** An unusable confidence does not keep a reading out: it then counts as not said. */
function readConfidence(cells: CheckInCells, mapping: CheckInMapping, problems: ProblemList): number | null {
  const cell = cells.line('confidence');
  if (cell === '') return null;
  const percent = parseValue(cell, { kind: 'percent' }, mapping.decimal);
  const number = percent.ok ? percent.value / (cell.includes('%') || cell.includes('％') ? 10 : 1) : Number.NaN;
  if (!(number >= 0 && number <= 10)) {
    problems.warn(cells.at('confidence'), 'import.problemConfidence', { text: cell });
    return null;
  }
  const whole = Math.round(number);
  if (whole !== number) problems.warn(cells.at('confidence'), 'import.problemConfidenceRounded', { text: cell, whole });
  return whole === 0 && mapping.zeroConfidence === 'unsaid' ? null : whole;
}

/** Only web addresses: a cell must not become a link that runs something. */
function readEvidence(cells: CheckInCells, problems: ProblemList): string | undefined {
  const cell = cells.line('evidence');
  if (cell === '') return undefined;
  if (/^https?:\/\/\S{1,1990}$/i.test(cell) && URL.canParse(cell)) return cell;
  problems.warn(cells.at('evidence'), 'import.problemEvidence');
  return undefined;
}
