/** Rows of a check-ins sheet as typed values. What a reading means follows from its key result, so it stays text here. */
import { TEXT_MAX } from '#lib/okr/defaults.ts';
import type { Metric, Milestone, Reading } from '#lib/okr/model.ts';
import { parseValue } from '#lib/okr/value.ts';
import { cellsOf, type Cells } from './cells.ts';
import { readDay } from './days.ts';
import { plainWord, type CheckInField } from './headers.ts';
import type { CheckInMapping } from './mapping.ts';
import { readPlaces } from './milestones.ts';
import { isAmbiguousNumber } from './numbers.ts';
import type { Place, ProblemCode, ProblemList } from './problem.ts';
import type { Table } from './table.ts';
import { readAnswer } from './words.ts';

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
  // Many programs list the newest first; then rows of one day stand in the reverse of the order they were made in.
  const falling = rows.filter((row, i) => row.day < (rows[i - 1]?.day ?? '')).length;
  const rising = rows.filter((row, i) => row.day > (rows[i - 1]?.day ?? row.day)).length;
  const inOrder = falling > rising ? rows.toReversed() : rows;
  return { rows: inOrder.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))), refused };
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

function readReading(
  cells: CheckInCells,
  metric: Metric,
  zones: readonly string[],
  { decimal, decimalSure }: CheckInMapping,
  problems: ProblemList,
): Reading | null {
  const refuse = (field: CheckInField, code: ProblemCode, params = {}): null => {
    problems.error(cells.at(field), code, params);
    return null;
  };
  switch (metric.type) {
    case 'move':
    case 'keep': {
      const cell = cells.line('value');
      const parsed = parseValue(cell, metric.unit, decimal);
      if (parsed.ok) {
        if (!decimalSure && isAmbiguousNumber(cell)) {
          problems.warn(cells.at('value'), 'import.problemNumberAssumed', { text: cell, value: parsed.value });
        }
        return { type: 'value', value: parsed.value };
      }
      if (parsed.code === 'empty') return refuse('value', 'import.problemValueMissing');
      if (parsed.code === 'wrong-unit') return refuse('value', 'import.problemWrongUnit', { text: cell });
      return refuse('value', 'import.problemNotANumber', { text: cell });
    }
    case 'yes-no': {
      const field = cells.line('answer') === '' ? 'value' : 'answer';
      const yes = readAnswer(cells.line(field));
      return yes === null
        ? refuse(field, 'import.problemAnswer', { text: cells.line(field) })
        : { type: 'answer', yes };
    }
    case 'milestones': {
      const ticks = readTicks(cells, metric.items);
      if (ticks) return ticks;
      const zone = cells.line('zone');
      const reached = zone === '' ? null : zonesReached(zone, zones, metric.items.length);
      if (reached === null) return refuse(zone === '' ? 'ticked' : 'zone', 'import.problemZone', { text: zone });
      const ids = metric.items.map(({ id }) => id);
      return { type: 'ticks', ticked: ids.slice(0, reached), unticked: ids.slice(reached) };
    }
  }
}

function readTicks(cells: CheckInCells, items: readonly Milestone[]): Reading | null {
  if (cells.line('zone') !== '' || (cells.line('ticked') === '' && cells.line('unticked') === '')) return null;
  const [ticked, unticked] = (['ticked', 'unticked'] as const).map((field) =>
    readPlaces(cells.line(field))?.map((place) => items[place]?.id),
  );
  const known = (ids: (string | undefined)[] | undefined): ids is string[] =>
    ids?.every((id) => id !== undefined) ?? false;
  return known(ticked) && known(unticked) ? { type: 'ticks', ticked, unticked } : null;
}

const NO_ZONE = new Set(
  ['fail', 'failed', 'none', 'no', '0', 'keine', 'nicht erreicht', '未達', '未達成', '無', '未达成', '无'].map(
    plainWord,
  ),
);

/** How many zones, from the first, a cell says are reached; null if it names none of them. */
function zonesReached(cell: string, zones: readonly string[], count: number): number | null {
  const word = plainWord(cell);
  if (NO_ZONE.has(word)) return 0;
  const index = zones.findIndex((zone) => plainWord(zone) === word);
  return index >= 0 && index < count ? index + 1 : null;
}
