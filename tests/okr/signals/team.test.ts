import { describe, expect, it } from 'vitest';
import { dayNumber } from '#lib/okr/calendar.ts';
import type { KeyResultHistory, ObjectiveTree, Team, With } from '#lib/okr/model.ts';
import { everythingGreen, type TeamKeyResult } from '#lib/okr/signals/everythingGreen.ts';
import { statusesOver } from '#lib/okr/signals/pastStatus.ts';
import { silentLeader } from '#lib/okr/signals/silentLeader.ts';
import { ANN, at, checkIn, directoryWith, keyResult, metricChange, move, objective, Q3, value } from '../records.ts';

const TAIPEI = 'Asia/Taipei';
const TEAM: With<Team> = { id: 'team', name: 'Schools', leaders: ['ann'] };

describe('the status of a past day', () => {
  // 1 October would be day 92 of 92. On 31 July a third of the cycle is over (30 of 92 days).
  const checkIns = [
    checkIn('2026-07-10', value(20), { confidence: 8 }),
    checkIn('2026-07-31', value(21), { confidence: 8 }),
  ];
  const history: KeyResultHistory = { keyResult: keyResult(), checkIns, skips: [], changes: [] };
  const ground = { history, objective: objective(), cycle: Q3, zone: TAIPEI };
  const on = (day: string, more: Partial<typeof ground> = {}) =>
    statusesOver({ ...ground, ...more }, dayNumber(day), dayNumber(day))[0];
  const withHistory = (more: Partial<KeyResultHistory>) => ({ history: { ...history, ...more } });

  it.each([
    ['2026-06-30', null],
    ['2026-07-01', 'pending'],
    ['2026-07-09', 'pending'],
    // 20 % after 9 of 92 days.
    ['2026-07-10', 'on'],
    ['2026-07-30', 'risk'],
    // 21 % after 36 of 92 days: a pace of 0.54; after 39 days below 0.5.
    ['2026-08-06', 'risk'],
    ['2026-08-09', 'off'],
    ['2026-09-30', 'off'],
    ['2026-10-01', null],
  ])('on %s it is %s', (day, status) => {
    expect(on(day)).toBe(status);
  });

  it('is what the person set, until the next check-in', () => {
    const [first, second] = checkIns;
    const said = first && second ? [{ ...first, status: 'off' as const }, second] : [];
    expect(on('2026-07-10', withHistory({ checkIns: said }))).toBe('off');
    expect(on('2026-07-31', withHistory({ checkIns: said }))).toBe('risk');
  });

  it('counts a correction on the day that it puts right', () => {
    const correction = checkIn('2026-07-10', value(1), {
      confidence: 8,
      replaces: checkIns[0]?.id ?? '',
      createdAt: at('2026-08-01T12:00'),
    });
    expect(on('2026-07-20', withHistory({ checkIns: [...checkIns, correction] }))).toBe('off');
  });

  it('goes by the metric in force', () => {
    const changes = [metricChange('2026-07-15', { from: move(0, 40), to: move(0, 100) })];
    expect(on('2026-07-14', withHistory({ changes }))).toBe('on');
    const early = [metricChange('2026-07-15', { from: move(0, 1000), to: move(0, 100) })];
    expect(on('2026-07-14', withHistory({ changes: early }))).toBe('off');
    expect(on('2026-07-15', withHistory({ changes: early }))).toBe('on');
  });

  it('is none before activation, from a drop on, in a draft, and where the figure comes from below', () => {
    const activatedAt = at('2026-07-11T00:00', TAIPEI);
    expect(on('2026-07-10', withHistory({ keyResult: keyResult({ activatedAt }) }))).toBeNull();
    expect(on('2026-07-11', withHistory({ keyResult: keyResult({ activatedAt }) }))).not.toBeNull();
    const dropped = { on: '2026-07-20', why: 'no money', learned: '', freed: '' };
    const gone = withHistory({ keyResult: keyResult({ state: 'dropped', dropped }) });
    expect(on('2026-07-19', gone)).toBe('on');
    expect(on('2026-07-20', gone)).toBeNull();
    expect(on('2026-07-20', { objective: objective({ state: 'dropped', dropped }) })).toBeNull();
    expect(on('2026-07-19', withHistory({ keyResult: keyResult({ state: 'dropped' }) }))).toBeNull();
    expect(on('2026-07-20', { objective: objective({ state: 'draft' }) })).toBeNull();
    const fed = withHistory({ keyResult: keyResult({ metric: { type: 'from-children' } }) });
    expect(on('2026-07-20', fed)).toBeNull();
  });
});

describe('everything-green', () => {
  /** So many key results that are far ahead from 1 July on, and so many far behind. */
  function teamOf(green: number, red = 0): TeamKeyResult[] {
    return Array.from({ length: green + red }, (_, i) => ({
      history: {
        keyResult: keyResult({ id: `kr${String(i).padStart(3, '0')}`, owner: i === 0 ? 'ben' : 'ann' }),
        checkIns: [checkIn('2026-07-01', value(i < green ? 90 : 0), { confidence: 9 })],
        skips: [],
        changes: [],
      },
      objective: objective({ team: 'team' }),
      cycle: Q3,
    }));
  }
  const look = (keyResults: TeamKeyResult[], day: string) => everythingGreen(TEAM, keyResults, day, TAIPEI);

  it('sees a team of which 98 of a hundred are on track for 28 days', () => {
    expect(look(teamOf(49, 1), '2026-08-17')).toMatchObject({
      about: { kind: 'team', id: 'team' },
      first: ['ann', 'ben'],
      counts: { count: 50, share: 0.98 },
      since: '2026-07-21',
    });
    expect(look(teamOf(48, 1), '2026-08-17')).toBeNull();
  });

  it('wants all of the 28 days', () => {
    // The first day of the cycle counts as well: nothing can be behind yet.
    expect(look(teamOf(5), '2026-07-28')).not.toBeNull();
    expect(look(teamOf(5), '2026-07-27')).toBeNull();
    const once = teamOf(5);
    once[0]?.history.checkIns.push(
      checkIn('2026-08-10', value(90), { confidence: 1 }),
      checkIn('2026-08-11', value(90), { confidence: 9 }),
    );
    expect(look(once, '2026-09-06')).toBeNull();
    expect(look(once, '2026-09-07')).not.toBeNull();
  });

  it('takes what is done for green, and what is pending for none', () => {
    const done = teamOf(5);
    done[0]?.history.checkIns.push(checkIn('2026-07-02', value(100)));
    expect(look(done, '2026-08-17')).not.toBeNull();
    const pending = teamOf(5);
    pending[0]?.history.checkIns.pop();
    expect(look(pending, '2026-08-17')).toBeNull();
  });

  it('means nothing in a team of four', () => {
    expect(look(teamOf(4), '2026-08-17')).toBeNull();
  });
});

describe('silent-leader', () => {
  const people = [ANN, { ...ANN, id: 'ben', name: 'Ben' }];
  const directory = directoryWith({ people, teams: [TEAM] });
  // Expected on Friday 10 July, 17:00.
  const now = at('2026-07-11T09:00', TAIPEI);
  const inTime = (id: string) =>
    checkIn('2026-07-09', value(10), { keyResult: id, createdAt: at('2026-07-09T09:00', TAIPEI) });

  function tree(team: string | null, ...keyResults: [string, string, 'said' | 'silent'][]): ObjectiveTree {
    return {
      objective: objective({ id: `objective-${team}`, team }),
      keyResults: keyResults.map(([id, owner, state]) => ({
        keyResult: keyResult({ id, owner }),
        checkIns: state === 'said' ? [inTime(id)] : [],
        skips: [],
        changes: [],
      })),
    };
  }
  const look = (...trees: ObjectiveTree[]) => silentLeader('ann', TEAM, trees, directory, now);

  it('sees a leader who is overdue while the team is not', () => {
    expect(look(tree('team', ['mine', 'ann', 'silent'], ['his', 'ben', 'said']))).toEqual({
      signal: 'silent-leader',
      way: 'silentLeader',
      about: { kind: 'person', id: 'ann' },
      first: ['ann'],
      saw: ['his', 'mine'],
      counts: { count: 1, others: 1 },
      since: '2026-07-10',
    });
  });

  it('also where the leader’s own work lies elsewhere', () => {
    expect(look(tree('team', ['his', 'ben', 'said']), tree(null, ['mine', 'ann', 'silent']))).not.toBeNull();
  });

  it.each([
    ['a leader who is not overdue', [tree('team', ['mine', 'ann', 'said'], ['his', 'ben', 'said'])]],
    [
      'a team that is overdue too',
      [tree('team', ['mine', 'ann', 'silent'], ['his', 'ben', 'said'], ['her', 'cat', 'silent'])],
    ],
    ['a leader alone', [tree('team', ['mine', 'ann', 'silent'])]],
    [
      'a team of which nothing is expected by the leader’s day',
      [tree('team', ['mine', 'ann', 'silent']), tree('other', ['his', 'ben', 'said'])],
    ],
  ])('does not see %s', (_, trees) => {
    expect(look(...trees)).toBeNull();
  });

  it('does not take key results for punctual of which nothing was expected yet', () => {
    const trees = tree('team', ['mine', 'ann', 'silent'], ['his', 'ben', 'silent']);
    const [, his] = trees.keyResults;
    if (his) his.keyResult.activatedAt = at('2026-07-09T00:00', TAIPEI);
    expect(look(trees)).toBeNull();
  });

  it('respects days away', () => {
    const away = [{ id: 'a', person: 'ann', firstDay: '2026-07-10', lastDay: '2026-07-10' }];
    const trees = [tree('team', ['mine', 'ann', 'silent'], ['his', 'ben', 'said'])];
    expect(silentLeader('ann', TEAM, trees, directoryWith({ people, teams: [TEAM], away }), now)).toBeNull();
  });
});
