/** How a row says that its key result is measured. What only check-ins can tell (a missing start) stays open here. */
import { TITLE_MAX } from '#lib/okr/defaults.ts';
import { metricProblem, type Unit } from '#lib/okr/model.ts';
import { parseTarget } from '#lib/okr/value/parseTarget.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import { unitBeside } from '#lib/okr/value/unitBeside.ts';
import type { Cells } from './cells.ts';
import type { KeyResultField } from './headers.ts';
import type { KeyResultMapping } from './mapping.ts';
import { readMilestones, type MilestoneText } from './milestones.ts';
import { isAmbiguousNumber } from './numbers.ts';
import type { ProblemCode, ProblemList } from './problem.ts';
import { readUnit } from './units.ts';
import { unreadable } from './unreadable.ts';
import { readMetricType } from './words.ts';

export type MetricCells =
  /** start null: the sheet does not say. */
  | { type: 'move'; start: number | null; target: number; unit: Unit }
  | { type: 'keep'; low?: number; high?: number; tolerance?: number; unit: Unit }
  | { type: 'milestones'; items: MilestoneText[] }
  | { type: 'yes-no' }
  | { type: 'from-children' };

type NumberField = 'start' | 'target' | 'low' | 'high' | 'tolerance';

const unusable = {
  'start-equals-target': 'import.problemStartEqualsTarget',
  'no-bound': 'import.problemNoBound',
  'low-above-high': 'import.problemLowAboveHigh',
  'tolerance-needed': 'import.problemToleranceNeeded',
} as const satisfies Record<string, ProblemCode>;

/** The metric of a row, or null after saying why there is none. */
export function readMetric(
  cells: Cells<KeyResultField>,
  mapping: KeyResultMapping,
  problems: ProblemList,
): MetricCells | null {
  const type = chooseType(cells, mapping, problems);
  if (type === 'yes-no' || type === 'from-children') return { type };
  if (type === 'milestones') return readMilestoneCells(cells, mapping, problems);

  const unit = unitOf(cells);
  if (unit === null) return refuse('unit', 'import.problemUnitTooLong', { max: 12 });
  const numbers: Partial<Record<NumberField, number>> = {};
  const fields = type === 'move' ? (['start', 'target'] as const) : (['low', 'high', 'tolerance'] as const);
  for (const field of fields) {
    const cell = cells.line(field);
    if (cell === '') continue;
    const parsed =
      field === 'target'
        ? parseTarget(cell, unit, numbers.start ?? null, mapping.decimal)
        : parseValue(cell, unit, mapping.decimal);
    if (!parsed.ok) return refuse(field, unreadable[parsed.code], { text: cell });
    if ('relative' in parsed) {
      problems.warn(cells.at(field), 'import.problemRelativeTarget', { text: cell, target: parsed.value });
    } else if (parsed.converted) {
      problems.warn(cells.at(field), 'import.problemConverted', { text: cell, value: parsed.value });
    } else if (!mapping.decimalSure && isAmbiguousNumber(cell)) {
      problems.warn(cells.at(field), 'import.problemNumberAssumed', { text: cell, value: parsed.value });
    }
    numbers[field] = parsed.value;
  }
  const { start, target, ...bounds } = numbers;
  if (type === 'move') {
    if (target === undefined) return refuse('target', 'import.problemTargetMissing');
    return judged({ type, start: start ?? null, target, unit });
  }
  return judged({ type, ...bounds, unit });

  function judged(metric: MetricCells & { type: 'move' | 'keep' }): MetricCells | null {
    if (metric.type === 'move' && metric.start === null) return metric;
    const problem = metricProblem(metric.type === 'move' ? { ...metric, start: metric.start ?? 0 } : metric);
    if (!problem) return metric;
    return refuse(metric.type === 'move' ? 'start' : 'low', unusable[problem]);
  }

  function refuse(field: KeyResultField, code: ProblemCode, params = {}): null {
    problems.error(cells.at(field), code, params);
    return null;
  }
}

function chooseType(
  cells: Cells<KeyResultField>,
  { zones }: KeyResultMapping,
  problems: ProblemList,
): MetricCells['type'] {
  const word = cells.line('type');
  const known = word === '' ? null : readMetricType(word);
  if (known) return known;
  if (word !== '') problems.warn(cells.at('type'), 'import.problemUnknownWord', { word });
  if (cells.text('target') !== '' || cells.text('start') !== '') return 'move';
  if (cells.text('low') !== '' || cells.text('high') !== '') return 'keep';
  if (cells.text('milestones') !== '' || zones.some(({ column }) => cells.column(column) !== '')) return 'milestones';
  problems.warn(cells.at('target'), 'import.problemAssumedYesNo');
  return 'yes-no';
}

/** The unit column; where it is blank, what stands beside the first number of the row ('85 %'). */
function unitOf(cells: Cells<KeyResultField>): Unit | null {
  const named = cells.line('unit');
  if (named !== '') return readUnit(named);
  const number = (['start', 'target', 'low', 'high'] as const).map(cells.line).find((cell) => cell !== '') ?? '';
  return readUnit(unitBeside(number));
}

function readMilestoneCells(
  cells: Cells<KeyResultField>,
  { zones }: KeyResultMapping,
  problems: ProblemList,
): MetricCells | null {
  const items = readMilestones(cells.text('milestones'));
  let before = 0;
  // With a list of its own in the row, zones are another program's columns for other rows.
  for (const { column, name, share } of items.length > 0 ? [] : zones) {
    const text = cells.column(column);
    if (text === '') problems.warn(cells.place(column), 'import.problemZoneWithoutText', { zone: name });
    items.push({ text: text || name, weight: Number(((share - before) * 10).toPrecision(6)) });
    before = share;
  }
  if (items.length === 0) {
    problems.error(cells.at('milestones'), 'import.problemNoMilestones');
    return null;
  }
  if (items.length > 50) {
    problems.error(cells.at('milestones'), 'import.problemTooManyMilestones', { max: 50 });
    return null;
  }
  const long = items.find(({ text }) => text.length > TITLE_MAX);
  if (long) {
    problems.error(cells.at('milestones'), 'import.problemTooLong', { max: TITLE_MAX });
    return null;
  }
  return { type: 'milestones', items };
}
