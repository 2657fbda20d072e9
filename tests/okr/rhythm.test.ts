import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueState, expectedAt } from '#lib/okr/cadence.ts';
import type { Cadence, CheckIn, Directory, KeyResult, KeyResultHistory, ObjectiveTree, With } from '#lib/okr/model.ts';
import { personRhythm, rhythmOf, scopeRhythm, trackOccurrences, type OccurrenceState } from '#lib/okr/rhythm.ts';
import { ANN, at, checkIn, directoryWith, keep, keyResult, objective, Q3, value } from './records.ts';

const TAIPEI = 'Asia/Taipei';
const taipei = (local: string) => at(local, TAIPEI);
/** A check-in made at a local time in Taipei, for that day. */
const said = (local: string, more: Partial<With<CheckIn>> = {}) =>
  checkIn(local.slice(0, 10), value(10), { createdAt: taipei(local), ...more });
const skipOf = (occurrence: number) => ({
  id: `skip-${occurrence}`,
  keyResult: 'kr',
  occurrence,
  author: 'ann',
  createdAt: 0,
});

function historyOf(checkIns: With<CheckIn>[], more: Partial<With<KeyResult>> = {}): KeyResultHistory {
  return { keyResult: keyResult(more), checkIns, skips: [], changes: [] };
}
/** The occurrences that have passed or are due, as 'day state, days late'. */
function told(
  checkIns: With<CheckIn>[],
  now: string,
  more: Partial<With<KeyResult>> = {},
  directory = directoryWith(),
) {
  return trackOccurrences(historyOf(checkIns, more), objective(), directory, taipei(now))
    .filter(({ state }) => state !== 'to-come')
    .map(({ at, state, lateDays }) => {
      const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(TAIPEI).toPlainDate();
      return `${day.toPlainMonthDay().toString()} ${state}${lateDays > 0 ? `, ${lateDays} late` : ''}`;
    });
}

describe('the worked example: Friday 17:00 weekly in Taipei, in a cycle from Wednesday 1 July', () => {
  it.each([
    ['2026-07-09T16:59', []],
    ['2026-07-09T17:00', ['07-10 due']],
    ['2026-07-10T17:00', ['07-10 due']],
    ['2026-07-10T17:01', ['07-10 overdue']],
    ['2026-07-11T17:00', ['07-10 overdue, 1 late']],
  ])('at %s stands as %j while nothing was said', (now, expected) => {
    expect(told([], now)).toEqual(expected);
  });

  it('a check-in on Sunday 12 July meets the Friday one day late, and not the next, since it came within the grace', () => {
    expect(told([said('2026-07-12T10:00')], '2026-07-17T09:00')).toEqual(['07-10 met-late, 1 late', '07-17 due']);
  });

  it('a check-in on Monday 13 July meets the Friday late and the next one early', () => {
    const checkIns = [said('2026-07-13T09:00')];
    expect(told(checkIns, '2026-07-13T10:00')).toEqual(['07-10 met-late, 2 late', '07-17 met-on-time']);
    const [, next] = trackOccurrences(historyOf(checkIns), objective(), directoryWith(), taipei('2026-07-13T10:00'));
    expect(next?.metAt).toBe(taipei('2026-07-13T09:00'));
  });
});

describe('to the millisecond', () => {
  const friday = taipei('2026-07-10T17:00');
  const graceEnds = taipei('2026-07-12T17:00');
  const saidAt = (createdAt: number, reading = value(10)) => checkIn('2026-07-10', reading, { createdAt });
  const states = (...checkIns: With<CheckIn>[]) =>
    trackOccurrences(historyOf(checkIns), objective(), directoryWith(), taipei('2026-07-20T09:00'))
      .slice(0, 2)
      .map(({ state }) => state);

  it('a check-in at the very instant is on time, and one after it late', () => {
    expect(states(saidAt(friday))).toEqual(['met-on-time', 'overdue']);
    expect(states(saidAt(friday + 1))).toEqual(['met-late', 'overdue']);
  });

  it('a check-in at the end of the grace belongs to the past alone, and one after it to what comes too', () => {
    expect(states(saidAt(graceEnds))).toEqual(['met-late', 'overdue']);
    expect(states(saidAt(graceEnds + 1))).toEqual(['met-late', 'met-on-time']);
  });

  it('what is reached or lost again at the very instant still counts for it', () => {
    const begin = taipei('2026-07-02T09:00');
    const second = taipei('2026-07-17T17:00');
    expect(states(saidAt(friday, value(100)))).toEqual(['met-on-time']);
    expect(states(saidAt(begin, value(100)), saidAt(second, value(50)))).toEqual(['met-on-time', 'to-come']);
  });
});

describe('weeks that went by', () => {
  it('owe one check-in, the first; those behind it are missed', () => {
    expect(told([], '2026-07-30T17:00')).toEqual([
      '07-10 overdue, 20 late',
      '07-17 missed, 13 late',
      '07-24 missed, 6 late',
      '07-31 due',
    ]);
  });

  it('are all met late by the next check-in, and stay so', () => {
    const met = ['07-10 met-late, 17 late', '07-17 met-late, 10 late', '07-24 met-late, 3 late', '07-31 met-on-time'];
    expect(told([said('2026-07-28T09:00')], '2026-08-01T09:00')).toEqual(met);
    const later = [said('2026-07-28T09:00'), said('2026-08-05T09:00')];
    expect(told(later, '2026-08-07T17:01')).toEqual([...met, '08-07 met-on-time']);
  });

  it('are met by the first check-in that could, however many follow', () => {
    const checkIns = [said('2026-07-16T09:00'), said('2026-07-13T09:00'), said('2026-07-15T09:00')];
    const [, second] = trackOccurrences(historyOf(checkIns), objective(), directoryWith(), taipei('2026-07-20T09:00'));
    expect(second?.metAt).toBe(taipei('2026-07-13T09:00'));
  });

  it('are late by the days of the owner’s clock, also over the night that lasts 25 hours', () => {
    const berlin = 'Europe/Berlin';
    const directory = directoryWith({
      people: [{ ...ANN, zone: berlin, cadence: { every: 'week', weekday: 6, time: '17:00' } }],
      cycles: [{ ...Q3, firstDay: '2026-10-15', lastDay: '2026-11-15' }],
    });
    const lateDays = (local: string) => {
      const late = checkIn('2026-10-25', value(1), { createdAt: at(local, berlin) });
      return trackOccurrences(historyOf([late]), objective(), directory, at('2026-10-27T09:00', berlin))[0]?.lateDays;
    };
    expect([lateDays('2026-10-25T16:59'), lateDays('2026-10-25T17:00')]).toEqual([0, 1]);
  });

  it('are counted in the new zone once the owner has moved', () => {
    const moved = directoryWith({ people: [{ ...ANN, zone: 'America/New_York' }] });
    const tracked = trackOccurrences(historyOf([]), objective(), moved, at('2026-07-11T17:00', 'America/New_York'));
    expect(tracked[0]).toEqual({
      at: at('2026-07-10T17:00', 'America/New_York'),
      metAt: null,
      lateDays: 1,
      state: 'overdue',
    });
  });
});

describe('a target that is reached', () => {
  const reached = said('2026-07-14T09:00', { reading: value(100) });

  it('ends the list and leaves what came before', () => {
    expect(told([said('2026-07-12T10:00'), reached], '2026-08-20T09:00')).toEqual(['07-10 met-late, 1 late']);
  });

  it('and lost again goes on with the list, without the weeks in between', () => {
    const lost = said('2026-07-28T09:00', { reading: value(90) });
    expect(told([said('2026-07-10T10:00'), reached, lost], '2026-08-07T09:00')).toEqual([
      '07-10 met-on-time',
      '07-31 met-on-time',
      '08-07 due',
    ]);
  });

  it('is a band only for others: to keep it is expected to the end', () => {
    const band = { metric: keep({ low: 5 }) };
    expect(told([said('2026-07-10T10:00')], '2026-07-17T17:01', band)).toEqual(['07-10 met-on-time', '07-17 overdue']);
  });
});

describe('the rhythm', () => {
  const NOW = taipei('2026-08-01T09:00');
  const BOB = { ...ANN, id: 'bob' };
  const directory = directoryWith({ people: [ANN, BOB] });
  /** Four Fridays have passed: one on time, two met late by one check-in, one early. */
  const uneven = [said('2026-07-08T09:00'), said('2026-07-28T09:00')];
  const tree = (id: string, ...keyResults: [string, With<CheckIn>[]][]): ObjectiveTree => ({
    objective: objective({ id }),
    keyResults: keyResults.map(([owner, checkIns], i) => historyOf(checkIns, { id: `${id}-${i}`, owner })),
  });

  it('is what was met on time of what has passed', () => {
    const tracked = trackOccurrences(historyOf(uneven), objective(), directory, NOW);
    expect(rhythmOf(tracked, NOW)).toEqual({ onTime: 2, passed: 4, share: 0.5 });
  });

  it('is nothing before the first has passed, although it may have been met', () => {
    const early = taipei('2026-07-10T17:00');
    const tracked = trackOccurrences(historyOf([said('2026-07-08T09:00')]), objective(), directory, early);
    expect(rhythmOf(tracked, early)).toEqual({ onTime: 0, passed: 0, share: null });
    expect(rhythmOf(tracked, early + 1)).toEqual({ onTime: 1, passed: 1, share: 1 });
  });

  it('of a person covers what they own under whosever objective; that of a team covers all its objectives', () => {
    const trees = [tree('o1', ['ann', uneven], ['bob', []]), tree('o2', ['bob', uneven])];
    expect(personRhythm('ann', trees, directory, NOW)).toEqual({ onTime: 2, passed: 4, share: 0.5 });
    expect(personRhythm('bob', trees, directory, NOW)).toEqual({ onTime: 2, passed: 8, share: 0.25 });
    expect(scopeRhythm(trees, directory, NOW)).toEqual({ onTime: 4, passed: 12, share: 1 / 3 });
    expect(personRhythm('nobody', trees, directory, NOW).share).toBeNull();
  });

  it('does not count what was called off, nor the days of absence', () => {
    const away = [{ id: 'a', person: 'ann', firstDay: '2026-07-17', lastDay: '2026-07-17' }];
    const history = { ...historyOf(uneven), skips: [skipOf(taipei('2026-07-24T17:00'))] };
    const tracked = trackOccurrences(history, objective(), directoryWith({ away }), NOW);
    expect(rhythmOf(tracked, NOW)).toEqual({ onTime: 2, passed: 2, share: 1 });
  });
});

describe('any history', () => {
  const BEGIN = taipei('2026-07-01T00:00');
  const hour = fc.integer({ min: -48, max: 100 * 24 });
  const now = hour.map((hours) => BEGIN + hours * 3_600_000);
  const moment = fc.record({ hours: hour, value: fc.integer({ min: 0, max: 120 }), backdated: fc.nat(20) });
  const checkIns = fc.array(moment, { maxLength: 8 }).map((all) =>
    all.map(({ hours, value: reading, backdated }, i) => {
      const createdAt = BEGIN + hours * 3_600_000;
      const day = Temporal.Instant.fromEpochMilliseconds(createdAt).toZonedDateTimeISO(TAIPEI).toPlainDate();
      return checkIn(day.subtract({ days: backdated }).toString(), value(reading), { id: `c${i}`, createdAt });
    }),
  );
  const cadence: fc.Arbitrary<Cadence> = fc.record({
    every: fc.constantFrom('week', 'two-weeks', 'month'),
    weekday: fc.integer({ min: 1, max: 7 }),
    time: fc.constantFrom('00:00', '09:30', '17:00'),
  });
  const zone = fc.constantFrom(TAIPEI, 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo');
  const directory = fc
    .record({ cadence, zone, away: fc.nat(90), length: fc.integer({ min: -1, max: 20 }) })
    .map(({ cadence, zone, away, length }): Directory => {
      const firstDay = Temporal.PlainDate.from(Q3.firstDay).add({ days: away });
      const days = { firstDay: firstDay.toString(), lastDay: firstDay.add({ days: length }).toString() };
      return directoryWith({ people: [{ ...ANN, zone, cadence }], away: [{ id: 'away', person: 'ann', ...days }] });
    });
  const neverDone = { metric: keep({ low: 0, tolerance: 1 }) };

  it('expects next what is the first unmet of all, and has it overdue exactly where the agenda has', () => {
    fc.assert(
      fc.property(checkIns, directory, now, (checkIns, directory, now) => {
        const history = historyOf(checkIns);
        const tracked = trackOccurrences(history, objective(), directory, now);
        const unmet = tracked.find(({ metAt }) => metAt === null);
        const next = expectedAt(history, objective(), directory);
        expect(unmet?.at ?? null).toBe(next);
        const due = dueState(next, now, directory.people.get('ann')?.zone ?? '');
        const overdue = tracked.filter(({ state }) => state === 'overdue');
        expect(overdue.map(({ at, lateDays }) => [at, lateDays])).toEqual(
          due.state === 'overdue' ? [[next, due.lateDays]] : [],
        );
      }),
    );
  });

  it('meets one after the other, so that nothing is met behind what is unmet', () => {
    fc.assert(
      fc.property(checkIns, directory, now, (checkIns, directory, now) => {
        const tracked = trackOccurrences(historyOf(checkIns), objective(), directory, now);
        const ascends = (all: number[]) => all.every((each, i) => i === 0 || each >= (all[i - 1] ?? NaN));
        expect(ascends(tracked.map(({ at }) => at))).toBe(true);
        expect(ascends(tracked.map(({ metAt }) => metAt ?? Infinity))).toBe(true);
      }),
    );
  });

  it('calls nothing late before its time, and nothing to come after it', () => {
    fc.assert(
      fc.property(checkIns, directory, now, (checkIns, directory, now) => {
        const tracked = trackOccurrences(historyOf(checkIns), objective(), directory, now);
        const inState = (...states: OccurrenceState[]) => tracked.filter(({ state }) => states.includes(state));
        expect(inState('to-come', 'due').filter(({ at }) => at < now)).toEqual([]);
        expect(inState('overdue', 'missed').filter(({ at }) => at >= now)).toEqual([]);
        expect(inState('met-on-time', 'to-come', 'due').filter(({ lateDays }) => lateDays !== 0)).toEqual([]);
      }),
    );
  });

  it('does not depend on the order in which check-ins arrive', () => {
    const shuffled = checkIns.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, directory, now, ([one, other], directory, now) => {
        expect(trackOccurrences(historyOf(one), objective(), directory, now)).toEqual(
          trackOccurrences(historyOf(other), objective(), directory, now),
        );
      }),
    );
  });

  it('is nowhere less met by one check-in more', () => {
    fc.assert(
      fc.property(checkIns, hour, directory, now, (checkIns, extra, directory, now) => {
        const more = [...checkIns, checkIn('2026-08-03', value(3), { createdAt: BEGIN + extra * 3_600_000 })];
        const metWith = (all: With<CheckIn>[]) =>
          trackOccurrences(historyOf(all, neverDone), objective(), directory, now).map(
            ({ metAt }) => metAt ?? Infinity,
          );
        const before = metWith(checkIns);
        const after = metWith(more);
        expect(after).toHaveLength(before.length);
        for (const [i, metAt] of after.entries()) expect(metAt).toBeLessThanOrEqual(before[i] ?? NaN);
      }),
    );
  });

  it('has a rhythm between 0 and 1, which time alone lowers only as more passes', () => {
    fc.assert(
      fc.property(checkIns, directory, now, fc.nat(500), (checkIns, directory, now, hours) => {
        const rhythmAt = (moment: number) =>
          rhythmOf(trackOccurrences(historyOf(checkIns), objective(), directory, moment), moment);
        const sooner = rhythmAt(now);
        const later = rhythmAt(now + hours * 3_600_000);
        expect(later.passed).toBeGreaterThanOrEqual(sooner.passed);
        expect(later.onTime).toBeGreaterThanOrEqual(sooner.onTime);
        expect(later.onTime).toBeLessThanOrEqual(later.passed);
        expect(later.share).toBe(later.passed === 0 ? null : later.onTime / later.passed);
      }),
    );
  });
});
