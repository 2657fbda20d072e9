/** The examples of the method that say what a figure is; those of the calendar are in occurrences.test.ts and rhythm.test.ts. */
import { describe, expect, it } from 'vitest';
import type { Metric, Reading } from '#lib/okr/model.ts';
import { progress, wholePercent } from '#lib/okr/progress.ts';
import { objectiveAchievement } from '#lib/okr/rollup.ts';
import { keyResultScore } from '#lib/okr/score.ts';
import { summarizeObjective } from '#lib/okr/objectiveSummary.ts';
import { at, checkIn, directoryWith, keep, keyResult, milestones, move, objective, ticks, value } from './records.ts';

const history = (metric: Metric, said: Reading | null, weight = 1, confidence: number | null = null) => ({
  keyResult: keyResult({ metric, weight }),
  checkIns: said === null ? [] : [checkIn('2026-08-03', said, { confidence })],
  skips: [],
  changes: [],
});
/** Noon on Sunday 16 August, when 46 of the quarter's 92 days are over. */
const HALF = at('2026-08-16T12:00', 'Asia/Taipei');

describe('the worked examples', () => {
  it.each<[string, Metric, Reading | null, number | null, string]>([
    ['move 62 → 85, value 73.5', move(62, 85), value(73.5), 0.5, '50 %'],
    ['move 6 → 2, value 3.8', move(6, 2), value(3.8), 0.55, '55 %'],
    ['move 6 → 2, value 7', move(6, 2), value(7), -0.25, '0 %'],
    ['move 0 → 6121, value 16000', move(0, 6121), value(16_000), 16_000 / 6121, '120 %'],
    ['move 2 → 1, value 4.3', move(2, 1), value(4.3), -2.3, '0 %'],
    ['move 80 → 104, value 92', move(80, 104), value(92), 0.5, '50 %'],
    ['keep ≥ 99.5, tolerance 1, value 99.2', keep({ low: 99.5, tolerance: 1 }), value(99.2), 0.7, '70 %'],
    ['keep 20 … 30, value 31', keep({ low: 20, high: 30 }), value(31), 2 / 3, '67 %'],
    ['milestones 1 + 1 + 2, first and third ticked', milestones(1, 1, 2), ticks(['m1', 'm3']), 0.75, '75 %'],
    ['no check-in', move(62, 85), null, null, 'pending'],
  ])('%s', (_, metric, said, p, shown) => {
    const own = progress(metric, history(metric, said).checkIns);
    expect(own).toBe(p);
    expect(own === null ? 'pending' : `${wholePercent(own)} %`).toBe(shown);
  });

  it('an objective with weights 1, 1, 2 and p 0.5, 1.3, pending is at 0.425, shown as 43 %', () => {
    const unit = move(0, 1);
    const keyResults = [history(unit, value(0.5)), history(unit, value(1.3)), history(unit, null, 2)];
    const achievement = objectiveAchievement({ objective: objective(), keyResults });
    expect(achievement).toBeCloseTo(0.425, 15);
    expect(wholePercent(achievement ?? NaN)).toBe(43);
  });

  it.each<['aspirational' | 'committed', Metric, number, number | null, string]>([
    ['aspirational', move(0, 1), 0.37, 5, 'on'],
    ['aspirational', move(0, 1), 0.37, 4, 'risk'],
    ['committed', move(0, 1), 0.37, 10, 'risk'],
    ['aspirational', keep({ low: 99.5, tolerance: 1 }), 99.2, null, 'risk'],
    ['aspirational', keep({ low: 20, high: 30 }), 31, null, 'risk'],
  ])('%s, half of the cycle over, %o at %d with confidence %s is %s', (ambition, metric, now, confidence, status) => {
    const keyResults = [history(metric, value(now), 1, confidence)];
    const summary = summarizeObjective({ objective: objective({ ambition }), keyResults }, directoryWith(), HALF);
    expect(summary.elapsed).toBe(0.5);
    expect(summary.keyResults[0]?.status).toBe(status);
  });

  it('p = 0.65 at close is a score of 0.7', () => {
    expect(keyResultScore(history(move(0, 1), value(0.65)))).toBe(0.7);
    expect(keyResultScore(history(move(62, 85), value(76.95)))).toBe(0.7);
  });
});
