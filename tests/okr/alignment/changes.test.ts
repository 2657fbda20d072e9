import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alignment } from '#lib/okr/alignment/alignment.ts';
import { withKeyResult, withLink, without, withObjective } from '#lib/okr/alignment/changes.ts';
import { childrenOf, descendantsOf, parentOf, rootsOf, supportedBy } from '#lib/okr/alignment/forest.ts';
import { loopedIn } from '#lib/okr/alignment/findings.ts';
import type { AlignedKeyResult, AlignedObjective } from '#lib/okr/alignment/links.ts';
import { PatchedMap } from '#lib/okr/alignment/patchedMap.ts';
import {
  align,
  anyTarget,
  damagedCompany,
  idsOf,
  keyResult,
  objective,
  portrait,
  soundCompany,
  type Company,
} from './company.ts';

describe('an alignment that is carried on', () => {
  const before = align({
    objectives: [
      objective('a'),
      objective('b', { order: 'a1' }),
      objective('c', { parent: 'a' }),
      objective('d', { parent: 'c' }),
    ],
    keyResults: [keyResult('k-b', 'b')],
  });

  it('moves an objective with all that hangs under it, and leaves the one before as it was', () => {
    const after = withLink(before, 'c', 'k-b', 'asked');
    expect(descendantsOf(after, 'b')).toEqual(['k-b', 'c', 'd']);
    expect(descendantsOf(after, 'a')).toEqual([]);
    expect(descendantsOf(before, 'a')).toEqual(['c', 'd']);
    expect(after.objectives.get('c')?.alignment).toBe('asked');
  });

  it('shares with the one before what did not change, instead of being made anew', () => {
    const moved = withLink(before, 'c', 'k-b');
    expect(moved.keyResults).toBe(before.keyResults);
    expect(moved.within).toBe(before.within);
    expect(moved.supporters).toBe(before.supporters);
    const fewer = without(before, 'k-b');
    expect(fewer.objectives).toBe(before.objectives);
    expect(fewer.under).toBe(before.under);
  });

  it('takes a link away, and with it what was said of it', () => {
    const after = withLink(withLink(before, 'c', 'k-b', 'declined'), 'c', null);
    expect(rootsOf(after)).toEqual(['a', 'c', 'b']);
    expect(after.objectives.get('c')?.alignment).toBeNull();
  });

  it('is the same when the objective to link is not known', () => {
    expect(withLink(before, 'nobody', 'a')).toBe(before);
    expect(without(before, 'nobody')).toBe(before);
  });

  it('takes in a key result, at its place among its siblings', () => {
    const after = withKeyResult(
      withKeyResult(before, keyResult('k-b2', 'b', { order: 'a2' })),
      keyResult('k-b1', 'b', { order: 'a1' }),
    );
    expect(childrenOf(after, 'b')).toEqual(['k-b', 'k-b1', 'k-b2']);
    expect(childrenOf(withKeyResult(after, keyResult('k-b', 'a')), 'a')).toEqual(['k-b', 'c']);
  });

  it('hangs what waited for an unknown parent under it as soon as that is known', () => {
    const waiting = withObjective(before, objective('e', { parent: 'later', supports: ['later'] }));
    expect(rootsOf(waiting)).toContain('e');
    const known = withObjective(waiting, objective('later'));
    expect(childrenOf(known, 'later')).toEqual(['e']);
    expect(supportedBy(known, 'e')).toEqual(['later']);
    expect(parentOf(without(known, 'later'), 'e')).toBeNull();
  });

  it('keeps an objective before a key result that claims its id, whichever came first', () => {
    const claimed = withKeyResult(before, keyResult('x', 'a'));
    expect(childrenOf(withObjective(claimed, objective('x', { parent: 'b' })), 'b')).toEqual(['k-b', 'x']);
    expect(childrenOf(withObjective(claimed, objective('x', { parent: 'b' })), 'a')).toEqual(['c']);
    expect(withKeyResult(before, keyResult('a', 'b'))).toBe(before);
  });

  it('does not follow what damages it, and follows it again once that is mended', () => {
    const damaged = withObjective(before, objective('a', { parent: 'd' }));
    expect(loopedIn(damaged)).toEqual([{ link: 'parent', from: 'a', to: 'd', among: ['a', 'd', 'c'] }]);
    const mended = withLink(damaged, 'd', null);
    expect(loopedIn(mended)).toEqual([]);
    expect(descendantsOf(mended, 'd')).toEqual(['a', 'c']);
    expect(descendantsOf(without(damaged, 'c'), 'd')).toEqual(['a']);
  });
});

type Change = { put: AlignedObjective } | { put: AlignedKeyResult } | { remove: string };

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  damagedCompany.chain(({ objectives }) => fc.constantFrom(...objectives)).map((put) => ({ put })),
  damagedCompany.chain(({ keyResults }) => fc.constantFrom(...keyResults)).map((put) => ({ put })),
  anyTarget.map((remove) => ({ remove })),
);

function carriedOn(alignment: Alignment, change: Change): Alignment {
  if ('remove' in change) return without(alignment, change.remove);
  return 'objective' in change.put ? withKeyResult(alignment, change.put) : withObjective(alignment, change.put);
}

function changed({ objectives, keyResults }: Company, change: Change): Company {
  const id = 'remove' in change ? change.remove : change.put.id;
  const rest = {
    objectives: objectives.filter((one) => one.id !== id),
    keyResults: keyResults.filter((one) => one.id !== id),
  };
  if ('remove' in change) return rest;
  if ('objective' in change.put) return { ...rest, keyResults: [...rest.keyResults, change.put] };
  return { ...rest, objectives: [...rest.objectives, change.put] };
}

describe('carrying on', () => {
  it('comes to what making it anew comes to, after any changes of any records', () => {
    fc.assert(
      fc.property(fc.oneof(soundCompany, damagedCompany), fc.array(anyChange, { maxLength: 8 }), (start, changes) => {
        let alignment = align(start);
        let company = start;
        for (const change of changes) {
          alignment = carriedOn(alignment, change);
          company = changed(company, change);
          expect(portrait(alignment, idsOf(company))).toEqual(portrait(align(company), idsOf(company)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the inner structure of what is moved', () => {
    fc.assert(
      fc.property(soundCompany, fc.nat(), fc.option(anyTarget), (company, which, target) => {
        const moved = company.objectives[which % company.objectives.length]?.id ?? '';
        const alignment = align(company);
        const inside = descendantsOf(alignment, moved);
        fc.pre(target !== moved && !inside.includes(target ?? ''));
        const after = withLink(alignment, moved, target);
        fc.pre(loopedIn(after).length === 0);
        expect(descendantsOf(after, moved)).toEqual(inside);
        for (const id of inside) expect(parentOf(after, id)).toBe(parentOf(alignment, id));
      }),
    );
  });
});

describe('a patched map', () => {
  it('holds what a map changed in place would, however many changes there are', () => {
    const change = fc.tuple(fc.nat({ max: 600 }).map(String), fc.option(fc.nat(), { nil: undefined }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 300, maxLength: 900, size: 'max' }), (changes) => {
        const plain = new Map(Array.from({ length: 100 }, (_, i) => [String(i), i]));
        const first = new PatchedMap(new Map(plain));
        let patched = first;
        for (const [key, value] of changes) {
          patched = patched.with(key, value);
          if (value === undefined) plain.delete(key);
          else plain.set(key, value);
        }
        expect([...patched.values()].toSorted()).toEqual([...plain.values()].toSorted());
        for (let i = 0; i <= 600; i += 1) {
          expect(patched.get(String(i))).toBe(plain.get(String(i)));
          expect(patched.has(String(i))).toBe(plain.has(String(i)));
        }
        expect([...first.values()]).toEqual(Array.from({ length: 100 }, (_, i) => i));
      }),
      { numRuns: 20 },
    );
  });
});
