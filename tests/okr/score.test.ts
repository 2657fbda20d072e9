import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactOf, toNumber, type Exact } from '#lib/okr/exact.ts';
import { clampExact, exactAchievement, exactProgress } from '#lib/okr/exactProgress.ts';
import { alignedFigures } from '#lib/okr/fromChildren.ts';
import type { KeyResult, KeyResultHistory, Metric, Objective, ObjectiveTree, Reading, With } from '#lib/okr/model.ts';
import { progress } from '#lib/okr/progress.ts';
import { Review } from '#lib/okr/review.ts';
import { objectiveAchievement } from '#lib/okr/rollup.ts';
import { gradeOf, keyResultScore, objectiveScore, scoreOf } from '#lib/okr/score.ts';
import { anyMetricAndReadings } from './arbitraries.ts';
import {
  answer,
  checkIn,
  FROM_CHILDREN,
  keep,
  keyResult,
  milestones,
  move,
  objective,
  ticks,
  value,
  YES_NO,
} from './records.ts';

const history = (
  metric: Metric,
  readings: readonly Reading[],
  more: Partial<With<KeyResult>> = {},
): KeyResultHistory => ({
  keyResult: keyResult({ metric, ...more }),
  checkIns: readings.map((reading) => checkIn('2026-08-03', reading)),
  skips: [],
  changes: [],
});
const tree = (keyResults: KeyResultHistory[], more: Partial<With<Objective>> = {}): ObjectiveTree => ({
  objective: objective(more),
  keyResults,
});
/** 0 → 1, so that the value is the progress. */
const at = (p: number, weight = 1) => history(move(0, 1), [value(p)], { weight });

describe('the score of a key result', () => {
  it.each([
    [0.65, 0.7],
    [0.649_999, 0.6],
    [0.05, 0.1],
    [0.95, 1],
    [0.3, 0.3],
    [1.15, 1.2],
    [16_000 / 6121, 1.2],
    [-2.3, 0],
    [0, 0],
  ])('at %d is %d, half rounded up', (p, expected) => {
    expect(keyResultScore(at(p))).toBe(expected);
  });

  it('counts in decimals where doubles fall short', () => {
    expect((4.365 - 4.3) / (4.4 - 4.3)).not.toBe(0.65);
    expect(keyResultScore(history(move(4.3, 4.4), [value(4.365)]))).toBe(0.7);
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(exactProgress(milestones(0.1, 0.2, 0.7), [checkIn('2026-08-03', ticks(['m1', 'm2']))])).toEqual(
      exactOf(0.3),
    );
  });

  it.each<[string, Metric, Reading, number]>([
    ['a band', keep({ low: 99.5, tolerance: 1 }), value(99.15), 0.7],
    ['a band of one value', keep({ low: 5, high: 5, tolerance: 2 }), value(6), 0.5],
    ['a band without room', keep({ high: 0 }), value(0.1), 0],
    ['a band without room, on its upper edge', keep({ high: 0 }), value(0), 1],
    ['a band without room, on its lower edge', keep({ low: 0 }), value(0), 1],
    ['a band passed by more than its tolerance', keep({ low: 10, tolerance: 2 }), value(7), 0],
    ['milestones', milestones(1, 1, 2), ticks(['m1', 'm3']), 0.8],
    ['a yes', YES_NO, answer(true), 1],
    ['a no', YES_NO, answer(false), 0],
  ])('of %s', (_, metric, reading, expected) => {
    expect(keyResultScore(history(metric, [reading]))).toBe(expected);
  });

  it('of one that is measured by its children comes from theirs', () => {
    expect(keyResultScore(history(FROM_CHILDREN, []), [exactOf(0.3), exactOf(1), null])).toBe(0.4);
    expect(keyResultScore(history(FROM_CHILDREN, []))).toBeNull();
  });

  it('is none while pending, nor for what was dropped', () => {
    expect(keyResultScore(history(move(0, 1), []))).toBeNull();
    expect(keyResultScore(history(move(0, 1), [answer(true)]))).toBeNull();
    expect(keyResultScore(history(move(0, 1), [value(1)], { state: 'dropped' }))).toBeNull();
  });

  it('never falls when progress grows, is in tenths and within 0.0 … 1.2, as a review takes it', () => {
    const p = fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(p, p, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((p) => scoreOf(exactOf(p)) ?? NaN);
        expect(less).toBeLessThanOrEqual(more ?? NaN);
        expect(Review.shape.score.safeParse(more).success).toBe(true);
      }),
    );
  });

  it('rounds every thousandth as on paper', () => {
    const thousandths = Array.from({ length: 1201 }, (_, n) => n);
    expect(thousandths.filter((n) => scoreOf(exactOf(n / 1000)) !== Math.floor((n + 50) / 100) / 10)).toEqual([]);
  });
});

describe('the score of an objective', () => {
  it('weighs progress before it rounds', () => {
    expect(objectiveScore(tree([at(0.6), at(0.65)]))).toBe(0.6);
    expect(objectiveScore(tree([at(0.5), at(0.8)]))).toBe(0.7);
    expect(objectiveScore(tree([at(0.5), at(1.3), history(move(0, 1), [], { weight: 2 })]))).toBe(0.4);
  });

  it('does not depend on the order of its key results, where a sum of doubles would', () => {
    expect([0.1, 0.2, 0.3].reduce((a, b) => a + b)).not.toBe([0.3, 0.2, 0.1].reduce((a, b) => a + b));
    for (const ps of [
      [0.05, 0.6, 1.3],
      [1.3, 0.6, 0.05],
    ])
      expect(objectiveScore(tree(ps.map((p) => at(p))))).toBe(0.6);
  });

  it('leaves out what was dropped, and is none where nothing is left or all is pending', () => {
    const dropped = history(move(0, 1), [value(1)], { state: 'dropped' });
    expect(objectiveScore(tree([at(0.2), dropped]))).toBe(0.2);
    expect(objectiveScore(tree([dropped]))).toBeNull();
    expect(objectiveScore(tree([history(YES_NO, [])]))).toBeNull();
  });

  it.each(['draft', 'dropped'] as const)('is none for a %s one', (state) => {
    expect(objectiveScore(tree([at(0.5)], { state }))).toBeNull();
  });

  it('takes what its children achieved as it is', () => {
    const parent = tree([history(FROM_CHILDREN, [], { id: 'shared' })], { id: 'parent' });
    const child = (id: string, p: number) => tree([at(p)], { id, parent: 'shared' });
    const trees = [parent, child('a', 0.6), child('b', 0.7)];
    expect(objectiveScore(parent, alignedFigures(trees, exactAchievement))).toBe(0.7);
  });
});

describe('the exact figures', () => {
  it('are those that the screens show, but for rounding', () => {
    fc.assert(
      fc.property(anyMetricAndReadings, ({ metric, checkIns }) => {
        const shown = progress(metric, checkIns);
        const exact = exactProgress(metric, checkIns);
        const difference =
          exact && shown !== null ? Math.abs(toNumber(exact) - shown) / Math.max(1, Math.abs(shown)) : 0;
        expect(exact === null).toBe(shown === null);
        expect(difference).toBeLessThan(1e-12);
      }),
    );
  });

  it('are the nearest double’s, where a value has as many digits as people type', () => {
    const typed = fc.integer({ min: -1e8, max: 1e8 }).map((n) => n / 1000);
    fc.assert(
      fc.property(typed, typed, typed, (start, target, now) => {
        fc.pre(start !== target);
        const said = [checkIn('2026-08-03', value(now))];
        const exact = exactProgress(move(start, target), said);
        expect(progress(move(start, target), said)).toBe(exact && toNumber(exact));
      }),
    );
  });

  it('of an objective lie between those of its key results, and weigh alike on any scale', () => {
    const part = fc.record({ p: fc.integer({ min: -30, max: 30 }), weight: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.integer({ min: 2, max: 9 }), (parts, scale) => {
        const of = (factor: number) => tree(parts.map(({ p, weight }) => at(p / 10, weight * factor)));
        const exact = exactAchievement(of(1), () => []);
        const clamped = parts.map(({ p }) => toNumber(clampExact(exactOf(p / 10))));
        expect(exact && toNumber(exact)).toBeGreaterThanOrEqual(Math.min(...clamped));
        expect(exact && toNumber(exact)).toBeLessThanOrEqual(Math.max(...clamped));
        expect(exactAchievement(of(scale), () => [])).toEqual(exact);
        expect(objectiveAchievement(of(1))).toBeCloseTo(toNumber(exact ?? exactOf(NaN)), 12);
      }),
    );
  });

  it('stay as they are once clamped', () => {
    const fraction = fc.tuple(fc.bigInt({ min: -50n, max: 50n }), fc.bigInt({ min: 1n, max: 20n }));
    fc.assert(
      fc.property(fraction, ([numerator, denominator]) => {
        const once: Exact = clampExact({ numerator, denominator });
        expect(clampExact(once)).toEqual(once);
      }),
    );
  });
});

describe('the grade', () => {
  it.each([
    ['aspirational', 0, 'red'],
    ['aspirational', 0.3, 'red'],
    ['aspirational', 0.4, 'amber'],
    ['aspirational', 0.6, 'amber'],
    ['aspirational', 0.7, 'green'],
    ['aspirational', 1.2, 'green'],
    ['committed', 0.9, 'red'],
    ['committed', 1, 'green'],
  ] as const)('%s with %d is %s', (ambition, score, grade) => {
    expect(gradeOf(ambition, score)).toBe(grade);
  });
});
