import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayText, weekdayOf } from '#lib/okr/calendar.ts';
import { cycleSlots } from '#lib/okr/candles/slots.ts';
import { Q3 } from '../records.ts';

const isFirst = (day: number) => dayText(day).endsWith('-01');

describe('the slots of a cycle', () => {
  it('are all weeks that touch it, from the first weekday on', () => {
    const monday = cycleSlots(Q3, 'week', 1).map(dayText);
    expect([monday[0], monday.at(-1), monday.length - 1]).toEqual(['2026-06-29', '2026-10-05', 14]);
    const wednesday = cycleSlots(Q3, 'week', 3).map(dayText);
    expect([wednesday[0], wednesday.at(-1), wednesday.length - 1]).toEqual(['2026-07-01', '2026-10-07', 14]);
    const thursday = cycleSlots({ firstDay: '2026-07-02', lastDay: '2026-09-30' }, 'week', 4);
    expect(thursday).toHaveLength(13 + 1);
  });

  it('are its days, and the calendar months that touch it', () => {
    expect(cycleSlots(Q3, 'day', 1)).toHaveLength(92 + 1);
    expect(cycleSlots(Q3, 'month', 1).map(dayText)).toEqual(['2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01']);
    const across = { firstDay: '2026-01-31', lastDay: '2026-03-01' };
    expect(cycleSlots(across, 'month', 1).map(dayText)).toEqual([
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
      '2026-04-01',
    ]);
  });

  it('cover the cycle without gaps, and none lies outside it', () => {
    const cycle = fc.tuple(fc.integer({ min: 20_000, max: 22_000 }), fc.integer({ min: 0, max: 400 }));
    const grain = fc.constantFrom('day' as const, 'week' as const, 'month' as const);
    fc.assert(
      fc.property(cycle, grain, fc.integer({ min: 1, max: 7 }), ([first, days], grain, firstWeekday) => {
        const bounds = cycleSlots({ firstDay: dayText(first), lastDay: dayText(first + days) }, grain, firstWeekday);
        expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
        expect(new Set(bounds).size).toBe(bounds.length);
        expect(bounds[0]).toBeLessThanOrEqual(first);
        expect(bounds[1]).toBeGreaterThan(first);
        expect(bounds.at(-2)).toBeLessThanOrEqual(first + days);
        expect(bounds.at(-1)).toBeGreaterThan(first + days);
        const begins = { day: () => true, week: (day: number) => weekdayOf(day) === firstWeekday, month: isFirst };
        expect(bounds.every(begins[grain])).toBe(true);
      }),
    );
  });
});
