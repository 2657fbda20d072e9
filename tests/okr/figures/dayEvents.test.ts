import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayEvents } from '#lib/okr/figures/dayEvents.ts';
import type { SaidEvent, Walk } from '#lib/okr/figures/rowBlock.ts';
import { checkIn, value } from '../records.ts';

const DAY = '2026-08-07';

/** Few instants and few ids, so that there are ties, and check-ins that move two objectives. */
const event = fc
  .record({
    id: fc.integer({ min: 0, max: 900 }).map(String),
    createdAt: fc.oneof(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 1e6 }),
      fc.constant(8.64e15),
      fc.constant(0.5),
    ),
    share: fc.integer({ min: -1e11, max: 1e11 }),
    known: fc.constantFrom(0, 0, 1),
    volume: fc.constantFrom(0, 1),
  })
  .map(({ id, createdAt, ...step }): SaidEvent => ({
    ...step,
    day: 0,
    by: checkIn(DAY, value(1), { id, createdAt }),
    keyResults: 0,
    changed: false,
  }));
const events = fc.array(event, { maxLength: 900, size: 'max' });

/** Check-in by check-in, those of one check-in at once. */
function walkOf(events: readonly SaidEvent[]): Walk {
  const key = ({ by }: SaidEvent) => JSON.stringify([by.createdAt, by.id]);
  const groups = [...Map.groupBy(events, key).values()].toSorted(([a], [b]) => {
    if (!a || !b) return 0;
    return a.by.createdAt - b.by.createdAt || (a.by.id < b.by.id ? -1 : 1);
  });
  const total = (of: readonly SaidEvent[], field: 'share' | 'known' | 'volume') =>
    of.reduce((sum, one) => sum + one[field], 0);
  let share = 0;
  const shares = groups.map((group) => (share += total(group, 'share')));
  return {
    low: Math.min(...shares),
    high: Math.max(...shares),
    share: total(events, 'share'),
    known: total(events, 'known'),
    volume: total(events, 'volume'),
  };
}

describe('the check-ins of a day in a scope', () => {
  it('are walked in their order, also when some come and go between two walks', () => {
    fc.assert(
      fc.property(events, events, fc.infiniteStream(fc.boolean()), (first, later, isTaken) => {
        const day = dayEvents();
        for (const one of first) day.put(one);
        expect(day.walk()).toEqual(walkOf(first));
        for (const one of later) day.put(one);
        expect(day.walk()).toEqual(walkOf([...first, ...later]));
        const left = [...first, ...later].filter((one) => {
          const goes = isTaken.next().value;
          if (goes) day.take(one);
          return !goes;
        });
        expect(day.walk()).toEqual(walkOf(left));
      }),
      { numRuns: 30 },
    );
  });

  it('may be taken out before the day was ever walked, and the day then is empty', () => {
    fc.assert(
      fc.property(events, (all) => {
        const day = dayEvents();
        for (const one of all) day.put(one);
        for (const one of all.toReversed()) day.take(one);
        expect(day.isEmpty()).toBe(true);
        expect(day.walk()).toEqual(walkOf([]));
      }),
      { numRuns: 10 },
    );
  });
});
