import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cadence } from '#lib/okr/model.ts';
import { occurrences, type Schedule } from '#lib/okr/occurrences.ts';
import { at, Q3 } from './records.ts';

const FRIDAY: Cadence = { every: 'week', weekday: 5, time: '17:00' };
const TAIPEI = 'Asia/Taipei';

const instants = (schedule: Schedule): number[] => occurrences(schedule).map(({ at }) => at);

/** Local days and times of the occurrences, in the schedule's own zone. */
function local(schedule: Partial<Schedule>): string[] {
  const full = { cycle: Q3, cadence: FRIDAY, zone: TAIPEI, activatedAt: 0, ...schedule };
  return instants(full).map((instant) =>
    Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(full.zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  );
}
const cycle = (firstDay: string, lastDay: string) => ({ ...Q3, firstDay, lastDay });

describe('weekly', () => {
  it('first comes on Friday 10 July in a cycle from Wednesday 1 July, active at once', () => {
    const all = local({ activatedAt: at('2026-06-20T09:00', TAIPEI) });
    expect(all[0]).toBe('2026-07-10T17:00');
    expect(all.at(-1)).toBe('2026-09-25T17:00');
    expect(all).toHaveLength(12);
  });

  it('leaves a full interval after an activation in the middle of the cycle', () => {
    expect(local({ activatedAt: at('2026-08-07T17:00', TAIPEI) })[0]).toBe('2026-08-14T17:00');
    expect(local({ activatedAt: at('2026-08-07T17:01', TAIPEI) })[0]).toBe('2026-08-21T17:00');
  });

  it('may fall on the first midnight after a week, and on the last day', () => {
    const midnight: Cadence = { every: 'week', weekday: 3, time: '00:00' };
    const all = local({ cadence: midnight });
    expect(all[0]).toBe('2026-07-08T00:00');
    expect(all.at(-1)).toBe('2026-09-30T00:00');
  });

  it('has none in a cycle shorter than its interval', () => {
    expect(local({ cycle: cycle('2026-07-01', '2026-07-09') })).toEqual([]);
    expect(local({ cycle: cycle('2026-07-01', '2026-07-10') })).toEqual(['2026-07-10T17:00']);
  });

  it('has none for a key result that is activated after the cycle', () => {
    expect(local({ activatedAt: at('2026-10-02T09:00', TAIPEI) })).toEqual([]);
  });
});

describe('every two weeks', () => {
  it('counts on from the first', () => {
    expect(local({ cadence: { ...FRIDAY, every: 'two-weeks' } })).toEqual([
      '2026-07-17T17:00',
      '2026-07-31T17:00',
      '2026-08-14T17:00',
      '2026-08-28T17:00',
      '2026-09-11T17:00',
      '2026-09-25T17:00',
    ]);
  });
});

describe('monthly', () => {
  const monthly: Cadence = { every: 'month', weekday: 5, time: '17:00' };

  it('is the first such weekday after each month', () => {
    expect(local({ cadence: monthly })).toEqual(['2026-08-07T17:00', '2026-09-04T17:00']);
  });

  it('does not drift when it begins on the 31st', () => {
    const year = cycle('2026-01-01', '2026-12-31');
    expect(local({ cycle: year, cadence: monthly, activatedAt: at('2026-01-31T09:00', TAIPEI) })).toEqual([
      '2026-03-06T17:00',
      '2026-04-03T17:00',
      '2026-05-01T17:00',
      '2026-06-05T17:00',
      '2026-07-03T17:00',
      '2026-07-31T17:00',
      '2026-09-04T17:00',
      '2026-10-02T17:00',
      '2026-11-06T17:00',
      '2026-12-04T17:00',
    ]);
  });

  it('knows the 29th of February', () => {
    const spring = cycle('2028-01-01', '2028-03-31');
    expect(
      local({ cycle: spring, cadence: { ...monthly, weekday: 2 }, activatedAt: at('2028-01-31T09:00', TAIPEI) }),
    ).toEqual(['2028-02-29T17:00']);
  });
});

describe('clocks that change', () => {
  const berlin = 'Europe/Berlin';
  const friday = (first: string, last: string) => ({ cycle: cycle(first, last), zone: berlin });

  it('keeps Friday 17:00 when summer time begins: that week lasts an hour less', () => {
    const [before = NaN, after = NaN] = instants({
      ...friday('2026-03-18', '2026-04-05'),
      cadence: FRIDAY,
      activatedAt: 0,
    });
    expect(after - before).toBe((7 * 24 - 1) * 3_600_000);
    expect(local(friday('2026-03-18', '2026-04-05'))).toEqual(['2026-03-27T17:00', '2026-04-03T17:00']);
  });

  it('keeps Friday 17:00 when it ends: that week lasts an hour more', () => {
    const [before = NaN, after = NaN] = instants({
      ...friday('2026-10-14', '2026-11-01'),
      cadence: FRIDAY,
      activatedAt: 0,
    });
    expect(after - before).toBe((7 * 24 + 1) * 3_600_000);
  });

  it('expects a time that the clock jumps over an hour later, and one that it shows twice at its first', () => {
    const sunday: Cadence = { every: 'week', weekday: 7, time: '02:30' };
    expect(local({ ...friday('2026-03-15', '2026-03-29'), cadence: sunday })).toEqual([
      '2026-03-22T02:30',
      '2026-03-29T03:30',
    ]);
    expect(instants({ ...friday('2026-10-15', '2026-10-25'), cadence: sunday, activatedAt: 0 })).toEqual([
      Temporal.Instant.from('2026-10-25T02:30+02:00').epochMilliseconds,
    ]);
  });

  it('is always a week of 168 hours where clocks never change', () => {
    const all = instants({
      cycle: cycle('2026-01-01', '2026-12-31'),
      cadence: FRIDAY,
      zone: TAIPEI,
      activatedAt: 0,
    });
    const gaps = new Set(all.slice(1).map((instant, i) => instant - (all[i] ?? NaN)));
    expect(gaps).toEqual(new Set([7 * 24 * 3_600_000]));
  });

  it('counts a zone that this machine does not know as UTC', () => {
    const strange = instants({ cycle: Q3, cadence: FRIDAY, zone: 'Mars/Olympus_Mons', activatedAt: 0 });
    expect(strange).toEqual(instants({ cycle: Q3, cadence: FRIDAY, zone: 'UTC', activatedAt: 0 }));
  });
});

describe('not this week', () => {
  const second = at('2026-07-17T17:00', TAIPEI);

  it('takes away the occurrence that it names and no other', () => {
    expect(local({ skips: [second] }).slice(0, 2)).toEqual(['2026-07-10T17:00', '2026-07-24T17:00']);
  });

  it('still holds after the owner has moved to another zone', () => {
    expect(local({ skips: [second], zone: 'America/Los_Angeles' }).slice(0, 2)).toEqual([
      '2026-07-10T17:00',
      '2026-07-24T17:00',
    ]);
  });
});

describe('any schedule', () => {
  const zone = fc.constantFrom(
    'UTC',
    TAIPEI,
    'Europe/Zurich',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  );
  const cadence = fc.record({
    every: fc.constantFrom('week' as const, 'two-weeks' as const, 'month' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    time: fc.constantFrom('00:00', '02:30', '09:00', '17:00', '23:59'),
  });
  const activation = fc
    .integer({ min: -30 * 24, max: 100 * 24 })
    .map((hours) => at('2026-07-01T00:00') + hours * 3_600_000);
  const wallClock = (instant: number, zone: string) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

  it('lies within the cycle, on its weekday, apart by its interval and a full one after the beginning', () => {
    const interval = { week: { days: 7 }, 'two-weeks': { days: 14 }, month: { months: 1 } };
    fc.assert(
      fc.property(zone, cadence, activation, (zone, cadence, activatedAt) => {
        const all = instants({ cycle: Q3, cadence, zone, activatedAt }).map((instant) => wallClock(instant, zone));
        const cycleBegins = Temporal.PlainDate.from(Q3.firstDay).toZonedDateTime(zone);
        const activated = wallClock(activatedAt, zone);
        const begin = Temporal.ZonedDateTime.compare(cycleBegins, activated) > 0 ? cycleBegins : activated;
        const earliest = begin.add(interval[cadence.every]);
        for (const [i, occurrence] of all.entries()) {
          expect(occurrence.dayOfWeek).toBe(cadence.weekday);
          expect(occurrence.toPlainDate().toString() <= Q3.lastDay).toBe(true);
          expect(Temporal.ZonedDateTime.compare(occurrence, earliest)).toBeGreaterThanOrEqual(0);
          const before = all[i - 1];
          if (!before) continue;
          const days = before.toPlainDate().until(occurrence.toPlainDate()).days;
          const allowed = { week: [7], 'two-weeks': [14], month: [28, 35] }[cadence.every];
          expect(allowed).toContain(days);
        }
      }),
    );
  });

  it('shows the same wall-clock times in every zone when it is active from the start', () => {
    fc.assert(
      fc.property(zone, zone, cadence, (one, other, cadence) => {
        fc.pre(cadence.time !== '02:30');
        expect(local({ zone: one, cadence })).toEqual(local({ zone: other, cadence }));
      }),
    );
  });
});
