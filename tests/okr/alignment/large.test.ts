/** A hundred thousand things: that nothing calls itself until the stack is full, or takes a square of the time. */
import { describe, expect, it } from 'vitest';
import { withLink } from '#lib/okr/alignment/changes.ts';
import { loopedIn } from '#lib/okr/alignment/findings.ts';
import { ancestorsOf, depthOf, descendantsOf, rootsOf } from '#lib/okr/alignment/forest.ts';
import { linkProblem } from '#lib/okr/alignment/linkProblem.ts';
import { blockageOf, chainFrom, rootsOfBlockage } from '#lib/okr/blocked.ts';
import { align, keyResult, objective, type Company } from './company.ts';

const HALF = 50_000;
const name = (i: number) => `o${String(i).padStart(5, '0')}`;

/** Every objective under the key result of the one before, and supporting the one before that. */
function chain(rootParent: string | null): Company {
  return {
    objectives: Array.from({ length: HALF }, (_, i) =>
      objective(name(i), {
        parent: i === 0 ? rootParent : `k-${name(i - 1)}`,
        supports: i < 2 ? [] : [name(i - 2)],
      }),
    ),
    keyResults: Array.from({ length: HALF }, (_, i) => keyResult(`k-${name(i)}`, name(i))),
  };
}

const top = name(0);
const bottom = `k-${name(HALF - 1)}`;
const rules = { cycles: new Map(), maySee: () => true };

describe('a chain of 100,000', () => {
  const alignment = align(chain(null));

  it('is gone up and down', () => {
    expect(rootsOf(alignment)).toEqual([top]);
    expect(depthOf(alignment, bottom)).toBe(2 * HALF - 1);
    expect(ancestorsOf(alignment, bottom).at(-1)).toBe(top);
    expect(descendantsOf(alignment, top).at(-1)).toBe(bottom);
  });

  it('refuses to be closed, and says the way', () => {
    const link = { objective: objective(top), to: bottom, as: 'parent', author: 'ann' } as const;
    expect(linkProblem(alignment, link, rules)).toMatchObject({ code: 'loop' });
  });

  it('is cut once when it comes closed', () => {
    const closed = align(chain(bottom));
    expect(loopedIn(closed).map(({ link, from, to }) => ({ link, from, to }))).toEqual([
      { link: 'parent', from: top, to: bottom },
    ]);
    expect(depthOf(closed, bottom)).toBe(2 * HALF - 1);
  });

  it('waits from its foot to its head', () => {
    const sos = { id: 's', keyResult: bottom, need: 'clarity', line: '', author: 'ann', createdAt: 0 } as const;
    const blockage = blockageOf(alignment, [sos]);
    expect(rootsOfBlockage(blockage).map(({ id }) => id)).toEqual([bottom]);
    expect(chainFrom(blockage, bottom)).toHaveLength(2 * HALF - 1);
  });
});

describe('50,000 objectives under one', () => {
  it('are carried on without being made anew', () => {
    const leaves = Array.from({ length: HALF }, (_, i) => objective(name(i + 1), { parent: top, order: name(i) }));
    let alignment = align({ objectives: [objective(top), objective('other'), ...leaves], keyResults: [] });
    for (let i = 1; i <= 300; i += 1) alignment = withLink(alignment, name(i), 'other');
    expect(descendantsOf(alignment, 'other')).toHaveLength(300);
    expect(descendantsOf(alignment, top)).toHaveLength(HALF - 300);
  });
});

describe('50,000 loops', () => {
  it('are cut in one go', () => {
    const pairs = Array.from({ length: HALF }, (_, i) => [
      objective(`a${name(i)}`, { parent: `b${name(i)}` }),
      objective(`b${name(i)}`, { supports: [`a${name(i)}`] }),
    ]);
    expect(loopedIn(align({ objectives: pairs.flat(), keyResults: [] }))).toHaveLength(HALF);
  });
});
