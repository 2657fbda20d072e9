import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedFigures, feedsParent } from '#lib/okr/fromChildren.ts';
import type { Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import { progress } from '#lib/okr/progress.ts';
import { objectiveAchievement, scopeAchievement } from '#lib/okr/rollup.ts';
import { checkIn, FROM_CHILDREN, keyResult, move, objective, value } from './records.ts';

/** An objective with one key result: of a value, or measured by what hangs under it. */
const tree = (id: string, p: number | null | 'from-children', more: Partial<With<Objective>> = {}): ObjectiveTree => ({
  objective: objective({ id, ...more }),
  keyResults: [
    {
      keyResult: keyResult({
        id: `${id}-kr`,
        objective: id,
        metric: p === 'from-children' ? FROM_CHILDREN : move(0, 100),
      }),
      checkIns: typeof p === 'number' ? [checkIn('2026-08-03', value(p * 100))] : [],
      skips: [],
      changes: [],
    },
  ],
});
const top = tree('top', 'from-children');
const child = (id: string, p: number | null, more: Partial<With<Objective>> = {}) =>
  tree(id, p, { parent: 'top-kr', ...more });
const achieved = (...trees: ObjectiveTree[]) => objectiveAchievement(top, alignedFigures(trees, objectiveAchievement));

describe('progress of a key result that is measured by its children', () => {
  it('is the mean of what they achieved, where a pending one counts 0', () => {
    expect(progress(FROM_CHILDREN, [], [0.5, 1.2, null, 0.3])).toBe(0.5);
  });

  it('is pending without any, and while all of them are', () => {
    expect(progress(FROM_CHILDREN, [], [])).toBeNull();
    expect(progress(FROM_CHILDREN, [], [null, null])).toBeNull();
    expect(progress(FROM_CHILDREN, [])).toBeNull();
  });

  it('is told by nobody, and other metrics do not look at children', () => {
    expect(progress(FROM_CHILDREN, [checkIn('2026-08-03', value(7))], [0.4])).toBe(0.4);
    expect(progress(move(0, 10), [], [0.4])).toBeNull();
  });

  it('lies between the least and the most that a child achieved', () => {
    const achievement = fc.double({ min: 0, max: 1.2, noNaN: true });
    fc.assert(
      fc.property(fc.array(achievement, { minLength: 1 }), (aligned) => {
        const p = progress(FROM_CHILDREN, [], aligned);
        expect(p).toBeGreaterThanOrEqual(Math.min(...aligned) - 1e-12);
        expect(p).toBeLessThanOrEqual(Math.max(...aligned) + 1e-12);
      }),
    );
  });
});

describe('an objective feeds the key result above it', () => {
  it.each([
    [{ state: 'active' }, true],
    [{ state: 'closed' }, true],
    [{ state: 'active', alignment: 'accepted' }, true],
    [{ state: 'draft' }, false],
    [{ state: 'dropped' }, false],
    [{ state: 'active', alignment: 'asked' }, false],
    [{ state: 'active', alignment: 'declined' }, false],
  ] as const)('as %o: %s', (given, expected) => {
    expect(feedsParent(given)).toBe(expected);
    const [own, other] = [child('a', 1, given), child('b', 0.4)];
    expect(achieved(top, own, other)).toBeCloseTo(expected ? 0.7 : 0.4, 12);
  });

  it('wherever it hangs in the list, and only there', () => {
    expect(achieved(child('a', 0.2), top, child('b', 0.6), tree('elsewhere', 1))).toBeCloseTo(0.4, 12);
    expect(achieved(top, tree('under-the-objective', 1, { parent: 'top' }))).toBeNull();
  });

  it('through several floors, and the scope above counts what arrives', () => {
    const middle = tree('middle', 'from-children', { parent: 'top-kr' });
    const low = [0.2, 0.4].map((p, i) => tree(`low${i}`, p, { parent: 'middle-kr' }));
    const trees = [top, middle, ...low];
    expect(achieved(...trees)).toBeCloseTo(0.3, 12);
    expect(scopeAchievement([top, middle], alignedFigures(trees, objectiveAchievement))).toBeCloseTo(0.3, 9);
  });

  it('through a chain of any length', () => {
    const floors = 5_000;
    const chain = Array.from({ length: floors }, (_, i) =>
      tree(`o${i}`, i === floors - 1 ? 0.6 : 'from-children', i === 0 ? {} : { parent: `o${i - 1}-kr` }),
    );
    for (const trees of [chain, chain.toReversed()]) {
      expect(alignedFigures(trees, objectiveAchievement)('o0-kr')).toEqual([0.6]);
    }
  });

  it('with a figure that is worked out once, whatever the order of the records', () => {
    const middle = tree('middle', 'from-children', { parent: 'top-kr' });
    const trees = [top, child('a', 0.5), middle, tree('low', 0.4, { parent: 'middle-kr' })];
    for (const given of [trees, trees.toReversed()]) {
      const asked: string[] = [];
      alignedFigures<number | null>(given, (one, aligned) => {
        asked.push(one.objective.id);
        return objectiveAchievement(one, aligned);
      });
      expect(asked.toSorted()).toEqual(['a', 'low', 'middle', 'top']);
    }
  });

  it('but never itself, where damaged records go round in a circle', () => {
    const round = ['a', 'b'].map((id) => tree(id, 'from-children', { parent: id === 'a' ? 'b-kr' : 'a-kr' }));
    const aligned = alignedFigures([...round, child('x', 0.5, { parent: 'b-kr' })], objectiveAchievement);
    expect(aligned('a-kr')).toEqual([0.5]);
    expect(aligned('b-kr')).toEqual([0.5]);
  });
});
