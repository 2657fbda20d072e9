import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFigures } from '#lib/okr/figures/figures.ts';
import type { Subject } from '#lib/okr/figures/figure.ts';
import type { CheckIn, KeyResult, KeyResultHistory, Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import { at, checkIn, directoryWith, keyResult, objective, Q3, value } from '../records.ts';
import { COMPANY, hour, trees } from './companies.ts';
import { reference, snapshot } from './reference.ts';

const around = (now: number) => ({ directory: COMPANY, cycle: Q3, now });

const checkInsOf = (all: readonly ObjectiveTree[]) =>
  all.flatMap(({ keyResults }) => keyResults.flatMap(({ checkIns }) => checkIns));

/** The trees as they were before these check-ins. */
const without = (all: readonly ObjectiveTree[], late: ReadonlySet<With<CheckIn>>): ObjectiveTree[] =>
  all.map(({ objective, keyResults }) => ({
    objective,
    keyResults: keyResults.map((history) => ({
      ...history,
      checkIns: history.checkIns.filter((checkIn) => !late.has(checkIn)),
    })),
  }));

/** A company, an hour, and some of its check-ins in another order. */
const withLate = fc
  .tuple(trees, hour)
  .chain(([all, now]) =>
    fc.record({ all: fc.constant(all), now: fc.constant(now), late: fc.shuffledSubarray(checkInsOf(all)) }),
  );

describe('the running figures', () => {
  it('say what the definitions say, for every part, on crooked histories', () => {
    fc.assert(
      fc.property(trees, hour, (all, now) => {
        expect(snapshot(openFigures(all, around(now)), all)).toEqual(snapshot(reference(all, around(now)), all));
      }),
      { numRuns: 150 },
    );
  });

  it('are the same bits however the check-ins arrived: at once, one by one in any order, twice', () => {
    fc.assert(
      fc.property(withLate, fc.boolean(), ({ all, now, late }, readBetween) => {
        const figures = openFigures(without(all, new Set(late)), around(now));
        for (const checkIn of late) {
          if (readBetween) snapshot(figures, all);
          figures.add(checkIn);
          figures.add(checkIn);
        }
        expect(snapshot(figures, all)).toEqual(snapshot(openFigures(all, around(now)), all));
      }),
      { numRuns: 150 },
    );
  });

  it('forget what was withdrawn as if it had never been said', () => {
    fc.assert(
      fc.property(withLate, ({ all, now, late: [said] }) => {
        fc.pre(said !== undefined && said.replaces === undefined);
        const before = without(all, new Set([said]));
        fc.pre(!checkInsOf(before).some(({ replaces }) => replaces === said.id));
        const figures = openFigures(before, around(now));
        const expected = snapshot(figures, all);
        figures.add(said);
        figures.add({ ...said, id: 'withdrawal', reading: null, replaces: said.id });
        expect(snapshot(figures, all)).toEqual(expected);
      }),
    );
  });

  it('follow objectives that are changed, moved, dropped, added and removed, and those they feed', () => {
    const other = fc.uniqueArray(
      trees.chain((all) => fc.constantFrom(...all)),
      {
        maxLength: 4,
        selector: ({ objective }) => objective.id,
      },
    );
    fc.assert(
      fc.property(trees, other, fc.subarray(['o0', 'o1', 'o2', 'o3']), hour, (all, changed, removed, now) => {
        const figures = openFigures(all, around(now));
        const trees = new Map(all.map((tree) => [tree.objective.id, tree]));
        for (const tree of changed) {
          figures.replace(tree);
          trees.set(tree.objective.id, tree);
        }
        for (const id of removed) {
          figures.remove(id);
          trees.delete(id);
        }
        const left = [...trees.values()];
        expect(snapshot(figures, left)).toEqual(snapshot(openFigures(left, around(now)), left));
        for (const id of removed) expect(figures.objective(id)).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it('let the clock go on, and back', () => {
    fc.assert(
      fc.property(trees, hour, hour, (all, before, after) => {
        const figures = openFigures(all, around(before));
        snapshot(figures, all);
        figures.advance(after);
        expect(snapshot(figures, all)).toEqual(snapshot(openFigures(all, around(after)), all));
      }),
    );
  });
});

describe('the figures of a company', () => {
  const kr = (
    id: string,
    said: readonly [string, number][],
    more: Partial<With<KeyResult>> = {},
  ): KeyResultHistory => ({
    keyResult: keyResult({ id, activatedAt: at('2026-07-01T00:00'), ...more }),
    checkIns: said.map(([day, now]) => checkIn(day, value(now), { keyResult: id })),
    skips: [],
    changes: [],
  });
  const tree = (id: string, keyResults: KeyResultHistory[], more: Partial<With<Objective>> = {}): ObjectiveTree => ({
    objective: objective({ id, ...more }),
    keyResults,
  });
  const NOW = at('2026-07-24T12:00');
  const open = (trees: ObjectiveTree[], now = NOW) =>
    openFigures(trees, { directory: directoryWith(), cycle: Q3, now });
  const weeks = (figures: ReturnType<typeof open>, subject: Subject) => figures.candles(subject, 'week').slice(0, 4);
  const [FIRST, SECOND, THIRD] = ['2026-07-02', '2026-07-09', '2026-07-16'] as const;

  it('weigh each objective by its key results, and pending ones count 0', () => {
    const figures = open([
      tree('one', [kr('a', [[FIRST, 60]])], { team: 'north' }),
      tree('three', [kr('b', [[SECOND, 30]]), kr('c', []), kr('d', [])], { team: 'south' }),
    ]);
    expect(figures.objective('three')?.achievement).toBeCloseTo(0.1, 12);
    expect(figures.team('south').achievement).toBe(0.1);
    expect(figures.company().achievement).toBe(0.225);
    expect(figures.company().standing.statuses).toMatchObject({ pending: 2 });
    expect(weeks(figures, 'company')).toMatchObject([
      { open: 0, close: 0.15, volume: 1 },
      { open: 0.15, close: 0.225, volume: 1 },
      { open: 0.225, close: 0.225, volume: 0 },
      { open: 0.225, close: 0.225, volume: 0 },
    ]);
  });

  it('leave a dropped objective in the weeks before its drop', () => {
    const dropped = { on: SECOND, why: '', learned: '', freed: '' };
    const figures = open([
      tree('kept', [kr('a', [[FIRST, 20]])]),
      tree('gone', [kr('b', [[FIRST, 80]])], { state: 'dropped', dropped }),
    ]);
    expect(figures.company().achievement).toBe(0.2);
    expect(weeks(figures, 'company')).toMatchObject([
      { open: 0, low: 0, high: 0.5, close: 0.5, volume: 2 },
      { open: 0.5, low: 0.2, high: 0.5, close: 0.2, volume: 0 },
      { open: 0.2, close: 0.2 },
      { open: 0.2, close: 0.2 },
    ]);
  });

  it('change only from the day of an old check-in to the next one', () => {
    const figures = open([
      tree('one', [
        kr('a', [
          [FIRST, 10],
          [THIRD, 30],
        ]),
      ]),
    ]);
    const before = weeks(figures, 'company');
    figures.add(checkIn(SECOND, value(90), { keyResult: 'a', createdAt: NOW }));
    const after = weeks(figures, 'company');
    expect(figures.company().achievement).toBe(0.3);
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).toMatchObject({ open: 0.1, high: 0.9, close: 0.9, volume: 1 });
    expect(after[2]).toMatchObject({ open: 0.9, high: 0.9, low: 0.3, close: 0.3 });
    expect(after[3]).toEqual(before[3]);
  });

  it('carry a check-in up to the key result that is measured by its children', () => {
    const figures = open([
      tree('top', [kr('sum', [], { metric: { type: 'from-children' } })]),
      tree('left', [kr('a', [[FIRST, 40]])], { parent: 'sum' }),
      tree('right', [kr('b', [])], { parent: 'sum' }),
    ]);
    expect(figures.keyResult('sum')?.progress).toBe(0.2);
    figures.add(checkIn(SECOND, value(100), { keyResult: 'b' }));
    expect(figures.keyResult('sum')?.progress).toBe(0.7);
    expect(figures.objective('top')?.achievement).toBe(0.7);
    expect(weeks(figures, { keyResult: 'sum' })[1]).toMatchObject({ open: 0.2, close: 0.7, volume: 0 });
    expect(figures.company().checkInsThisWeek).toBe(0);
  });

  it('say what is due and overdue as the hours go by', () => {
    const figures = open([tree('one', [kr('a', [])])], at('2026-07-10T08:00', 'Asia/Taipei'));
    expect(figures.company().standing).toMatchObject({ due: 1, overdue: 0 });
    figures.advance(at('2026-07-10T18:00', 'Asia/Taipei'));
    expect(figures.company().standing).toMatchObject({ due: 0, overdue: 1 });
    expect(figures.objective('one')?.stale).toBe(true);
    figures.add(checkIn('2026-07-10', value(1), { keyResult: 'a', createdAt: at('2026-07-10T18:30', 'Asia/Taipei') }));
    expect(figures.company()).toMatchObject({ standing: { due: 0, overdue: 0 }, checkInsThisWeek: 1 });
  });

  it('know nothing of what belongs to nobody', () => {
    const figures = open([]);
    expect(figures.add(checkIn(FIRST, value(1), { keyResult: 'unknown' }))).toBe(false);
    expect(figures.keyResult('unknown')).toBeNull();
    expect(figures.company()).toMatchObject({ achievement: null, checkInsThisWeek: 0 });
    expect(figures.candles('company', 'month')).toEqual([null, null, null]);
  });
});
