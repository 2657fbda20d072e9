/**
 * The per cent that screens show are worked out in doubles, because they stand in the first paint; here they are held against exact
 * fractions, above all at the halves, where the last bit decides.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactOf, multiply, roundHalfUp, type Exact } from '#lib/okr/exact.ts';
import { clampExact, exactAchievement, exactProgress } from '#lib/okr/exactProgress.ts';
import { progress, wholePercent } from '#lib/okr/progress.ts';
import { objectiveAchievement } from '#lib/okr/rollup.ts';
import { checkIn, keep, keyResult, move, objective, value } from './records.ts';

const exactPercent = (figure: Exact | null) => figure && roundHalfUp(multiply(clampExact(figure), exactOf(100)), 0);
const shownPercent = (figure: number | null) => (figure === null ? null : wholePercent(figure));

interface Typed {
  start: number;
  target: number;
  now: number;
}

const decimals = fc.integer({ min: 0, max: 6 });
const digits = fc.integer({ min: -999_999, max: 999_999 });
/** Each with up to six digits, and as many of them behind the mark as somebody pleased. */
const any: fc.Arbitrary<Typed> = fc
  .tuple(digits, digits, digits, decimals, decimals, decimals)
  .map(([start, target, now, a, b, c]) => ({
    start: Number(`${start}e-${a}`),
    target: Number(`${target}e-${b}`),
    now: Number(`${now}e-${c}`),
  }));
/** At a half of a per cent, or one last decimal beside it. */
const nearHalf: fc.Arbitrary<Typed> = fc
  .record({
    start: digits,
    step: fc.integer({ min: 1, max: 4999 }),
    half: fc.integer({ min: 0, max: 119 }),
    beside: fc.integer({ min: -1, max: 1 }),
    falling: fc.boolean(),
    decimals,
  })
  .map(({ start, step, half, beside, falling, decimals }) => {
    const written = (way: number) => Number(`${start + (falling ? -way : way)}e-${decimals}`);
    return { start: written(0), target: written(200 * step), now: written((2 * half + 1) * step + beside) };
  });
const typed = fc.oneof(any, nearHalf).filter(({ start, target }) => start !== target);

describe('the per cent shown', () => {
  it('of a move are those of exact fractions, for all that people type', () => {
    fc.assert(
      fc.property(typed, ({ start, target, now }) => {
        const metric = move(start, target);
        const checkIns = [checkIn('2026-08-03', value(now))];
        expect(shownPercent(progress(metric, checkIns))).toBe(exactPercent(exactProgress(metric, checkIns)));
      }),
      { numRuns: 2000 },
    );
  });

  it('of a band are those of exact fractions', () => {
    fc.assert(
      fc.property(typed, fc.boolean(), ({ start, target, now }, isFloor) => {
        const metric = keep({ [isFloor ? 'low' : 'high']: start, tolerance: Math.abs(target) || 1 });
        const checkIns = [checkIn('2026-08-03', value(now))];
        expect(shownPercent(progress(metric, checkIns))).toBe(exactPercent(exactProgress(metric, checkIns)));
      }),
      { numRuns: 1000 },
    );
  });

  it('of an objective are those of exact fractions, whatever the weights', () => {
    const weight = fc.integer({ min: 1, max: 500 }).map((n) => n / 100);
    fc.assert(
      fc.property(fc.array(fc.tuple(typed, weight), { minLength: 1, maxLength: 8 }), (all) => {
        const tree = {
          objective: objective(),
          keyResults: all.map(([{ start, target, now }, weight], i) => ({
            keyResult: keyResult({ id: `kr${i}`, metric: move(start, target), weight }),
            checkIns: [checkIn('2026-08-03', value(now))],
            skips: [],
            changes: [],
          })),
        };
        const exact = exactPercent(exactAchievement(tree, () => []));
        expect(shownPercent(objectiveAchievement(tree))).toBe(exact);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [99_999.8, 99_979.8, 99_999.7, 1],
    [0.3, 0.1, 0.289, 6],
    [4.3, 4.5, 4.301, 1],
    [0, 200, 199, 100],
    [0, 200_000, 198_999.999_999, 99],
  ])('of the way from %d to %d, at %d, are %d', (start, target, now, percent) => {
    expect(shownPercent(progress(move(start, target), [checkIn('2026-08-03', value(now))]))).toBe(percent);
  });
});
