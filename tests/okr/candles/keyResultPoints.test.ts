import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyResultPoints } from '#lib/okr/candles/keyResultPoints.ts';
import type { Metric } from '#lib/okr/model.ts';
import { clampAchievement, effectiveCheckIns, progress } from '#lib/okr/progress.ts';
import { answer, at, checkIn, keep, metricChange, milestones, move, ticks, value, YES_NO } from '../records.ts';

const day = fc.integer({ min: 0, max: 30 }).map((n) => `2026-08-${String(n + 1).padStart(2, '0')}`);
const metric: fc.Arbitrary<Metric> = fc.constantFrom(
  move(0, 100),
  move(9, 2),
  keep({ low: 40 }),
  milestones(1, 2),
  YES_NO,
);
const reading = fc.oneof(
  fc.integer({ min: -50, max: 200 }).map(value),
  fc.subarray(['m1', 'm2']).map((ids) => ticks(ids)),
  fc.boolean().map(answer),
);
const checkIns = fc.array(
  fc.tuple(day, reading).map(([on, said]) => checkIn(on, said)),
  { maxLength: 12 },
);
const changes = fc.array(
  fc.tuple(day, metric, metric).map(([on, from, to]) => metricChange(on, { from, to })),
  { maxLength: 4 },
);

describe('the way of a key result', () => {
  it('ends where its progress is today, whatever its metric was before', () => {
    fc.assert(
      fc.property(metric, changes, checkIns, (today, earlier, said) => {
        const p = progress(today, said);
        const points = keyResultPoints(today, earlier, effectiveCheckIns(said));
        expect(points.at(-1)?.achievement ?? null).toBe(p === null ? null : clampAchievement(p));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes changes of one day by when they were made, and those of one instant by their ids, however they arrive', () => {
    const doubled = { from: move(0, 100), to: move(0, 200) };
    const halved = { from: move(0, 200), to: move(0, 50) };
    const said = [checkIn('2026-08-03', value(20))];
    const made = at('2026-08-10T12:00');
    for (const [first, second] of [
      [
        { id: 'b', createdAt: made },
        { id: 'a', createdAt: made + 1 },
      ],
      [
        { id: 'a', createdAt: made },
        { id: 'b', createdAt: made },
      ],
    ] as const) {
      const both = [
        metricChange('2026-08-10', { ...doubled, ...first }),
        metricChange('2026-08-10', { ...halved, ...second }),
      ];
      for (const arrived of [both, both.toReversed()]) {
        expect(keyResultPoints(move(0, 50), arrived, said).map(({ achievement }) => achievement)).toEqual([0.2, 0.4]);
      }
    }
  });

  it('ascends, with each change of a day before what is said on it', () => {
    fc.assert(
      fc.property(metric, changes, checkIns, (today, earlier, said) => {
        const points = keyResultPoints(today, earlier, effectiveCheckIns(said));
        expect(points).toEqual(points.toSorted((a, b) => a.day - b.day));
        const second = points.filter(({ day: now }, i) => points[i - 1]?.day === now);
        expect(second.every(({ by }) => by !== null)).toBe(true);
      }),
    );
  });
});
