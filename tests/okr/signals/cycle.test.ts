import { describe, expect, it } from 'vitest';
import type { Metric, MetricChange, Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import { eleventhHour } from '#lib/okr/signals/eleventhHour.ts';
import { movedGoal } from '#lib/okr/signals/movedGoal.ts';
import { fullScoresRunning, lineOf, reachedEarly } from '#lib/okr/signals/tooSafe.ts';
import { answer, checkIn, keep, metricChange, milestones, move, objective, ticks, value, YES_NO } from '../records.ts';
import { groundOf } from './ground.ts';

const LATE = '2026-09-30';

describe('too-safe within a cycle', () => {
  it('sees nine tenths reached before two fifths of the cycle were over', () => {
    // 92 days: on 6 August 36 of them are over (39 %), on 7 August 37 (40.2 %).
    const early = checkIn('2026-08-06', value(90));
    expect(reachedEarly(groundOf([early], LATE))).toMatchObject({
      signal: 'too-safe',
      way: 'tooSafeEarly',
      saw: [early.id],
      counts: { achievement: 0.9, elapsed: 36 / 92 },
      since: '2026-08-06',
    });
    expect(reachedEarly(groundOf([checkIn('2026-08-07', value(90))], LATE))).toBeNull();
    expect(reachedEarly(groundOf([checkIn('2026-08-06', value(89.9))], LATE))).toBeNull();
  });

  it('ends before exactly two fifths', () => {
    const cycle = {
      name: 'Fifty days',
      firstDay: '2026-07-01',
      lastDay: '2026-08-19',
      kind: 'two-month',
      state: 'active',
    } as const;
    expect(reachedEarly(groundOf([checkIn('2026-07-20', value(95))], LATE, { cycle }))).not.toBeNull();
    expect(reachedEarly(groundOf([checkIn('2026-07-21', value(95))], LATE, { cycle }))).toBeNull();
  });

  it('stays while it holds, counted from when it last was reached', () => {
    const holds = [checkIn('2026-07-10', value(95)), checkIn('2026-09-01', value(92))];
    expect(reachedEarly(groundOf(holds, LATE))?.saw).toEqual(holds.map(({ id }) => id));
    const fell = [...holds, checkIn('2026-09-08', value(50))];
    expect(reachedEarly(groundOf(fell, LATE))).toBeNull();
    expect(reachedEarly(groundOf([...fell, checkIn('2026-09-15', value(95))], LATE))).toBeNull();
  });

  it('ends when the target is raised', () => {
    const changes = [metricChange('2026-08-15', { from: move(0, 100), to: move(0, 200) })];
    const checkIns = [checkIn('2026-07-10', value(100))];
    expect(reachedEarly(groundOf(checkIns, LATE, { changes, keyResult: { metric: move(0, 200) } }))).toBeNull();
  });

  it('sees what a lowered target brought near, by the check-in that was there', () => {
    const changes = [metricChange('2026-07-20', { from: move(0, 200), to: move(0, 100) })];
    const checkIns = [checkIn('2026-07-03', value(20)), checkIn('2026-07-10', value(100))];
    expect(reachedEarly(groundOf(checkIns, LATE, { changes }))).toMatchObject({
      saw: [checkIns[1]?.id],
      since: '2026-07-20',
    });
  });

  it('sees commitments too, and falling targets', () => {
    const checkIns = [checkIn('2026-07-10', value(2.3))];
    const more = { keyResult: { metric: move(6, 2) }, objective: { ambition: 'committed' } } as const;
    expect(reachedEarly(groundOf(checkIns, LATE, more))).not.toBeNull();
  });

  it('says nothing of a band, of a cycle that is not known, or of what was said before the cycle', () => {
    const checkIns = [checkIn('2026-07-10', value(95))];
    expect(reachedEarly(groundOf(checkIns, LATE, { keyResult: { metric: keep({ low: 90 }) } }))).toBeNull();
    expect(reachedEarly(groundOf(checkIns, LATE, { cycle: null }))).toBeNull();
    expect(reachedEarly(groundOf([checkIn('2026-06-20', value(95))], LATE))).toBeNull();
  });
});

describe('too-safe from cycle to cycle', () => {
  const scored = (...scores: (number | null)[]) =>
    scores.map((score, i) => ({
      objective: objective({ id: `o${i}` }),
      score,
      firstDay: `2026-0${1 + i}-01`,
    }));

  it('sees three cycles running at 1.0 or more', () => {
    expect(fullScoresRunning(scored(0.4, 1, 1.2, 1))).toEqual({
      signal: 'too-safe',
      way: 'tooSafeThrice',
      about: { kind: 'objective', id: 'o3' },
      first: ['ann'],
      saw: ['o1', 'o2', 'o3'],
      counts: { count: 3, score: 1 },
      since: '2026-02-01',
    });
  });

  it.each([
    ['two', [1, 1]],
    ['one of three below', [1, 0.9, 1]],
    ['one of three that never said anything', [1, null, 1, 1]],
    ['three that lie further back', [1, 1, 1, 0.7]],
  ])('does not see %s', (_, scores) => {
    expect(fullScoresRunning(scored(...scores))).toBeNull();
  });

  it('is about the one that goes on, if it is open', () => {
    expect(fullScoresRunning(scored(1, 1, 1, null))).toMatchObject({
      about: { kind: 'objective', id: 'o3' },
      saw: ['o0', 'o1', 'o2'],
    });
  });

  it('expects 1.0 of commitments', () => {
    const line = scored(1, 1, 1).map((one) => ({
      ...one,
      objective: objective({ id: one.objective.id, ambition: 'committed' }),
    }));
    expect(fullScoresRunning(line)).toBeNull();
  });

  it('follows what was carried over, and not round in a circle', () => {
    const tree = (id: string, carriedFrom: string | null): [string, ObjectiveTree] => [
      id,
      { objective: objective({ id, carriedFrom } satisfies Partial<With<Objective>>), keyResults: [] },
    ];
    const trees = new Map([tree('q1', 'q3'), tree('q2', 'q1'), tree('q3', 'q2'), tree('lost', 'gone')]);
    const ids = (id: string) => {
      const end = trees.get(id);
      return end ? lineOf(end, (before) => trees.get(before)).map(({ objective }) => objective.id) : [];
    };
    expect(ids('q3')).toEqual(['q1', 'q2', 'q3']);
    expect(ids('lost')).toEqual(['lost']);
  });
});

describe('eleventh-hour', () => {
  // The last week of the quarter begins on 24 September.
  const moving = (before: number, after: number) => [
    checkIn('2026-09-23', value(before)),
    checkIn('2026-09-24', value(after)),
  ];

  it('sees sixty per cent of the movement in the last week', () => {
    const checkIns = moving(20, 50);
    expect(eleventhHour(groundOf(checkIns, LATE))).toMatchObject({
      saw: [checkIns[1]?.id],
      counts: { share: 0.6, count: 1 },
      since: '2026-09-24',
    });
    expect(eleventhHour(groundOf(moving(20.1, 50), LATE))).toBeNull();
  });

  it('waits for the last day of the cycle', () => {
    expect(eleventhHour(groundOf(moving(0, 50), '2026-09-29'))).toBeNull();
    expect(eleventhHour(groundOf(moving(0, 50), '2026-09-30'))).not.toBeNull();
  });

  it('counts what was said after the cycle as even later', () => {
    expect(eleventhHour(groundOf([checkIn('2026-10-02', value(50))], '2026-10-05'))?.counts.share).toBe(1);
  });

  it('counts falling back as movement', () => {
    const checkIns = [
      checkIn('2026-08-01', value(80)),
      checkIn('2026-09-25', value(40)),
      checkIn('2026-09-30', value(80)),
    ];
    expect(eleventhHour(groundOf(checkIns, LATE))).toBeNull();
    const more = [...checkIns, checkIn('2026-09-30', value(40))];
    expect(eleventhHour(groundOf(more, LATE))?.counts.share).toBeCloseTo(120 / 200);
  });

  it('begins from what was reached before the cycle', () => {
    const checkIns = [checkIn('2026-06-20', value(80)), checkIn('2026-09-28', value(90))];
    expect(eleventhHour(groundOf(checkIns, LATE))?.counts.share).toBe(1);
  });

  it('counts what was said on the first day of the cycle', () => {
    const checkIns = [checkIn('2026-07-01', value(50)), checkIn('2026-09-28', value(60))];
    expect(eleventhHour(groundOf(checkIns, LATE))).toBeNull();
  });

  it('does not take a changed target for movement', () => {
    const changes = [metricChange('2026-09-25', { from: move(0, 100), to: move(0, 50) })];
    const checkIns = [checkIn('2026-08-01', value(20)), checkIn('2026-09-26', value(22))];
    expect(eleventhHour(groundOf(checkIns, LATE, { changes, keyResult: { metric: move(0, 50) } }))).toBeNull();
  });

  it('sees milestones, and neither bands nor a plain yes', () => {
    const done = [checkIn('2026-09-29', ticks(['m1', 'm2']))];
    expect(eleventhHour(groundOf(done, LATE, { keyResult: { metric: milestones(1, 1) } }))).not.toBeNull();
    const yes = [checkIn('2026-09-29', answer(true))];
    expect(eleventhHour(groundOf(yes, LATE, { keyResult: { metric: YES_NO } }))).toBeNull();
    expect(eleventhHour(groundOf(moving(0, 50), LATE, { keyResult: { metric: keep({ low: 50 }) } }))).toBeNull();
  });

  it('says nothing where nothing moved', () => {
    expect(eleventhHour(groundOf([], LATE))).toBeNull();
    expect(eleventhHour(groundOf([checkIn('2026-09-29', value(-5))], LATE))).toBeNull();
  });
});

describe('moved-goal', () => {
  const changed = (on: string, from: Metric, to: Metric) =>
    groundOf([], LATE, { changes: [metricChange(on, { from, to })], keyResult: { metric: to } });

  it('sees a target that was lowered after half of the cycle', () => {
    // 92 days: on 16 August 46 of them are over.
    expect(movedGoal(changed('2026-08-16', move(0, 100), move(0, 60)))).toMatchObject({
      way: 'movedTarget',
      counts: { from: 100, to: 60, elapsed: 0.5 },
      since: '2026-08-16',
    });
    expect(movedGoal(changed('2026-08-15', move(0, 100), move(0, 60)))).toBeNull();
  });

  it.each([
    ['a falling target that falls less', move(6, 2), move(6, 4), 'movedTarget'],
    ['a falling target that falls further', move(6, 2), move(6, 1), null],
    ['a raised target', move(0, 100), move(0, 120), null],
    ['another direction', move(0, 100), move(100, 50), null],
    ['another unit', move(0, 100), { ...move(0, 60), unit: { kind: 'percent' } }, null],
    ['another kind', move(0, 100), YES_NO, null],
    ['a lower bound further down', keep({ low: 90 }), keep({ low: 80 }), 'movedBand'],
    ['a lower bound further up', keep({ low: 90 }), keep({ low: 95 }), null],
    ['a bound that is gone', keep({ low: 20, high: 30 }), keep({ low: 20 }), 'movedBand'],
    ['a bound that was added', keep({ low: 20 }), keep({ low: 20, high: 30 }), null],
    ['a larger tolerance', keep({ low: 90, tolerance: 2 }), keep({ low: 90, tolerance: 3 }), 'movedBand'],
    ['a tolerance beyond the usual tenth', keep({ low: 90 }), keep({ low: 90, tolerance: 9.1 }), 'movedBand'],
    ['a tolerance within the usual tenth', keep({ low: 90 }), keep({ low: 90, tolerance: 9 }), null],
    ['a milestone less', milestones(1, 1, 1), milestones(1, 1), 'movedMilestones'],
    ['a milestone more', milestones(1, 1), milestones(1, 1, 1), null],
  ] as [string, Metric, Metric, string | null][])('%s', (_, from, to, way) => {
    expect(movedGoal(changed('2026-09-01', from, to))?.way ?? null).toBe(way);
  });

  it('takes the changes together, so a slip that was put right is none', () => {
    const slip = metricChange('2026-09-01', { from: move(0, 100), to: move(0, 10) });
    const back = metricChange('2026-09-02', { from: move(0, 10), to: move(0, 100) });
    expect(movedGoal(groundOf([], LATE, { changes: [back, slip] }))).toBeNull();
    expect(movedGoal(groundOf([], '2026-09-01', { changes: [back, slip] }))).not.toBeNull();
    const less = metricChange('2026-09-03', { from: move(0, 100), to: move(0, 90) });
    const finding = movedGoal(groundOf([], LATE, { changes: [less, back, slip] }));
    expect(finding).toMatchObject({ saw: [slip.id, back.id, less.id], counts: { from: 100, to: 90 } });
  });

  it('takes changes of one day in the order in which they were made', () => {
    const lowered = (more: object) => metricChange('2026-09-01', { from: move(0, 100), to: move(0, 80), ...more });
    const raised = (more: object) => metricChange('2026-09-01', { from: move(0, 80), to: move(0, 90), ...more });
    const look = (...changes: With<MetricChange>[]) => movedGoal(groundOf([], LATE, { changes }))?.saw ?? null;
    expect(look(raised({ id: 'a', createdAt: 2 }), lowered({ id: 'z', createdAt: 1 }))).toEqual(['z', 'a']);
    expect(look(raised({ id: 'z', createdAt: 1 }), lowered({ id: 'a', createdAt: 1 }))).toEqual(['a', 'z']);
  });

  it('needs a cycle to know its half', () => {
    const changes = [metricChange('2026-09-01', { from: move(0, 100), to: move(0, 60) })];
    expect(movedGoal(groundOf([], LATE, { changes, cycle: null }))).toBeNull();
  });
});
