/** A key result and an objective as they are being typed. Pure; the shapes are also how they survive a closed popup. */
import * as z from 'zod/mini';
import { TITLE_MAX } from '#lib/okr/defaults.ts';
import type { Cadence, KeyResult } from '#lib/okr/model.ts';
import { decimalMark } from '#lib/okr/value/numeral.ts';
import { formatNumber } from '#lib/okr/unit.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import type { NewKeyResult } from '#lib/replica/objectiveChanges.ts';
import { draftOfMetric, emptyMetric, readMetric, type FieldProblems } from './metricDraft.ts';

const text = z.string();

const MetricDraftShape = z.object({
  type: z.enum(['move', 'keep', 'milestones', 'yes-no', 'from-children']),
  unit: text,
  unitWord: text,
  start: text,
  target: text,
  low: text,
  high: text,
  tolerance: text,
  milestones: text,
});

export const KeyResultDraft = z.object({
  /** Tells one of a list from the others while they are being typed. */
  key: text,
  title: text,
  metric: MetricDraftShape,
  weight: text,
  cadence: z.enum(['inherit', 'week', 'two-weeks', 'month']),
});
export type KeyResultDraft = z.infer<typeof KeyResultDraft>;

export const ObjectiveDraft = z.object({
  title: text,
  why: text,
  ambition: z.enum(['aspirational', 'committed']),
  /** '' is the backlog. */
  cycle: text,
  keyResults: z.array(KeyResultDraft),
});
export type ObjectiveDraft = z.infer<typeof ObjectiveDraft>;

export const emptyKeyResult: KeyResultDraft = {
  key: '',
  title: '',
  metric: emptyMetric,
  weight: '1',
  cadence: 'inherit',
};

export type TitleProblem = 'title' | 'title-long';
export interface KeyResultProblems {
  title?: TitleProblem;
  weight?: true;
  metric: FieldProblems;
}

export function titleProblem(title: string): TitleProblem | null {
  const length = title.trim().length;
  return length === 0 ? 'title' : length > TITLE_MAX ? 'title-long' : null;
}

interface ReadingContext {
  locale: string;
  newId: () => string;
  /** What an own rhythm inherits weekday and time from. */
  cadence: Cadence;
  /** The key result as it stands: its milestones keep their ids, its own rhythm keeps its weekday and time. */
  known?: Pick<KeyResult, 'metric' | 'cadence'>;
}

const COUNT = { kind: 'number' } as const;

/** Above 0; blank is 1, anything else null. */
function readWeight(text: string, locale: string): number | null {
  if (text.trim() === '') return 1;
  const parsed = parseValue(text, COUNT, decimalMark(locale));
  return parsed.ok && parsed.value > 0 ? parsed.value : null;
}

export function readKeyResult(
  draft: KeyResultDraft,
  { locale, newId, cadence, known }: ReadingContext,
): { ok: true; keyResult: NewKeyResult } | { ok: false; problems: KeyResultProblems } {
  const title = titleProblem(draft.title);
  const weight = readWeight(draft.weight, locale);
  const milestones = known?.metric.type === 'milestones' ? known.metric.items : [];
  const metric = readMetric(draft.metric, { locale, newId, known: milestones });
  if (!title && weight !== null && metric.ok) {
    const own = draft.cadence === 'inherit' ? null : { ...(known?.cadence ?? cadence), every: draft.cadence };
    return { ok: true, keyResult: { title: draft.title.trim(), metric: metric.metric, weight, cadence: own } };
  }
  return {
    ok: false,
    problems: {
      ...(title && { title }),
      ...(weight === null && { weight: true }),
      metric: metric.ok ? {} : metric.problems,
    },
  };
}

export function draftOfKeyResult(keyResult: KeyResult, locale: string): KeyResultDraft {
  return {
    key: keyResult.title,
    title: keyResult.title,
    metric: draftOfMetric(keyResult.metric, locale),
    weight: formatNumber(keyResult.weight, COUNT, locale),
    cadence: keyResult.cadence?.every ?? 'inherit',
  };
}

/** Nothing typed into it: it is left out rather than complained about. */
export const isUntouched = (draft: KeyResultDraft): boolean =>
  JSON.stringify({ ...draft, key: '', metric: { ...draft.metric, type: 'move', unit: 'number' } }) ===
  JSON.stringify(emptyKeyResult);
