import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentOf, alignmentOfTrees } from '#lib/okr/alignment/alignment.ts';
import {
  alignedUnder,
  ancestorsOf,
  childrenOf,
  contributesTo,
  depthOf,
  descendantsOf,
  endOf,
  keyResultsOf,
  parentOf,
  pathToRoot,
  rootsOf,
  supportedBy,
  supportersOf,
} from '#lib/okr/alignment/forest.ts';
import * as records from '../records.ts';
import { align, damagedCompany, idsOf, keyResult, objective, portrait, soundCompany } from './company.ts';

/** The company's goal, with sales under its first key result, and a shop under a key result of sales; the kitchen supports sales. */
const COMPANY = {
  objectives: [
    objective('shop', { parent: 'sales-kr', order: 'a1' }),
    objective('market', { parent: 'sales-kr', order: 'a0' }),
    objective('sales', { parent: 'goal-kr-1', alignment: 'asked' }),
    objective('goal', { team: null }),
    objective('kitchen', { parent: 'goal', supports: ['sales', 'goal-kr-2', 'sales', 'goal'], order: 'a5' }),
  ],
  keyResults: [
    keyResult('goal-kr-2', 'goal', { order: 'a1' }),
    keyResult('goal-kr-1', 'goal', { order: 'a0' }),
    keyResult('sales-kr', 'sales'),
  ],
};

describe('an alignment', () => {
  const alignment = align(COMPANY);

  it('says what stands above: a key result in its objective, an objective under its parent', () => {
    expect(parentOf(alignment, 'sales-kr')).toBe('sales');
    expect(parentOf(alignment, 'sales')).toBe('goal-kr-1');
    expect(parentOf(alignment, 'goal')).toBeNull();
  });

  it('goes up to the root', () => {
    expect(ancestorsOf(alignment, 'shop')).toEqual(['sales-kr', 'sales', 'goal-kr-1', 'goal']);
    expect(pathToRoot(alignment, 'sales')).toEqual(['sales', 'goal-kr-1', 'goal']);
    expect(depthOf(alignment, 'shop')).toBe(4);
    expect(depthOf(alignment, 'goal')).toBe(0);
  });

  it('goes down in order, key results before the objectives aligned to the same thing', () => {
    expect(childrenOf(alignment, 'goal')).toEqual(['goal-kr-1', 'goal-kr-2', 'kitchen']);
    expect(keyResultsOf(alignment, 'goal')).toEqual(['goal-kr-1', 'goal-kr-2']);
    expect(alignedUnder(alignment, 'sales-kr')).toEqual(['market', 'shop']);
    expect(descendantsOf(alignment, 'goal')).toEqual([
      'goal-kr-1',
      'sales',
      'sales-kr',
      'market',
      'shop',
      'goal-kr-2',
      'kitchen',
    ]);
  });

  it('says what supports what, from both ends, each once', () => {
    expect(supportedBy(alignment, 'kitchen')).toEqual(['sales', 'goal-kr-2', 'goal']);
    expect(supportersOf(alignment, 'sales')).toEqual(['kitchen']);
    expect(contributesTo(alignment, 'kitchen')).toEqual(['goal', 'sales', 'goal-kr-2']);
    expect(contributesTo(alignment, 'goal-kr-2')).toEqual(['goal']);
  });

  it('lists its roots in order, the id deciding where two chose the same place', () => {
    const roots = ['c', 'b', 'a'].map((id) => objective(id, { order: id === 'a' ? 'a1' : 'a0' }));
    expect(rootsOf(alignmentOf(roots, []))).toEqual(['b', 'c', 'a']);
  });

  it('counts a declined parent as none', () => {
    const declined = alignmentOf(
      [objective('child', { parent: 'goal', alignment: 'declined' }), objective('goal')],
      [],
    );
    expect(parentOf(declined, 'child')).toBeNull();
    expect(childrenOf(declined, 'goal')).toEqual([]);
  });

  it('knows nothing of what it was not given', () => {
    const partial = alignmentOf(
      [objective('child', { parent: 'hidden', supports: ['hidden'] })],
      [keyResult('kr', 'hidden')],
    );
    expect(rootsOf(partial)).toEqual(['child', 'kr']);
    expect(parentOf(partial, 'child')).toBeNull();
    expect(supportedBy(partial, 'child')).toEqual([]);
    for (const ask of [childrenOf, alignedUnder, supportersOf, descendantsOf, ancestorsOf, pathToRoot, supportedBy]) {
      expect(ask(partial, 'hidden')).toEqual([]);
    }
    expect(endOf(partial, 'hidden')).toBeNull();
    expect(depthOf(partial, 'hidden')).toBe(0);
  });

  it('takes an objective before a key result where both claim an id, and the later of two records', () => {
    const odd = alignmentOf(
      [objective('x', { parent: 'old' }), objective('x', { parent: 'new' }), objective('new'), objective('old')],
      [keyResult('x', 'old')],
    );
    expect(parentOf(odd, 'x')).toBe('new');
    expect(childrenOf(odd, 'old')).toEqual([]);
  });

  it('stands a key result in objectives only', () => {
    const odd = alignmentOf([objective('goal')], [keyResult('outer', 'goal'), keyResult('inner', 'outer')]);
    expect(parentOf(odd, 'inner')).toBeNull();
    expect(childrenOf(odd, 'outer')).toEqual([]);
    expect(rootsOf(odd)).toEqual(['goal', 'inner']);
  });

  it('is made of the trees that a device holds', () => {
    const home = records.objective({ id: 'goal' });
    const child = records.objective({ id: 'child', parent: 'kr' });
    const history = {
      keyResult: records.keyResult({ id: 'kr', objective: 'goal' }),
      checkIns: [],
      skips: [],
      changes: [],
    };
    const trees = [
      { objective: child, keyResults: [] },
      { objective: home, keyResults: [history] },
    ];
    expect(descendantsOf(alignmentOfTrees(trees), 'goal')).toEqual(['kr', 'child']);
  });

  it.each([
    ['an active objective', 'goal', null],
    ['a closed one', 'closed', 'closed'],
    ['a dropped one', 'dropped', 'dropped'],
    ['a draft', 'draft', null],
    ['a key result', 'kr', null],
    ['a dropped key result', 'kr-dropped', 'dropped'],
    ['a key result of a closed objective', 'kr-of-closed', 'closed'],
    ['a dropped key result of a closed objective', 'kr-both', 'dropped'],
  ])('knows how %s ended', (_, id, end) => {
    const states = align({
      objectives: [
        objective('goal'),
        objective('draft', { state: 'draft' }),
        objective('closed', { state: 'closed' }),
        objective('dropped', { state: 'dropped' }),
      ],
      keyResults: [
        keyResult('kr', 'goal'),
        keyResult('kr-dropped', 'goal', { state: 'dropped' }),
        keyResult('kr-of-closed', 'closed'),
        keyResult('kr-both', 'closed', { state: 'dropped' }),
      ],
    });
    expect(endOf(states, id)).toBe(end);
  });
});

describe('every alignment, sound or damaged', () => {
  const anyCompany = fc.oneof(soundCompany, damagedCompany);

  it('holds everything once: in some tree, under one root', () => {
    fc.assert(
      fc.property(anyCompany, (company) => {
        const alignment = align(company);
        const held = rootsOf(alignment).flatMap((root) => [root, ...descendantsOf(alignment, root)]);
        expect(held.toSorted()).toEqual(idsOf(company).toSorted());
      }),
    );
  });

  it('goes up and down over the same links', () => {
    fc.assert(
      fc.property(anyCompany, (company) => {
        const alignment = align(company);
        const ids = idsOf(company);
        for (const upper of ids) {
          const below = new Set(descendantsOf(alignment, upper));
          const supporters = supportersOf(alignment, upper);
          for (const id of ids) {
            expect(below.has(id)).toBe(ancestorsOf(alignment, id).includes(upper));
            expect(childrenOf(alignment, upper).includes(id)).toBe(parentOf(alignment, id) === upper);
            expect(supporters.includes(id)).toBe(supportedBy(alignment, id).includes(upper));
          }
        }
      }),
    );
  });

  it('is as deep as its way to the root is long', () => {
    fc.assert(
      fc.property(anyCompany, (company) => {
        const alignment = align(company);
        for (const id of idsOf(company)) {
          const path = pathToRoot(alignment, id);
          expect(depthOf(alignment, id)).toBe(path.length - 1);
          expect(rootsOf(alignment)).toContain(path.at(-1));
        }
      }),
    );
  });

  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(anyCompany, fc.infiniteStream(fc.nat()), (company, random) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, place: random.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ item }) => item);
        const other = alignmentOf(shuffled(company.objectives), shuffled(company.keyResults));
        expect(portrait(other, idsOf(company))).toEqual(portrait(align(company), idsOf(company)));
      }),
    );
  });
});
