import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dayNumber, dayText, todayIn, weekdayOf, weekStart, zoneClock } from '#lib/okr/calendar.ts';
import { freeQuarter, quarterOf, stateByDate } from '#lib/okr/cycleCalendar.ts';
import { currentWeek } from '#lib/okr/cycleWeek.ts';
import { isDay } from '#lib/okr/day.ts';
import { at, Q3 } from './records.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('days as numbers', () => {
  const number = fc.integer({ min: -30_000, max: 60_000 });

  it('agree with the calendar in both directions, on weekdays and months', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: -24, max: 24 }), (n, months) => {
        const date = day(dayText(n));
        expect(dayNumber(date.toString())).toBe(n);
        expect(weekdayOf(n)).toBe(date.dayOfWeek);
        expect(dayText(addMonths(n, months))).toBe(date.add({ months }).toString());
      }),
    );
  });

  it('know the first day of their week', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 7 }), (n, firstWeekday) => {
        const first = weekStart(n, firstWeekday);
        expect(weekdayOf(first)).toBe(firstWeekday);
        expect(n - first).toBeGreaterThanOrEqual(0);
        expect(n - first).toBeLessThan(7);
      }),
    );
  });

  it.each(['2026-02-30', '2026-13-01', '2026-8-3', '20260803', '2026-08-03T10:00', 'today', ''])(
    '%j is no day',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('know the leap day', () => {
    expect([isDay('2028-02-29'), isDay('2026-02-29')]).toEqual([true, false]);
  });
});

describe('the clock of a zone', () => {
  const zones = ['UTC', 'Asia/Taipei', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia'];

  it('shows what Temporal shows, and finds the way back', () => {
    const instant = fc.integer({ min: at('2020-01-01T00:00') / 60_000, max: at('2030-01-01T00:00') / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (zone, minutes) => {
        const epochMs = minutes * 60_000;
        const wall = zoneClock(zone).wall(epochMs);
        const zoned = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
        expect(dayText(wall.day)).toBe(zoned.toPlainDate().toString());
        expect(zoneClock(zone).instant(wall)).toBe(zoned.toPlainDateTime().toZonedDateTime(zone).epochMilliseconds);
      }),
    );
  });

  it.each([
    ['Europe/Zagreb', [0, -1]],
    ['Europe/Ljubljana', [-1, 0]],
  ])('knows the millisecond in which clocks are changed in %s, whichever side is asked for first', (zone, asked) => {
    const clock = zoneClock(zone);
    const hoursAround = (change: string) => {
      const { epochMilliseconds } = Temporal.Instant.from(change);
      return asked.map((ms) => Math.round(clock.wall(epochMilliseconds + ms).ms / 1000) / 3600);
    };
    const hours = (before: number, after: number) => asked.map((ms) => (ms < 0 ? before : after));
    expect(hoursAround('2026-03-29T01:00Z')).toEqual(hours(2, 3));
    expect(hoursAround('2026-10-25T01:00Z')).toEqual(hours(3, 2));
  });

  it('reaches to the last moment that a record may name', () => {
    expect(zoneClock('Europe/Berlin').wall(8.64e15)).toEqual({ day: 100_000_000, ms: 7_200_000 });
  });

  it('gives each reader their own day', () => {
    const evening = at('2026-08-03T20:00');
    expect(todayIn('Asia/Taipei', evening).toString()).toBe('2026-08-04');
    expect(todayIn('America/New_York', evening).toString()).toBe('2026-08-03');
  });

  it('reads an unknown zone as UTC', () => {
    expect(zoneClock('Mars/Olympus_Mons').wall(90_000)).toEqual({ day: 0, ms: 90_000 });
  });
});

describe('quarters', () => {
  it.each([
    ['2026-01-01', 1, '2026-01-01', '2026-03-31'],
    ['2026-06-30', 2, '2026-04-01', '2026-06-30'],
    ['2026-07-01', 3, '2026-07-01', '2026-09-30'],
    ['2026-12-31', 4, '2026-10-01', '2026-12-31'],
    ['2028-02-29', 1, '2028-01-01', '2028-03-31'],
  ])('%s lies in quarter %d', (today, quarter, firstDay, lastDay) => {
    expect(quarterOf(day(today))).toEqual({ firstDay, lastDay, year: day(today).year, quarter });
  });
});

describe('the weeks of a cycle', () => {
  it.each([
    ['2026-06-01', 1],
    ['2026-07-01', 1],
    ['2026-07-05', 1],
    ['2026-07-06', 2],
    ['2026-08-19', 8],
    ['2026-09-30', 14],
    ['2026-12-01', 14],
  ])('are those that touch it: on %s it is week %d of 14', (today, week) => {
    expect(currentWeek(Q3, day(today))).toEqual({ week, weeks: 14 });
  });

  it.each([
    [1, 14, 2],
    [2, 14, 1],
    [3, 14, 1],
    [4, 14, 2],
    [5, 14, 2],
    [6, 14, 2],
    [7, 14, 2],
  ])('may begin on weekday %d: then the cycle has %d and Monday 6 July lies in week %d', (first, weeks, week) => {
    expect(currentWeek(Q3, day('2026-07-06'), first)).toEqual({ week, weeks });
  });

  it('follow each other without a gap, whatever day they begin on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 90 }), (first, days) => {
        const today = day(Q3.firstDay).add({ days });
        const tomorrow = today.add({ days: 1 });
        const step = currentWeek(Q3, tomorrow, first).week - currentWeek(Q3, today, first).week;
        expect(step).toBe(tomorrow.dayOfWeek === first ? 1 : 0);
      }),
    );
  });

  it('are one in a cycle of one day', () => {
    expect(currentWeek({ ...Q3, lastDay: Q3.firstDay }, day('2026-07-01'))).toEqual({ week: 1, weeks: 1 });
  });
});

describe('the state that a date gives a cycle', () => {
  it.each([
    ['2026-06-30', 'planning'],
    ['2026-07-01', 'active'],
    ['2026-09-30', 'active'],
    ['2026-10-01', 'closing'],
  ])('on %s is %s', (today, state) => {
    expect(stateByDate(Q3, day(today))).toBe(state);
  });
});

describe('what is free of a quarter', () => {
  const cycle = (firstDay: string, lastDay: string, kind: 'quarter' | 'year' = 'quarter') => ({
    firstDay,
    lastDay,
    kind,
  });
  const free = (...cycles: ReturnType<typeof cycle>[]) => {
    const quarter = freeQuarter(Temporal.PlainDate.from('2026-08-12'), cycles);
    return quarter && `${quarter.firstDay} ${quarter.lastDay}`;
  };

  it.each([
    ['nothing else', [], '2026-07-01 2026-09-30'],
    ['a year', [cycle('2026-01-01', '2026-12-31', 'year')], '2026-07-01 2026-09-30'],
    [
      'the quarters beside it',
      [cycle('2026-04-01', '2026-06-30'), cycle('2026-10-01', '2026-12-31')],
      '2026-07-01 2026-09-30',
    ],
    ['one that ran into it', [cycle('2026-05-01', '2026-07-31')], '2026-08-01 2026-09-30'],
    ['one that begins in it', [cycle('2026-09-01', '2026-11-30')], '2026-07-01 2026-08-31'],
    ['both', [cycle('2026-09-01', '2026-11-30'), cycle('2026-05-01', '2026-08-11')], '2026-08-12 2026-08-31'],
    ['one that has this very day', [cycle('2026-08-12', '2026-11-30')], null],
  ])('beside %s', (_, cycles, expected) => {
    expect(free(...cycles)).toBe(expected);
  });
});
