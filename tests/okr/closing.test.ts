import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canClose, closingNeeds, closingRefusal, type Closing } from '#lib/okr/closing.ts';
import { objective, Q3 } from './records.ts';

/** All that could be asked, said. */
const ALL = {
  own: 0.5,
  ownReason: 'The last month was ours',
  why: 'Two schools joined late',
  rootCause: 'We began after the holidays',
  postMortem: 'Promise after the survey',
  verdict: 'keep',
} as const satisfies Closing;
const aspirational = (score: number | null) => ({ ambition: 'aspirational' as const, score });
const committed = (score: number | null) => ({ ambition: 'committed' as const, score });

describe('what a closing needs of its owner', () => {
  it('is asked in the order of the walk', () => {
    expect(closingNeeds(committed(0.5), {})).toEqual(['own-score', 'why', 'root-cause', 'post-mortem', 'verdict']);
    expect(closingNeeds(committed(0.6), ALL)).toEqual([]);
  });

  it('is a reason for an own score only where that is another one', () => {
    expect(closingNeeds(aspirational(0.5), { ...ALL, ownReason: '' })).toEqual([]);
    expect(closingNeeds(aspirational(0.6), { ...ALL, ownReason: '' })).toEqual(['own-reason']);
    expect(closingNeeds(aspirational(null), { ...ALL, ownReason: '' })).toEqual(['own-reason']);
  });

  it.each([
    [0.6, 0.7, ['root-cause']],
    [0.7, 0.6, ['root-cause']],
    [0.7, 0.7, []],
    [null, 0.7, ['root-cause']],
  ])('is a root cause where the lower of %d and %d is below 0.7', (score, own, expected) => {
    expect(closingNeeds(aspirational(score), { ...ALL, own, rootCause: ' ' })).toEqual(expected);
  });

  it.each([
    [0.9, 1, ['post-mortem']],
    [1.1, 0.9, ['post-mortem']],
    [1, 1, []],
  ])('is a post-mortem line for a commitment where the lower of %d and %d is below 1.0', (score, own, expected) => {
    expect(closingNeeds(committed(score), { ...ALL, own, postMortem: '' })).toEqual(expected);
    expect(closingNeeds(aspirational(score), { ...ALL, own, postMortem: '' })).toEqual([]);
  });

  it('is not met by blanks, nor by 0 taken for nothing', () => {
    expect(closingNeeds(aspirational(0), { ...ALL, own: 0, why: ' \n' })).toEqual(['why']);
    expect(closingNeeds(aspirational(0.5), { ...ALL, verdict: null, own: null })).toEqual(['own-score', 'verdict']);
  });

  it('never grows with a better score or with more that is said', () => {
    const tenth = fc.integer({ min: 0, max: 12 }).map((n) => n / 10);
    const ambition = fc.constantFrom('aspirational' as const, 'committed' as const);
    const said = fc.record({ why: fc.constantFrom('', 'x'), rootCause: fc.constantFrom('', 'x') });
    fc.assert(
      fc.property(ambition, tenth, tenth, said, (ambition, a, b, said) => {
        // The own score as computed, so that no reason for a difference is asked.
        const needs = (score: number, more: Closing = {}) =>
          new Set(closingNeeds({ ambition, score }, { ...said, own: score, ...more }));
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(needs(more).isSubsetOf(needs(less))).toBe(true);
        expect(needs(less, { rootCause: 'x', verdict: 'modify' }).isSubsetOf(needs(less))).toBe(true);
      }),
    );
  });
});

describe('closing an objective', () => {
  const inState = (state: 'planning' | 'active' | 'closing' | 'closed') => ({ ...Q3, state });

  it('is possible when all is said, also before its cycle ends', () => {
    expect(canClose(objective(), inState('closing'), 0.5, ALL)).toBe(true);
    expect(canClose(objective(), inState('active'), 0.5, ALL)).toBe(true);
  });

  it('is refused while something is missing, and says what', () => {
    expect(canClose(objective(), inState('closing'), 0.5, {})).toBe(false);
    expect(closingRefusal(objective(), inState('closing'), 0.5, { ...ALL, why: '' })).toEqual({
      code: 'incomplete',
      needs: ['why'],
    });
  });

  it.each(['draft', 'closed', 'dropped'] as const)('is refused for a %s one', (state) => {
    expect(closingRefusal(objective({ state }), inState('closing'), 0.5, ALL)).toEqual({ code: 'not-active', state });
  });

  it('is refused where no cycle runs', () => {
    expect(closingRefusal(objective(), null, 0.5, ALL)).toEqual({ code: 'no-cycle' });
    expect(closingRefusal(objective(), inState('planning'), 0.5, ALL)).toEqual({ code: 'cycle-not-begun' });
    expect(closingRefusal(objective(), inState('closed'), 0.5, ALL)).toEqual({ code: 'cycle-closed' });
  });
});
