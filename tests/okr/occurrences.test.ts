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

  it('has none for a key result that is activated after the cycle, however long after', () => {
    expect(local({ activatedAt: at('2026-10-02T09:00', TAIPEI) })).toEqual([]);
    expect(local({ activatedAt: 8.64e15, cadence: { ...FRIDAY, every: 'month' } })).toEqual([]);
  });
});

describe('a cycle that is damaged', () => {
  it('has the occurrences of two years at most, however far its last day lies', () => {
    const all = local({ cycle: cycle('2026-07-01', '2926-09-30') });
    expect(all[0]).toBe('2026-07-10T17:00');
    expect(all).toHaveLength(120);
  });

  it('has none where it ends before it begins', () => {
    expect(local({ cycle: cycle('2026-07-01', '2025-09-30') })).toEqual([]);
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

  it('leaves exactly two weeks after an activation at that very weekday and time', () => {
    const twoWeeks: Cadence = { ...FRIDAY, every: 'two-weeks' };
    expect(local({ cadence: twoWeeks, activatedAt: at('2026-08-07T17:00', TAIPEI) })[0]).toBe('2026-08-21T17:00');
    expect(local({ cadence: twoWeeks, activatedAt: at('2026-08-07T17:01', TAIPEI) })[0]).toBe('2026-08-28T17:00');
  });

  it('has none in a cycle of thirteen days', () => {
    expect(local({ cadence: { ...FRIDAY, every: 'two-weeks' }, cycle: cycle('2026-07-03', '2026-07-16') })).toEqual([]);
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

  it('has none in a cycle of one month', () => {
    expect(local({ cadence: monthly, cycle: cycle('2026-07-01', '2026-07-31') })).toEqual([]);
  });

  it('takes the last day of a month that is too short: from 31 January the first is at or after 28 February', () => {
    const saturday = { ...monthly, weekday: 6 };
    const year = cycle('2026-01-01', '2026-03-31');
    expect(local({ cycle: year, cadence: saturday, activatedAt: at('2026-01-31T17:00', TAIPEI) })).toEqual([
      '2026-02-28T17:00',
    ]);
    expect(local({ cycle: year, cadence: saturday, activatedAt: at('2026-01-31T17:01', TAIPEI) })).toEqual([
      '2026-03-07T17:00',
    ]);
  });

  it('begun on a 29 February goes on with the 29th', () => {
    const year = cycle('2028-01-01', '2028-06-30');
    expect(local({ cycle: year, cadence: monthly, activatedAt: at('2028-02-29T09:00', TAIPEI) })).toEqual([
      '2028-03-31T17:00',
      '2028-05-05T17:00',
      '2028-06-02T17:00',
      '2028-06-30T17:00',
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

  it.each([
    ['2026-03-01', '2026-03-13', 'America/New_York', '-04:00'],
    ['2026-10-25', '2026-11-06', 'America/New_York', '-05:00'],
    ['2026-03-26', '2026-04-10', 'Australia/Lord_Howe', '+10:30'],
    ['2026-09-24', '2026-10-09', 'Australia/Lord_Howe', '+11:00'],
    ['2026-04-14', '2026-04-24', 'Africa/Cairo', '+03:00'],
    ['2026-10-19', '2026-10-30', 'Africa/Cairo', '+02:00'],
  ])('keeps Friday 17:00 over the change between %s and %s in %s', (first, last, zone, offset) => {
    const all = instants({ cycle: cycle(first, last), cadence: FRIDAY, zone, activatedAt: 0 });
    expect(all.at(-1)).toBe(Temporal.Instant.from(`${last}T17:00${offset}`).epochMilliseconds);
  });

  it('moves with the half hour of Lord Howe, where 02:00 to 02:29 are skipped', () => {
    const sunday: Cadence = { every: 'week', weekday: 7, time: '02:15' };
    const spring = { cycle: cycle('2026-09-20', '2026-10-11'), cadence: sunday, zone: 'Australia/Lord_Howe' };
    expect(local(spring)).toEqual(['2026-09-27T02:15', '2026-10-04T02:45', '2026-10-11T02:15']);
  });

  it('begins at 01:00 where the cycle’s first midnight is skipped, as in Cairo on 24 April 2026', () => {
    const midnight: Cadence = { every: 'week', weekday: 5, time: '00:00' };
    const [first] = occurrences({
      cycle: cycle('2026-04-24', '2026-05-31'),
      cadence: midnight,
      zone: 'Africa/Cairo',
      activatedAt: 0,
    });
    expect(first).toEqual({
      at: at('2026-05-01T00:00', 'Africa/Cairo'),
      opensAt: at('2026-04-24T01:00', 'Africa/Cairo'),
    });
    const onTheDay = { cycle: cycle('2026-04-15', '2026-04-30'), cadence: midnight, zone: 'Africa/Cairo' };
    expect(local(onTheDay)).toEqual(['2026-04-24T01:00']);
  });

  it('asks a day later for a day that the zone jumped over, as Apia did Friday 30 December 2011', () => {
    const apia = { cycle: cycle('2011-12-15', '2012-01-06'), zone: 'Pacific/Apia' };
    expect(local(apia)).toEqual(['2011-12-23T17:00', '2011-12-31T17:00', '2012-01-06T17:00']);
    expect(local({ ...apia, cycle: cycle('2011-12-15', '2011-12-30') })).toEqual(['2011-12-23T17:00']);
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

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'Etc/GMT+12'])(
    'still holds after the owner has moved to %s',
    (zone) => {
      expect(local({ skips: [second], zone }).slice(0, 2)).toEqual(['2026-07-10T17:00', '2026-07-24T17:00']);
    },
  );

  it('holds from one end of the world to the other, and means no occurrence that is further away', () => {
    const farEast = at('2026-07-17T17:00', 'Pacific/Kiritimati');
    const farWest = { zone: 'Etc/GMT+12' };
    expect(local({ ...farWest, skips: [farEast] })).not.toContain('2026-07-17T17:00');
    expect(local({ ...farWest, skips: [farEast - 1] })).toContain('2026-07-17T17:00');
  });
});

describe('the days on which the owner is away', () => {
  const away = (firstDay: string, lastDay: string) => ({ away: [{ firstDay, lastDay }] });

  it('are not expected, the first and the last included', () => {
    expect(local(away('2026-07-17', '2026-07-24')).slice(0, 2)).toEqual(['2026-07-10T17:00', '2026-07-31T17:00']);
    expect(local(away('2026-07-18', '2026-07-23')).slice(1, 3)).toEqual(['2026-07-17T17:00', '2026-07-24T17:00']);
  });

  it('are those of the owner’s calendar, whatever day it is in UTC', () => {
    const early: Cadence = { every: 'week', weekday: 5, time: '06:00' };
    const all = local({ cadence: early, ...away('2026-07-17', '2026-07-17') });
    expect(all.slice(0, 2)).toEqual(['2026-07-10T06:00', '2026-07-24T06:00']);
  });

  it('may leave nothing of a cycle, and mean nothing when they end before they begin', () => {
    expect(local(away('2026-06-01', '2026-12-31'))).toEqual([]);
    expect(local(away('2026-07-31', '2026-07-01'))).toHaveLength(12);
  });

  it('do not shift the rhythm of two weeks', () => {
    const all = local({ cadence: { ...FRIDAY, every: 'two-weeks' }, ...away('2026-07-27', '2026-08-02') });
    expect(all.slice(0, 2)).toEqual(['2026-07-17T17:00', '2026-08-14T17:00']);
  });

  it('let the next occurrence open as early as the first of them would have', () => {
    const opening = (schedule: Partial<Schedule>) =>
      occurrences({ cycle: Q3, cadence: FRIDAY, zone: TAIPEI, activatedAt: 0, ...schedule }).map(
        ({ opensAt }) => opensAt,
      );
    const [first = NaN, second = NaN] = opening({});
    expect(first).toBe(at('2026-07-01T00:00', TAIPEI));
    expect(second).toBe(at('2026-07-12T17:00', TAIPEI) + 1);
    expect(opening(away('2026-07-17', '2026-07-24'))[1]).toBe(second);
    expect(opening(away('2026-07-10', '2026-07-10'))[0]).toBe(first);
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
    'Africa/Cairo',
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

  const schedule = fc.record({ cycle: fc.constant(Q3), zone, cadence, activatedAt: activation });
  const days = fc.tuple(fc.integer({ min: -20, max: 100 }), fc.integer({ min: -2, max: 30 })).map(([from, length]) => {
    const first = Temporal.PlainDate.from(Q3.firstDay).add({ days: from });
    return { firstDay: first.toString(), lastDay: first.add({ days: length }).toString() };
  });

  it('ascends strictly, and each can be met before it is expected but only after the one before', () => {
    fc.assert(
      fc.property(schedule, fc.array(days, { maxLength: 3 }), (schedule, away) => {
        let before = -Infinity;
        for (const { at, opensAt } of occurrences({ ...schedule, away })) {
          expect(opensAt).toBeGreaterThan(before);
          expect(at).toBeGreaterThan(opensAt);
          before = at;
        }
      }),
    );
  });

  it('only loses by away days and skips, and gains nothing', () => {
    fc.assert(
      fc.property(
        schedule,
        fc.array(days, { maxLength: 3 }),
        fc.array(fc.nat(20), { maxLength: 3 }),
        (schedule, away, n) => {
          const all = instants(schedule);
          const skips = n.flatMap((i) => all[i] ?? []);
          const isAway = (instant: number) => {
            const day = wallClock(instant, schedule.zone).toPlainDate().toString();
            return away.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
          };
          expect(instants({ ...schedule, away, skips })).toEqual(
            all.filter((instant) => !isAway(instant) && !skips.includes(instant)),
          );
        },
      ),
    );
  });

  it('keeps a week called off for an owner who moves to any other zone', () => {
    fc.assert(
      fc.property(schedule, zone, fc.nat(20), (schedule, elsewhere, n) => {
        const here = instants({ ...schedule, activatedAt: 0 });
        const skip = here[n % Math.max(1, here.length)];
        fc.pre(skip !== undefined);
        const there = { ...schedule, activatedAt: 0, zone: elsewhere };
        expect(instants({ ...there, skips: [skip] })).toHaveLength(instants(there).length - 1);
      }),
    );
  });

  it('is the same in a zone that is always so many hours apart, when all that happened is', () => {
    const offset = fc.integer({ min: -12, max: 14 });
    // The signs of these zones are those of POSIX: Etc/GMT-8 is what the world calls UTC+8.
    const fixed = (hours: number) => `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
    fc.assert(
      fc.property(schedule, offset, days, (schedule, hours, away) => {
        const inUtc = occurrences({ ...schedule, zone: 'UTC', away: [away] });
        const shift = hours * 3_600_000;
        const activatedAt = schedule.activatedAt - shift;
        expect(occurrences({ ...schedule, zone: fixed(hours), activatedAt, away: [away] })).toEqual(
          inUtc.map(({ at, opensAt }) => ({ at: at - shift, opensAt: opensAt - shift })),
        );
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
