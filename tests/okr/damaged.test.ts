/** Numbers and days that only a file or a damaged record brings in: figures stay figures, between their bounds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentWeek } from '#lib/okr/cycleWeek.ts';
import { toNumber } from '#lib/okr/exact.ts';
import { clampExact, exactProgress } from '#lib/okr/exactProgress.ts';
import type { Metric, Reading } from '#lib/okr/model.ts';
import { objectiveStatus } from '#lib/okr/objectiveStatus.ts';
import { clampAchievement, progress } from '#lib/okr/progress.ts';
import { weightedAchievement } from '#lib/okr/rollup.ts';
import { elapsed } from '#lib/okr/status.ts';
import { checkIn, keep, milestones, move, Q3, ticks, value } from './records.ts';

/** Any number that a schema lets through. */
const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 5e-324, -5e-324, 1e-308, 1e308, -1e308, Number.MAX_VALUE, -Number.MAX_VALUE, 1, 0.1),
);
const weight = finite.map(Math.abs).filter((weight) => weight > 0);

const shown = (metric: Metric, said: Reading): number | null => {
  const p = progress(metric, [checkIn('2026-08-03', said)]);
  return p === null ? null : clampAchievement(p);
};
const exactly = (metric: Metric, said: Reading): number | null => {
  const p = exactProgress(metric, [checkIn('2026-08-03', said)]);
  return p && toNumber(clampExact(p));
};

function expectSame(metric: Metric, said: Reading): void {
  const [figure, exact] = [shown(metric, said), exactly(metric, said)];
  expect(figure === null).toBe(exact === null);
  expect(Math.abs((figure ?? 0) - (exact ?? 0))).toBeLessThan(1e-9);
}

describe('numbers at the ends of what can be held', () => {
  it('leave a move where exact fractions have it', () => {
    expect(progress(move(-1e308, 1e308), [checkIn('2026-08-03', value(1e308))])).toBe(1);
    fc.assert(fc.property(finite, finite, finite, (start, target, now) => expectSame(move(start, target), value(now))));
  });

  it('leave a band where exact fractions have it', () => {
    expect(shown(keep({ low: 99, tolerance: 1e308 }), value(98))).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(finite, finite.map(Math.abs), finite, (low, tolerance, now) => {
        expectSame(tolerance === 0 ? keep({ low }) : keep({ low, tolerance }), value(now));
      }),
    );
  });

  it('leave milestones where exact fractions have them, whatever they weigh', () => {
    expect(shown(milestones(1e308, 1e308, 1e308), ticks(['m1', 'm2']))).toBeCloseTo(2 / 3, 12);
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 5 }), fc.subarray(['m1', 'm2', 'm3']), (weights, ids) =>
        expectSame(milestones(...weights), ticks(ids)),
      ),
    );
  });

  it('leave an objective between its least and its most', () => {
    expect(weightedAchievement([{ weight: Number.MAX_VALUE, progress: 1.2 }])).toBe(1.2);
    expect(weightedAchievement([{ weight: 5e-324, progress: 0.4 }])).toBe(0.4);
    const share = fc.record({ weight, progress: finite });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 6 }), (shares) => {
        const parts = shares.map(({ progress }) => clampAchievement(progress));
        const achievement = weightedAchievement(shares);
        expect(achievement).toBeGreaterThanOrEqual(Math.min(...parts) - 1e-12);
        expect(achievement).toBeLessThanOrEqual(Math.max(...parts) + 1e-12);
      }),
    );
  });

  it('leave the confidence of an objective its mean', () => {
    const keyResults = [2, 10].map((confidence) => ({ weight: 1e308, confidence, status: 'on' as const }));
    const figures = { ambition: 'aspirational', achievement: 1, elapsed: 0.5, state: 'active', keyResults } as const;
    expect(objectiveStatus(figures)).toBe('on');
  });
});

describe('a cycle that ends before it begins', () => {
  it.each(['2026-06-30', '2026-01-01'])('is over on the day after its first, where its last is %s', (lastDay) => {
    const cycle = { ...Q3, lastDay };
    const over = ['2026-06-30', '2026-07-01', '2026-07-02'].map((day) => elapsed(cycle, Temporal.PlainDate.from(day)));
    expect(over).toEqual([0, 0, 1]);
  });

  it('has one week', () => {
    const cycle = { ...Q3, lastDay: '2026-01-01' };
    expect(currentWeek(cycle, Temporal.PlainDate.from('2026-07-02'))).toEqual({ week: 1, weeks: 1 });
  });
});
