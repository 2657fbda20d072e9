import { describe, expect, it } from 'vitest';
import type { Metric } from '#lib/okr/model.ts';
import { EMPTY_CHECK_IN, entryOf, isTouched, readingOf, type CheckInDraft } from '#components/okr/checkInDraft.ts';
import { keep, milestones, move, YES_NO } from '../okr/records.ts';

const NONE: ReadonlySet<string> = new Set();
const draft = (more: Partial<CheckInDraft>): CheckInDraft => ({ ...EMPTY_CHECK_IN, ...more });
const read = (metric: Metric, more: Partial<CheckInDraft>, ticked = NONE, locale = 'en') =>
  readingOf(draft(more), metric, ticked, locale);
const said = (metric: Metric, more: Partial<CheckInDraft>, ticked = NONE, locale = 'en') => {
  const reading = read(metric, more, ticked, locale);
  return reading.ok ? reading.value : reading.problem;
};

describe('what a half-typed check-in says of its metric', () => {
  it('is the number typed, for a key result that moves and for one that is kept', () => {
    expect(said(move(62, 85), { value: '73.5' })).toEqual({ type: 'value', value: 73.5 });
    expect(said(keep({ low: 20 }), { value: ' 31 ' })).toEqual({ type: 'value', value: 31 });
  });

  it('follows the decimal mark of the reader', () => {
    expect(said(move(0, 9000), { value: '1.234' }, NONE, 'de')).toEqual({ type: 'value', value: 1234 });
    expect(said(move(0, 9000), { value: '1.234' }, NONE, 'en')).toEqual({ type: 'value', value: 1.234 });
  });

  it('is a problem with the value while it is empty or no number, never 0', () => {
    expect(said(move(0, 1), {})).toEqual({ field: 'value', code: 'empty' });
    expect(said(move(0, 1), { value: '???' })).toEqual({ field: 'value', code: 'not-a-number' });
  });

  it('names the milestones that changed, whichever way', () => {
    expect(said(milestones(1, 1, 2), { ticks: { m1: false, m3: true } }, new Set(['m1', 'm2']))).toEqual({
      type: 'ticks',
      ticked: ['m3'],
      unticked: ['m1'],
    });
  });

  it('says nothing of milestones touched twice, unknown or already as they should be', () => {
    const ticks = { m1: true, m2: false, gone: true };
    expect(said(milestones(1, 1), { ticks }, new Set(['m1']))).toEqual({ type: 'ticks', ticked: [], unticked: [] });
  });

  it('needs an answer to yes or no', () => {
    expect(said(YES_NO, {})).toEqual({ field: 'answer' });
    expect(said(YES_NO, { answer: false })).toEqual({ type: 'answer', yes: false });
  });
});

describe('saving a check-in', () => {
  const entry = (more: Partial<CheckInDraft>) => entryOf(draft(more), move(0, 100), NONE, 'en');

  it('asks for the value before the confidence', () => {
    expect(entry({})).toMatchObject({ ok: false, problem: { field: 'value' } });
    expect(entry({ value: '5' })).toEqual({ ok: false, problem: { field: 'confidence' } });
  });

  it('takes 0 as a confidence, since it was chosen', () => {
    expect(entry({ value: '5', confidence: 0 })).toMatchObject({ ok: true, value: { confidence: 0 } });
  });

  it('hands over the note trimmed, and evidence only if there is some', () => {
    expect(entry({ value: '5', confidence: 7, note: ' two shops closed ' })).toEqual({
      ok: true,
      value: { reading: { type: 'value', value: 5 }, confidence: 7, note: 'two shops closed' },
    });
    const evidence = { url: 'https://example.org/report', title: 'Report', text: '5' };
    expect(entry({ value: '5', confidence: 7, evidence })).toMatchObject({ ok: true, value: { evidence } });
  });
});

describe('a draft worth keeping', () => {
  it('is one in which anything was typed or chosen', () => {
    expect(isTouched(EMPTY_CHECK_IN)).toBe(false);
    expect(isTouched(draft({ value: '  ' }))).toBe(false);
    expect(isTouched(draft({ confidence: 0 }))).toBe(true);
    expect(isTouched(draft({ answer: false }))).toBe(true);
    expect(isTouched(draft({ ticks: { m1: false } }))).toBe(true);
    expect(isTouched(draft({ note: 'rain' }))).toBe(true);
  });
});
