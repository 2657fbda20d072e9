import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf, parentOf, supportedBy } from '#lib/okr/alignment/forest.ts';
import { loopedIn } from '#lib/okr/alignment/findings.ts';
import {
  align,
  damagedCompany,
  followedLinks,
  goesRound,
  idsOf,
  keyResult,
  objective,
  reachable,
  recordedLinks,
  soundCompany,
} from './company.ts';

describe('damaged records', () => {
  it('lose the parent of the smallest id where parents go round', () => {
    const alignment = align({
      objectives: [
        objective('b', { parent: 'k-c' }),
        objective('c', { parent: 'a' }),
        objective('a', { parent: 'k-b' }),
        objective('d', { parent: 'b' }),
      ],
      keyResults: [keyResult('k-b', 'b'), keyResult('k-c', 'c')],
    });
    expect(loopedIn(alignment)).toEqual([{ link: 'parent', from: 'a', to: 'k-b', among: ['a', 'b', 'c'] }]);
    expect(parentOf(alignment, 'a')).toBeNull();
    expect(childrenOf(alignment, 'a')).toEqual(['c']);
    expect(childrenOf(alignment, 'k-b')).toEqual([]);
    expect(parentOf(alignment, 'd')).toBe('b');
  });

  it('lose the link of an objective to itself or to its own key result', () => {
    const alignment = align({
      objectives: [objective('a', { parent: 'a' }), objective('b', { parent: 'k-b', supports: ['b', 'k-b', 'a'] })],
      keyResults: [keyResult('k-b', 'b')],
    });
    expect(loopedIn(alignment)).toEqual([
      { link: 'parent', from: 'a', to: 'a', among: ['a'] },
      { link: 'parent', from: 'b', to: 'k-b', among: ['b'] },
      { link: 'supports', from: 'b', to: 'b', among: ['b'] },
      { link: 'supports', from: 'b', to: 'k-b', among: ['b'] },
    ]);
    expect(supportedBy(alignment, 'b')).toEqual(['a']);
  });

  it('lose all supports of a loop and no parent where both take part', () => {
    const alignment = align({
      objectives: [
        objective('a', { supports: ['k-b', 'other'] }),
        objective('b', { parent: 'c' }),
        objective('c', { supports: ['a'] }),
        objective('other'),
      ],
      keyResults: [keyResult('k-b', 'b')],
    });
    expect(loopedIn(alignment)).toEqual([
      { link: 'supports', from: 'a', to: 'k-b', among: ['a', 'b', 'c'] },
      { link: 'supports', from: 'c', to: 'a', among: ['a', 'b', 'c'] },
    ]);
    expect(parentOf(alignment, 'b')).toBe('c');
    expect(supportedBy(alignment, 'a')).toEqual(['other']);
  });

  it('keep a support between two loops, which is part of none', () => {
    const alignment = align({
      objectives: [
        objective('a', { supports: ['b'] }),
        objective('b', { supports: ['a', 'c'] }),
        objective('c', { supports: ['d'] }),
        objective('d', { supports: ['c'] }),
      ],
      keyResults: [],
    });
    expect(loopedIn(alignment).map(({ from, to }) => `${from} ${to}`)).toEqual(['a b', 'b a', 'c d', 'd c']);
    expect(supportedBy(alignment, 'b')).toEqual(['c']);
  });

  it('never go round in what is followed, and lose links only if they go round in what is recorded', () => {
    fc.assert(
      fc.property(damagedCompany, (company) => {
        const alignment = align(company);
        for (const id of idsOf(company)) expect(reachable(id, followedLinks(alignment)).has(id)).toBe(false);
        // A key result whose objective is a key result leads nowhere; the records made here have none.
        expect(loopedIn(alignment).length > 0).toBe(goesRound(company));
      }),
      { numRuns: 500 },
    );
  });

  it('lose only links that lead back to where they come from, and name those among whom they do', () => {
    fc.assert(
      fc.property(damagedCompany, (company) => {
        for (const { from, to, among } of loopedIn(align(company))) {
          expect(to === from || reachable(to, recordedLinks(company)).has(from)).toBe(true);
          expect(among).toContain(from);
          for (const one of among) expect(reachable(from, recordedLinks(company)).has(one)).toBe(true);
        }
      }),
    );
  });

  it('are only those that go round', () => {
    fc.assert(
      fc.property(soundCompany, (company) => {
        expect(loopedIn(align(company))).toEqual([]);
      }),
    );
  });
});
