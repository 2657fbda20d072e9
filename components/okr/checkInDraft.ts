/** A half-typed check-in and what it means: the pure part of the form. */
import type { Evidence, Metric, Reading } from '#lib/okr/model.ts';
import type { z } from 'zod/mini';
import { decimalMark } from '#lib/okr/value/numeral.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import type { ValueProblem } from '#lib/okr/value/parsedValue.ts';

/** As typed, so that it can be kept and shown again. Plain JSON. */
export interface CheckInDraft {
  value: string;
  /** Milestones touched in this form, by id: ticked or unticked. */
  ticks: Record<string, boolean>;
  answer: boolean | null;
  /** 0 … 10; never filled in beforehand. */
  confidence: number | null;
  note: string;
  evidence?: z.infer<typeof Evidence>;
}

export const EMPTY_CHECK_IN: CheckInDraft = { value: '', ticks: {}, answer: null, confidence: null, note: '' };

/** What the form hands over: all of a check-in that a person says. */
export interface CheckInEntry {
  reading: Reading;
  confidence: number;
  note: string;
  evidence?: z.infer<typeof Evidence>;
}

export type DraftProblem = { field: 'value'; code: ValueProblem } | { field: 'answer' } | { field: 'confidence' };

type Read<T> = { ok: true; value: T } | { ok: false; problem: DraftProblem };

/**
 * What the draft says of the metric. Milestones always say something: that nothing changed is a reading too.
 * @param ticked the milestones that stand ticked so far
 * @param locale whose decimal mark is meant in '1.234'
 */
export function readingOf(
  draft: CheckInDraft,
  metric: Metric,
  ticked: ReadonlySet<string>,
  locale: string,
): Read<Reading> {
  switch (metric.type) {
    case 'move':
    case 'keep': {
      const parsed = parseValue(draft.value, metric.unit, decimalMark(locale));
      if (!parsed.ok) return { ok: false, problem: { field: 'value', code: parsed.code } };
      return { ok: true, value: { type: 'value', value: parsed.value } };
    }
    case 'milestones': {
      const changed = metric.items
        .map(({ id }) => id)
        .filter((id) => (draft.ticks[id] ?? ticked.has(id)) !== ticked.has(id));
      const reading: Reading = {
        type: 'ticks',
        ticked: changed.filter((id) => !ticked.has(id)),
        unticked: changed.filter((id) => ticked.has(id)),
      };
      return { ok: true, value: reading };
    }
    case 'yes-no':
      if (draft.answer === null) return { ok: false, problem: { field: 'answer' } };
      return { ok: true, value: { type: 'answer', yes: draft.answer } };
    // Its figure comes from below, so nobody is offered the form.
    case 'from-children':
      return { ok: false, problem: { field: 'value', code: 'not-a-number' } };
  }
}

/** The check-in that the draft amounts to, or the first thing that is missing, in the order of the form. */
export function entryOf(
  draft: CheckInDraft,
  metric: Metric,
  ticked: ReadonlySet<string>,
  locale: string,
): Read<CheckInEntry> {
  const reading = readingOf(draft, metric, ticked, locale);
  if (!reading.ok) return reading;
  if (draft.confidence === null) return { ok: false, problem: { field: 'confidence' } };
  const { confidence, note, evidence } = draft;
  const entry = { reading: reading.value, confidence, note: note.trim() };
  return { ok: true, value: evidence ? { ...entry, evidence } : entry };
}

/** Whether anything was typed or chosen that would be a pity to lose. */
export function isTouched({ value, ticks, answer, confidence, note, evidence }: CheckInDraft): boolean {
  return (
    value.trim() !== '' ||
    Object.keys(ticks).length > 0 ||
    answer !== null ||
    confidence !== null ||
    note.trim() !== '' ||
    evidence !== undefined
  );
}
