import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueState, expectedAt } from '#lib/okr/cadence.ts';
import type { Away, CheckIn, Cycle, KeyResult, Objective, Person, With } from '#lib/okr/model.ts';
import { ANN, answer, at, checkIn, directoryWith, keep, keyResult, objective, Q3, value, YES_NO } from './records.ts';

const TAIPEI = 'Asia/Taipei';
const taipei = (local: string) => at(local, TAIPEI);
const FIRST = taipei('2026-07-10T17:00');
const SECOND = taipei('2026-07-17T17:00');
const THIRD = taipei('2026-07-24T17:00');

interface Case {
  checkIns: With<CheckIn>[];
  /** Instants called off. */
  skips: number[];
  keyResult: Partial<KeyResult>;
  objective: Partial<Objective>;
  cycle: Partial<Cycle> | null;
  owner: Partial<Person> | undefined;
  /** The days on which the owner is away. */
  away: Pick<Away, 'firstDay' | 'lastDay'>[];
}
function expected(given: Partial<Case> = {}): number | null {
  const { checkIns = [], skips = [], cycle = {}, away = [] } = given;
  const history = {
    keyResult: keyResult(given.keyResult),
    checkIns,
    skips: skips.map((occurrence, i) => ({
      id: `skip-${i}`,
      keyResult: 'kr',
      occurrence,
      author: 'ann',
      createdAt: 0,
    })),
    changes: [],
  };
  const isUnknown = 'owner' in given && given.owner === undefined;
  const directory = directoryWith({
    people: isUnknown ? [] : [{ ...ANN, ...given.owner }],
    cycles: [{ ...Q3, ...cycle }],
    away: away.map((days, i) => ({ id: `away-${i}`, person: 'ann', ...days })),
  });
  return expectedAt(history, objective({ ...(cycle === null && { cycle: null }), ...given.objective }), directory);
}
/** A check-in made at a local time in Taipei, for that day. */
const said = (local: string, more: Partial<With<CheckIn>> = {}) =>
  checkIn(local.slice(0, 10), value(10), { createdAt: taipei(local), ...more });

describe('what is expected first', () => {
  it('is the first occurrence while nothing was said', () => {
    expect(expected()).toBe(FIRST);
  });

  it('is the second after any check-in in the cycle, however early', () => {
    expect(expected({ checkIns: [said('2026-07-01T00:00')] })).toBe(SECOND);
    expect(expected({ checkIns: [said('2026-07-10T17:00')] })).toBe(SECOND);
  });

  it('stays the first when all was said before the cycle', () => {
    expect(expected({ checkIns: [said('2026-06-30T23:59')] })).toBe(FIRST);
  });

  it('stays the first until someone checks in, however many go by', () => {
    expect(dueState(expected(), taipei('2026-08-20T09:00'), TAIPEI)).toEqual({ state: 'overdue', lateDays: 40 });
  });
});

describe('the grace after an occurrence', () => {
  it('lets a check-in on Sunday meet the missed Friday, one day late, and not the next', () => {
    const sunday = '2026-07-12T10:00';
    expect(dueState(expected(), taipei(sunday), TAIPEI)).toEqual({ state: 'overdue', lateDays: 1 });
    expect(expected({ checkIns: [said(sunday)] })).toBe(SECOND);
  });

  it('lets a check-in on Monday meet the missed Friday late and the next early', () => {
    expect(expected({ checkIns: [said('2026-07-13T09:00')] })).toBe(THIRD);
  });

  it('ends after exactly two days', () => {
    expect(expected({ checkIns: [said('2026-07-12T17:00')] })).toBe(SECOND);
    expect(expected({ checkIns: [said('2026-07-12T17:01')] })).toBe(THIRD);
  });

  it('is three days every two weeks and five days monthly', () => {
    const twoWeeks = { cadence: { every: 'two-weeks', weekday: 5, time: '17:00' } } as const;
    expect(expected({ keyResult: twoWeeks, checkIns: [said('2026-07-20T17:00')] })).toBe(taipei('2026-07-31T17:00'));
    expect(expected({ keyResult: twoWeeks, checkIns: [said('2026-07-20T17:01')] })).toBe(taipei('2026-08-14T17:00'));
    const monthly = { cadence: { every: 'month', weekday: 5, time: '17:00' } } as const;
    expect(expected({ keyResult: monthly, checkIns: [said('2026-08-12T17:00')] })).toBe(taipei('2026-09-04T17:00'));
    expect(expected({ keyResult: monthly, checkIns: [said('2026-08-12T17:01')] })).toBeNull();
  });

  it('is counted on the wall over a night that lasts 25 hours', () => {
    const berlin = { zone: 'Europe/Berlin' };
    const autumn = { firstDay: '2026-10-01', lastDay: '2026-12-31' };
    const made = (local: string) => [checkIn('2026-10-26', value(1), { createdAt: at(local, 'Europe/Berlin') })];
    const saturdays = { cadence: { every: 'week', weekday: 6, time: '17:00' } } as const;
    const next = (local: string) =>
      expected({ owner: berlin, cycle: autumn, keyResult: saturdays, checkIns: made(local) });
    expect(next('2026-10-26T17:00')).toBe(at('2026-10-31T17:00', 'Europe/Berlin'));
    expect(next('2026-10-26T17:01')).toBe(at('2026-11-07T17:00', 'Europe/Berlin'));
  });
});

describe('many missed occurrences', () => {
  it('are all met by one check-in after a long sleep', () => {
    expect(expected({ checkIns: [said('2026-08-20T09:00')] })).toBe(taipei('2026-08-28T17:00'));
  });

  it('leave nothing to expect after the last is met', () => {
    expect(expected({ checkIns: [said('2026-09-22T09:00')] })).toBeNull();
  });
});

describe('nothing is expected', () => {
  it.each<[string, Partial<Case>]>([
    ['in the backlog', { cycle: null }],
    ['while the cycle is planned', { cycle: { state: 'planning' } }],
    ['while it is closing', { cycle: { state: 'closing' } }],
    ['once it is closed', { cycle: { state: 'closed' } }],
    ['of a draft', { objective: { state: 'draft' } }],
    ['under a dropped objective', { objective: { state: 'dropped' } }],
    ['under a closed objective', { objective: { state: 'closed' } }],
    ['of a dropped key result', { keyResult: { state: 'dropped' } }],
    ['of a target that is reached', { checkIns: [said('2026-07-02T09:00', { reading: value(100) })] }],
    ['of a yes', { keyResult: { metric: YES_NO }, checkIns: [said('2026-07-02T09:00', { reading: answer(true) })] }],
    ['of what its children say', { keyResult: { metric: { type: 'from-children' } } }],
    ['in a cycle that has not arrived', { objective: { cycle: 'elsewhere' } }],
    ['while the owner is away to the end', { away: [{ firstDay: '2026-07-01', lastDay: '2026-12-31' }] }],
    ['in a cycle shorter than the interval', { cycle: { lastDay: '2026-07-07' } }],
    ['of a key result that became active in the last week', { keyResult: { activatedAt: taipei('2026-09-28T09:00') } }],
  ])('%s', (_, given) => {
    expect(expected(given)).toBeNull();
  });

  it('once it is done, until it is no longer', () => {
    const done = said('2026-07-09T09:00', { reading: value(100) });
    expect(expected({ checkIns: [done] })).toBeNull();
    expect(expected({ checkIns: [done, said('2026-07-30T09:00', { reading: value(80) })] })).toBe(
      taipei('2026-08-07T17:00'),
    );
    const moved = { metric: { type: 'move', start: 0, target: 200, unit: { kind: 'number' } } } as const;
    expect(expected({ checkIns: [done], keyResult: moved })).toBe(SECOND);
  });

  it('but of a band that is kept, since it has to be kept to the end', () => {
    const metric = keep({ low: 5 });
    expect(expected({ keyResult: { metric }, checkIns: [said('2026-07-02T09:00')] })).toBe(SECOND);
  });
});

describe('corrections, withdrawals and skips', () => {
  const early = said('2026-07-09T09:00');

  it('a correction keeps the time of what it corrects', () => {
    const correction = said('2026-07-16T09:00', { replaces: early.id });
    const again = said('2026-07-23T09:00', { replaces: correction.id });
    expect(expected({ checkIns: [again, early, correction] })).toBe(SECOND);
  });

  it('a correction of something that has not arrived counts from its own time', () => {
    expect(expected({ checkIns: [said('2026-07-16T09:00', { replaces: 'elsewhere' })] })).toBe(THIRD);
  });

  it('a correction of a correction keeps the earliest time that has arrived', () => {
    const first = said('2026-07-09T09:00', { replaces: 'elsewhere' });
    expect(expected({ checkIns: [first, said('2026-07-16T09:00', { replaces: first.id })] })).toBe(SECOND);
  });

  it('a withdrawn check-in meets nothing', () => {
    const withdrawal = said('2026-07-09T10:00', { reading: null, replaces: early.id });
    expect(expected({ checkIns: [early, withdrawal] })).toBe(FIRST);
  });

  it('check-ins that replace each other in a circle are no reason to hang', () => {
    const a = said('2026-07-09T09:00', { id: 'a', replaces: 'b' });
    const b = said('2026-07-09T10:00', { id: 'b', replaces: 'a' });
    expect(expected({ checkIns: [a, b] })).toBe(FIRST);
  });

  it('not this week leaves the next', () => {
    expect(expected({ skips: [FIRST] })).toBe(SECOND);
    expect(expected({ checkIns: [early], skips: [SECOND] })).toBe(THIRD);
  });
});

describe('away days', () => {
  const firstWeek = { away: [{ firstDay: '2026-07-10', lastDay: '2026-07-10' }] };

  it('leave the next occurrence', () => {
    expect(expected(firstWeek)).toBe(SECOND);
    expect(expected({ ...firstWeek, checkIns: [said('2026-07-02T09:00')] })).toBe(THIRD);
  });

  it('let one report before the holidays stand for the first week after them', () => {
    const away = [{ firstDay: '2026-07-17', lastDay: '2026-07-24' }];
    expect(expected({ away, checkIns: [said('2026-07-14T09:00')] })).toBe(taipei('2026-08-07T17:00'));
    expect(expected({ away, checkIns: [said('2026-07-10T09:00')] })).toBe(taipei('2026-07-31T17:00'));
  });

  it('of someone else change nothing', () => {
    const directory = directoryWith({
      away: [{ id: 'a', person: 'bob', firstDay: '2026-07-01', lastDay: '2026-09-30' }],
    });
    const silent = { keyResult: keyResult(), checkIns: [], skips: [], changes: [] };
    expect(expectedAt(silent, objective(), directory)).toBe(FIRST);
  });
});

describe('an owner', () => {
  it('who moves zones is asked at the same hour of the new place', () => {
    const vancouver = expected({ owner: { zone: 'America/Vancouver' } });
    expect(vancouver).toBe(at('2026-07-10T17:00', 'America/Vancouver'));
    expect((vancouver ?? 0) - FIRST).toBe(15 * 3_600_000);
  });

  it('who moves zones is not asked again for what is met', () => {
    const checkIns = [said('2026-07-10T16:00')];
    expect(expected({ checkIns, owner: { zone: 'America/Vancouver' } })).toBe(
      at('2026-07-17T17:00', 'America/Vancouver'),
    );
  });

  it('of whom nothing is known is asked on Friday 17:00 UTC', () => {
    expect(expected({ owner: undefined })).toBe(at('2026-07-10T17:00', 'UTC'));
  });

  it('has a cadence that key results without their own follow', () => {
    expect(expected({ owner: { cadence: { every: 'week', weekday: 1, time: '09:00' } } })).toBe(
      taipei('2026-07-13T09:00'),
    );
  });
});

describe('any history', () => {
  const hours = fc.integer({ min: -48, max: 100 * 24 });
  const history = fc
    .array(hours, { maxLength: 6 })
    .map((all) =>
      all.map((hour) =>
        checkIn('2026-08-03', value(hour % 90), { createdAt: taipei('2026-07-01T00:00') + hour * 3_600_000 }),
      ),
    );

  it('does not depend on the order in which check-ins arrive', () => {
    fc.assert(
      fc.property(history, (checkIns) => expected({ checkIns }) === expected({ checkIns: checkIns.toReversed() })),
    );
  });

  it('one check-in more never brings an earlier expectation', () => {
    fc.assert(
      fc.property(history, hours, (checkIns, hour) => {
        const more = [
          ...checkIns,
          said('2026-08-04T00:00', { createdAt: taipei('2026-07-01T00:00') + hour * 3_600_000 }),
        ];
        expect(expected({ checkIns: more }) ?? Infinity).toBeGreaterThanOrEqual(expected({ checkIns }) ?? Infinity);
      }),
    );
  });

  it('a check-in now settles whatever was overdue', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 90 * 24 }), (earlier, hour) => {
        const now = taipei('2026-07-01T00:00') + hour * 3_600_000;
        const checkIns = [...earlier, said('2026-08-04T00:00', { createdAt: now })];
        expect(dueState(expected({ checkIns }), now, TAIPEI).state).not.toBe('overdue');
      }),
    );
  });
});
