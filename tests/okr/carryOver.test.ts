import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOver, successorsOf } from '#lib/okr/carryOver.ts';
import {
  KeyResult,
  metricProblem,
  Objective,
  type KeyResultHistory,
  type Metric,
  type ObjectiveTree,
  type Reading,
  type With,
} from '#lib/okr/model.ts';
import { progress } from '#lib/okr/progress.ts';
import { anyMetricAndReadings } from './arbitraries.ts';
import {
  answer,
  at,
  checkIn,
  FROM_CHILDREN,
  keep,
  keyResult,
  milestones,
  move,
  objective,
  ticks,
  value,
  YES_NO,
} from './records.ts';

const NOW = at('2026-10-01T09:00', 'Asia/Taipei');
const history = (
  metric: Metric,
  readings: readonly Reading[] = [],
  more: Partial<With<KeyResult>> = {},
): KeyResultHistory => ({
  keyResult: keyResult({ metric, ...more }),
  checkIns: readings.map((reading) => checkIn('2026-08-03', reading)),
  skips: [],
  changes: [],
});
const tree = (keyResults: KeyResultHistory[], more: Partial<With<Objective>> = {}): ObjectiveTree => ({
  objective: objective(more),
  keyResults,
});
function counting(name: string): () => string {
  let made = 0;
  return () => `${name}${++made}`;
}
const carried = (from: ObjectiveTree, more: Partial<Parameters<typeof carryOver>[1]> = {}) =>
  carryOver(from, { cycle: 'q4', order: 'a7', now: NOW, newId: counting('new'), ...more });
/** The metric as the copy has it, null where it was left behind. */
const metricAfter = (metric: Metric, ...readings: Reading[]) =>
  carried(tree([history(metric, readings)])).keyResults[0]?.metric ?? null;

describe('an objective carried over', () => {
  it('wants the same in the next cycle, as a draft of its own', () => {
    const own = { every: 'month', weekday: 1, time: '09:00' } as const;
    const from = tree([], { why: 'Because', ambition: 'committed', team: 'school', owner: 'bo', cadence: own });
    expect(carried(from).objective).toEqual({
      id: 'new1',
      title: from.objective.title,
      why: 'Because',
      owner: 'bo',
      team: 'school',
      cycle: 'q4',
      ambition: 'committed',
      cadence: own,
      state: 'draft',
      order: 'a7',
      carriedFrom: 'objective',
    });
  });

  it('leaves states, drop notes and origins behind', () => {
    const note = { on: '2026-08-12', why: '', learned: '', freed: '' };
    const { objective: copy } = carried(
      tree([], { state: 'closed', dropped: note, origin: { source: 'sheet', id: '7' } }),
    );
    expect(copy).not.toHaveProperty('dropped');
    expect(copy).not.toHaveProperty('origin');
    expect(copy.state).toBe('draft');
  });

  it('keeps its links, and has to ask again where it had to ask', () => {
    const supports = ['a', 'b'];
    expect(carried(tree([], { parent: 'up', supports })).objective).toMatchObject({ parent: 'up', supports });
    expect(carried(tree([], { parent: 'up' })).objective).not.toHaveProperty('alignment');
    expect(carried(tree([], { supports: [] })).objective).not.toHaveProperty('supports');
    for (const alignment of ['asked', 'accepted'] as const) {
      expect(carried(tree([], { parent: 'up', alignment })).objective).toMatchObject({
        parent: 'up',
        alignment: 'asked',
      });
    }
    expect(carried(tree([], { parent: 'up', alignment: 'declined' })).objective).not.toHaveProperty('parent');
  });

  it('links to what followed in the next cycle, where that was carried over before', () => {
    const parent = tree([history(move(0, 10), [], { id: 'up-kr', objective: 'up' })], { id: 'up' });
    const copied = carried(parent, {
      newId: counting('up-copy'),
    });
    const successors = successorsOf([
      parent,
      {
        objective: copied.objective,
        keyResults: copied.keyResults.map((keyResult) => ({ ...history(YES_NO), keyResult })),
      },
    ]);
    expect(successors).toEqual(
      new Map([
        ['up', 'up-copy1'],
        ['up-kr', 'up-copy2'],
      ]),
    );
    const child = tree([], { parent: 'up-kr', supports: ['up', 'up-copy1', 'other'] });
    expect(carried(child, { successors }).objective).toMatchObject({
      parent: 'up-copy2',
      supports: ['up-copy1', 'other'],
    });
  });
});

describe('successors', () => {
  it('are the youngest copies, whatever the order of the records', () => {
    const copies = ['2', '3', '1'].map((id) => tree([], { id, carriedFrom: 'old' }));
    expect(successorsOf(copies)).toEqual(new Map([['old', '3']]));
    expect(successorsOf([tree([])])).toEqual(new Map());
  });
});

describe('a key result carried over', () => {
  it('keeps title, weight, owner, rhythm and place, and nothing of what was said', () => {
    const own = { every: 'month', weekday: 1, time: '09:00' } as const;
    const from = history(move(0, 100), [value(40)], {
      weight: 3,
      owner: 'bo',
      cadence: own,
      order: 'a4',
      origin: { source: 'sheet', id: '7' },
    });
    expect(carried(tree([from])).keyResults).toEqual([
      {
        id: 'new2',
        title: from.keyResult.title,
        owner: 'bo',
        objective: 'new1',
        metric: move(40, 100),
        weight: 3,
        cadence: own,
        state: 'active',
        activatedAt: NOW,
        order: 'a4',
        carriedFrom: 'kr',
      },
    ]);
  });

  it.each<[string, Metric, Reading[], Metric | null]>([
    ['a move begins at the last value', move(62, 85), [value(70), value(73.5)], move(73.5, 85)],
    ['also where that is worse than its start', move(6, 2), [value(7)], move(7, 2)],
    ['and where it began if nothing was said', move(6, 2), [], move(6, 2)],
    ['a move at its target is left', move(0, 10), [value(10)], null],
    ['a move beyond its target is left, since it would run backwards', move(0, 6121), [value(16_000)], null],
    ['a band stays', keep({ low: 1 }), [value(2)], keep({ low: 1 })],
    ['a no stays', YES_NO, [answer(false)], YES_NO],
    ['a yes is left', YES_NO, [answer(true)], null],
    ['a mean of children stays', FROM_CHILDREN, [], FROM_CHILDREN],
    ['milestones that all are ticked are left', milestones(1, 2), [ticks(['m1', 'm2'])], null],
  ])('%s', (_, metric, readings, expected) => {
    expect(metricAfter(metric, ...readings)).toEqual(expected);
  });

  it('has those milestones before it that are not ticked', () => {
    expect(metricAfter(milestones(1, 1, 2), ticks(['m1', 'm3']), ticks([], ['m3']))).toMatchObject({
      type: 'milestones',
      items: [
        { id: 'm2', weight: 1 },
        { id: 'm3', weight: 2 },
      ],
    });
  });

  it('is one of those chosen, and what cannot be carried says why', () => {
    const from = tree([
      history(move(0, 10), [value(10)], { id: 'done' }),
      history(move(0, 10), [], { id: 'dropped', state: 'dropped' }),
      history(move(0, 10), [], { id: 'wanted' }),
      history(move(0, 10), [], { id: 'unwanted' }),
    ]);
    const { keyResults, left } = carried(from, { keyResults: new Set(['done', 'dropped', 'wanted']) });
    expect(keyResults.map(({ carriedFrom }) => carriedFrom)).toEqual(['wanted']);
    expect(left).toEqual([
      { keyResult: 'done', why: 'done' },
      { keyResult: 'dropped', why: 'dropped' },
    ]);
  });

  it('has a sound metric, is a record, and begins with nothing reached', () => {
    fc.assert(
      fc.property(anyMetricAndReadings, ({ metric, checkIns }) => {
        fc.pre(metricProblem(metric) === null);
        const { objective: copy, keyResults } = carried(tree([{ ...history(metric), checkIns }]));
        expect(Objective.safeParse(copy).success).toBe(true);
        for (const next of keyResults) {
          expect(KeyResult.safeParse(next).success).toBe(true);
          expect(metricProblem(next.metric)).toBeNull();
          expect(progress(next.metric, [])).toBeNull();
        }
        const start = progress(metric, checkIns);
        expect(keyResults.length).toBe(metric.type !== 'keep' && start !== null && start >= 1 ? 0 : 1);
      }),
    );
  });
});
