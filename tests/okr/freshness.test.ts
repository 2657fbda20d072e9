import { describe, expect, it } from 'vitest';
import { teamFreshness } from '#lib/okr/freshness.ts';
import type { CheckIn, ObjectiveTree, With } from '#lib/okr/model.ts';
import { ANN, at, checkIn, directoryWith, keyResult, objective, Q3, value } from './records.ts';

const BEN = { id: 'ben', name: 'Ben', zone: 'Asia/Taipei' };
const CHO = { id: 'cho', name: 'Cho', zone: 'Asia/Taipei' };
const DIRECTORY = directoryWith({ people: [ANN, BEN, CHO] });
/** Wednesday of the seventh week; check-ins are expected on Fridays at 17:00. */
const NOW = at('2026-08-12T09:00', 'Asia/Taipei');
const FRIDAYS = ['2026-07-10', '2026-07-17', '2026-07-24', '2026-07-31', '2026-08-07'];

interface Owned {
  owner: string;
  said: With<CheckIn>[];
}
const tree = (owned: readonly Owned[]): ObjectiveTree => ({
  objective: objective(),
  keyResults: owned.map(({ owner, said }, index) => ({
    keyResult: keyResult({ id: `k${index}`, owner }),
    checkIns: said,
    skips: [],
    changes: [],
  })),
});
const said = (days: readonly string[]) => days.map((day) => checkIn(day, value(1)));
const fresh = (owned: readonly Owned[], more: { now?: number; members?: string[]; most?: number } = {}) =>
  teamFreshness([tree(owned)], {
    directory: DIRECTORY,
    cycle: Q3,
    now: more.now ?? NOW,
    members: more.members ?? [],
    most: more.most ?? 7,
  });
const weeksOf = (owned: readonly Owned[], now = NOW) => fresh(owned, { now }).people[0]?.weeks;

describe('the weeks of a person', () => {
  it('are in where everything came, and open while there is still time', () => {
    expect(weeksOf([{ owner: 'ann', said: said(FRIDAYS) }])).toEqual(['none', 'in', 'in', 'in', 'in', 'in', 'open']);
  });

  it('are missed where nothing came in time, also if it came weeks later', () => {
    const late = [...said(['2026-07-10']), ...said(['2026-08-07'])];
    expect(weeksOf([{ owner: 'ann', said: late }])).toEqual(['none', 'in', 'missed', 'missed', 'missed', 'in', 'open']);
  });

  it('are missed where one of several key results was left out', () => {
    const both = [
      { owner: 'ann', said: said(FRIDAYS) },
      { owner: 'ann', said: said(FRIDAYS.slice(0, 4)) },
    ];
    expect(weeksOf(both)?.at(-2)).toBe('missed');
  });

  it('count what comes a day late as in, and wait that long', () => {
    const saturday = at('2026-08-08T10:00', 'Asia/Taipei');
    const owned = (days: string[]) => [{ owner: 'ann', said: said(days) }];
    expect(weeksOf(owned(FRIDAYS.slice(0, 4)), saturday)?.at(-1)).toBe('open');
    expect(weeksOf(owned([...FRIDAYS.slice(0, 4), '2026-08-08']))?.at(-2)).toBe('in');
    expect(weeksOf(owned(FRIDAYS.slice(0, 4)), at('2026-08-10T10:00', 'Asia/Taipei'))?.at(-2)).toBe('missed');
  });

  it('are the last ones only where there is no room for all', () => {
    const { firstWeek, lastWeek, people } = fresh([{ owner: 'ann', said: said(FRIDAYS) }], { most: 3 });
    expect([firstWeek, lastWeek, people[0]?.weeks.length]).toEqual([5, 7, 3]);
  });
});

describe('people', () => {
  it('stand with whoever has waited longest first, whoever never said anything before all, and who owns nothing last', () => {
    const owned = [
      { owner: 'ann', said: said(FRIDAYS) },
      { owner: 'ben', said: said(FRIDAYS.slice(0, 2)) },
      { owner: 'dan', said: [] },
    ];
    const { people } = fresh(owned, { members: ['ann', 'cho'] });
    expect(people.map(({ person, keyResults }) => [person, keyResults])).toEqual([
      ['dan', 1],
      ['ben', 1],
      ['ann', 1],
      ['cho', 0],
    ]);
    expect(people.map(({ late }) => late)).toEqual([true, true, false, false]);
    expect(people[1]?.lastSaid).toBe(at('2026-07-17T12:00'));
  });

  it('of key results that run no longer have nothing to report', () => {
    const dropped = tree([{ owner: 'ann', said: [] }]);
    for (const { keyResult } of dropped.keyResults) keyResult.state = 'dropped';
    const around = { directory: DIRECTORY, cycle: Q3, now: NOW, members: [], most: 7 };
    expect(teamFreshness([dropped], around).people).toEqual([]);
  });
});
