/** Any key result and what was said of it, for property tests. */
import fc from 'fast-check';
import type { Metric, Reading } from '#lib/okr/model.ts';
import { answer, checkIn, keep, milestones, move, ticks, value, YES_NO } from './records.ts';

/** As people type them: up to seven digits, of which two are decimals. */
const typed = fc.integer({ min: -1e7, max: 1e7 }).map((n) => n / 100);
const tolerance = fc.integer({ min: 1, max: 1e5 }).map((n) => n / 100);

export const anyMetric: fc.Arbitrary<Metric> = fc.oneof(
  fc.tuple(typed, typed).map(([start, target]) => move(start, target)),
  fc
    .tuple(typed, typed, fc.option(tolerance, { nil: null }))
    .map(([a, b, room]) =>
      keep({ low: Math.min(a, b), high: Math.max(a, b), ...(room !== null && { tolerance: room }) }),
    ),
  fc
    .array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 })
    .map((weights) => milestones(...weights.map((weight) => weight / 10))),
  fc.constant(YES_NO),
);

const milestoneIds = fc.subarray(['m1', 'm2', 'm3', 'm4', 'm5']);
export const anyReading: fc.Arbitrary<Reading> = fc.oneof(
  typed.map(value),
  fc.tuple(milestoneIds, milestoneIds).map(([ticked, unticked]) => ticks(ticked, unticked)),
  fc.boolean().map(answer),
);

const said = fc.record({
  day: fc.integer({ min: 1, max: 28 }).map((day) => `2026-08-${String(day).padStart(2, '0')}`),
  reading: fc.option(anyReading, { nil: null }),
  createdAt: fc.integer({ min: 0, max: 5 }),
  replaces: fc.option(fc.nat({ max: 9 }), { nil: null, freq: 3 }),
});

/** Check-ins on any days, among them corrections and withdrawals, also of what does not exist. */
export const anyCheckIns = fc.array(said, { maxLength: 10 }).map((all) =>
  all.map(({ day, reading, createdAt, replaces }, index) =>
    checkIn(day, reading, {
      id: `c${index}`,
      createdAt,
      ...(replaces !== null && { replaces: `c${replaces}` }),
    }),
  ),
);

export const anyMetricAndReadings = fc.record({ metric: anyMetric, checkIns: anyCheckIns });
