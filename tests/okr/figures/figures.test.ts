import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFigures } from '#lib/okr/figures/figures.ts';
import type { CheckIn, ObjectiveTree, With } from '#lib/okr/model.ts';
import { Q3 } from '../records.ts';
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
