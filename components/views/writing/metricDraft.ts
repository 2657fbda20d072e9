/** A metric as it is being typed, and what it means once it can be read. Pure. */
import { TITLE_MAX } from '#lib/okr/defaults.ts';
import { metricProblem, type Metric, type MetricProblem, type Unit } from '#lib/okr/model.ts';
import { formatNumber } from '#lib/okr/unit.ts';
import { parseTarget, type ParsedTarget, type TargetProblem } from '#lib/okr/value/parseTarget.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import { decimalMark } from '#lib/okr/value/numeral.ts';

const MILESTONES_MAX = 50;
const UNIT_WORD_MAX = 12;

/** 'number', 'percent', 'text', 'currency:TWD', 'duration:minute' */
export type UnitChoice = string;

export interface MetricDraft {
  type: Metric['type'];
  unit: UnitChoice;
  unitWord: string;
  start: string;
  target: string;
  low: string;
  high: string;
  tolerance: string;
  /** One a line, 'text' or 'text; weight'. */
  milestones: string;
}

export const emptyMetric: MetricDraft = {
  type: 'move',
  unit: 'number',
  unitWord: '',
  start: '',
  target: '',
  low: '',
  high: '',
  tolerance: '',
  milestones: '',
};

export type MetricField = 'start' | 'target' | 'low' | 'high' | 'tolerance' | 'milestones' | 'unitWord';
type Code = TargetProblem | MetricProblem | 'milestones' | 'unit-word';
export type FieldProblems = Partial<Record<MetricField, Code>>;
export type ReadMetric = { ok: true; metric: Metric } | { ok: false; problems: FieldProblems };

/** `known` are the milestones there are already: a line that shows one of them keeps its id, and with it its ticks. */
export function readMetric(
  draft: MetricDraft,
  {
    locale,
    newId,
    known = [],
  }: { locale: string; newId: () => string; known?: readonly { id: string; text: string }[] },
): ReadMetric {
  if (draft.type === 'yes-no' || draft.type === 'from-children') return { ok: true, metric: { type: draft.type } };
  if (draft.type === 'milestones') return readMilestones(draft.milestones, newId, known);

  const problems: FieldProblems = {};
  const unit = readUnit(draft);
  if (!unit) problems.unitWord = 'unit-word';
  const mark = decimalMark(locale);
  const value = (field: MetricField, text: string): number => {
    const parsed = parseValue(text, unit ?? { kind: 'number' }, mark);
    if (parsed.ok) return parsed.value;
    problems[field] = parsed.code;
    return Number.NaN;
  };
  const wherePresent = (field: MetricField, text: string) => (text.trim() === '' ? undefined : value(field, text));

  let metric: Metric;
  if (draft.type === 'move') {
    const start = value('start', draft.start);
    const target = readTarget(draft, locale);
    // Of a start that cannot be read its own field says so.
    if (!target.ok && !(target.code === 'no-start' && problems.start)) problems.target = target.code;
    metric = { type: 'move', start, target: target.ok ? target.value : Number.NaN, unit: unit ?? { kind: 'number' } };
  } else {
    const low = wherePresent('low', draft.low);
    const high = wherePresent('high', draft.high);
    const tolerance = wherePresent('tolerance', draft.tolerance);
    if (tolerance !== undefined && tolerance <= 0) problems.tolerance = 'not-a-number';
    metric = {
      type: 'keep',
      ...(low !== undefined && { low }),
      ...(high !== undefined && { high }),
      ...(tolerance !== undefined && { tolerance }),
      unit: unit ?? { kind: 'number' },
    };
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const problem = metricProblem(metric);
  return problem ? { ok: false, problems: { [placeOf(problem)]: problem } } : { ok: true, metric };
}

function placeOf(problem: MetricProblem): MetricField {
  if (problem === 'start-equals-target') return 'target';
  return problem === 'tolerance-needed' ? 'tolerance' : 'low';
}

/** The target as typed, which may be in relation to the start ('+30 %'). */
export function readTarget(
  draft: Pick<MetricDraft, 'start' | 'target' | 'unit' | 'unitWord'>,
  locale: string,
): ParsedTarget {
  const unit = readUnit(draft) ?? { kind: 'number' };
  const mark = decimalMark(locale);
  const start = parseValue(draft.start, unit, mark);
  return parseTarget(draft.target, unit, start.ok ? start.value : null, mark);
}

export function readUnit({ unit, unitWord }: Pick<MetricDraft, 'unit' | 'unitWord'>): Unit | null {
  const [kind, detail = ''] = unit.split(':');
  if (kind === 'percent') return { kind };
  if (kind === 'currency') return { kind, code: detail };
  if (kind === 'duration') return { kind, unit: durationOf(detail) };
  if (kind !== 'text') return { kind: 'number' };
  const text = unitWord.trim();
  return text.length > 0 && text.length <= UNIT_WORD_MAX ? { kind, text } : null;
}

export const DURATIONS = ['second', 'minute', 'hour', 'day', 'week', 'month'] as const;
const durationOf = (text: string) => DURATIONS.find((unit) => unit === text) ?? 'minute';

/** 'text; weight' */
const WEIGHTED = /^(.+?)\s*[;；]\s*(\d+(?:[.,]\d+)?)$/u;

/** A milestone's text as one line: an imported one may have several. */
const lineOf = (text: string): string => text.trim().replace(/\s*\n\s*/gu, ' ');

function readMilestones(text: string, newId: () => string, known: readonly { id: string; text: string }[]): ReadMetric {
  const waiting = Map.groupBy(known, (milestone) => lineOf(milestone.text));
  const items = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, title = line, weight = '1'] = WEIGHTED.exec(line) ?? [];
      // Two lines with the same text are two milestones, in the order in which they were.
      const before = waiting.get(title)?.shift();
      return { id: before?.id ?? newId(), text: before?.text ?? title, weight: Number(weight.replace(',', '.')) };
    });
  const fits =
    items.length > 0 &&
    items.length <= MILESTONES_MAX &&
    items.every((item) => item.weight > 0 && item.text.length <= TITLE_MAX);
  return fits
    ? { ok: true, metric: { type: 'milestones', items } }
    : { ok: false, problems: { milestones: 'milestones' } };
}

/** The draft that shows a metric as it stands. */
export function draftOfMetric(metric: Metric, locale: string): MetricDraft {
  const draft: MetricDraft = { ...emptyMetric, type: metric.type };
  if (metric.type === 'milestones') {
    const lines = metric.items.map(({ text, weight }) => {
      const line = lineOf(text);
      // A text that itself ends like a weight needs its weight written.
      return weight === 1 && !WEIGHTED.test(line) ? line : `${line}; ${weight}`;
    });
    return { ...draft, milestones: lines.join('\n') };
  }
  if (metric.type === 'yes-no' || metric.type === 'from-children') return draft;
  const { unit } = metric;
  const write = (value: number | undefined) => (value === undefined ? '' : formatNumber(value, unit, locale));
  const chosen = {
    unit:
      unit.kind === 'currency'
        ? `currency:${unit.code}`
        : unit.kind === 'duration'
          ? `duration:${unit.unit}`
          : unit.kind,
    unitWord: unit.kind === 'text' ? unit.text : '',
  };
  return metric.type === 'move'
    ? { ...draft, ...chosen, start: write(metric.start), target: write(metric.target) }
    : { ...draft, ...chosen, low: write(metric.low), high: write(metric.high), tolerance: write(metric.tolerance) };
}
