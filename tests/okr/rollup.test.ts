import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyResult, ObjectiveTree, With } from '#lib/okr/model.ts';
import { wholePercent } from '#lib/okr/progress.ts';
import { objectiveAchievement, scopeAchievement } from '#lib/okr/rollup.ts';
import { checkIn, keyResult, move, objective, value } from './records.ts';

/** A key result of 0 → 100 whose progress is p. */
const history = (p: number | null, more: Partial<With<KeyResult>> = {}) => ({
  keyResult: keyResult(more),
  checkIns: p === null ? [] : [checkIn('2026-08-03', value(p * 100))],
  skips: [],
  changes: [],
});
const tree = (...keyResults: ObjectiveTree['keyResults']): ObjectiveTree => ({ objective: objective(), keyResults });

describe('the achievement of an objective', () => {
  it('weighs its key results, clamps each and counts a pending one as 0', () => {
    const achievement = objectiveAchievement(tree(history(0.5), history(1.3), history(null, { weight: 2 })));
    expect(achievement).toBeCloseTo(0.425, 12);
    expect(wholePercent(achievement ?? NaN)).toBe(43);
  });

  it('is pending when all key results are, or there is none', () => {
    expect(objectiveAchievement(tree(history(null), history(null)))).toBeNull();
    expect(objectiveAchievement(tree())).toBeNull();
  });

  it('leaves dropped key results out', () => {
    expect(objectiveAchievement(tree(history(0.2), history(1, { state: 'dropped' })))).toBeCloseTo(0.2, 12);
    expect(objectiveAchievement(tree(history(1, { state: 'dropped' })))).toBeNull();
  });

  it('takes weights as they stand to each other, on any scale', () => {
    const weighed = (scale: number) =>
      objectiveAchievement(tree(history(0.1, { weight: scale }), history(0.7, { weight: 3 * scale })));
    for (const scale of [1, 0.1, 1e6]) expect(weighed(scale)).toBeCloseTo(0.55, 12);
  });

  it('never falls when one of its key results rises, and does not depend on their order', () => {
    const part = fc.record({ p: fc.integer({ min: -50, max: 200 }), weight: fc.integer({ min: 1, max: 9 }) });
    const rise = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), rise, fc.nat(), (parts, more, pick) => {
        const of = (given: typeof parts) =>
          objectiveAchievement(tree(...given.map(({ p, weight }) => history(p / 100, { weight })))) ?? NaN;
        const raised = parts.map((one, i) => (i === pick % parts.length ? { ...one, p: one.p + more } : one));
        expect(of(raised)).toBeGreaterThanOrEqual(of(parts) - 1e-12);
        expect(of(parts.toReversed())).toBeCloseTo(of(parts), 12);
      }),
    );
  });

  it('is the same after a drop that was taken back, and the same as without it while dropped', () => {
    const kept = history(0.2);
    const other = history(1);
    const dropped = { ...other, keyResult: { ...other.keyResult, state: 'dropped' as const } };
    expect(objectiveAchievement(tree(kept, dropped))).toBe(objectiveAchievement(tree(kept)));
    expect(objectiveAchievement(tree(kept, other))).toBeCloseTo(0.6, 12);
  });

  it('stays between 0 and 1.2 and within its key results', () => {
    const share = fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 5 }), (shares) => {
        const achievement = objectiveAchievement(tree(...shares.map(([p, weight]) => history(p, { weight }))));
        const clamped = shares.map(([p]) => Math.min(1.2, Math.max(0, p)));
        expect(achievement).toBeGreaterThanOrEqual(Math.min(...clamped) - 1e-9);
        expect(achievement).toBeLessThanOrEqual(Math.max(...clamped) + 1e-9);
      }),
    );
  });
});

describe('the achievement of a scope', () => {
  it('counts an objective as often as it has key results, whatever their weights', () => {
    const three = tree(history(0.6, { weight: 10 }), history(0, { weight: 10 }), history(0.6, { weight: 10 }));
    const one = tree(history(1, { weight: 0.1 }));
    expect(scopeAchievement([three, one])).toBeCloseTo((3 * 0.4 + 1) / 4, 12);
  });

  it('is the plain mean of the key results where weights are equal', () => {
    expect(scopeAchievement([tree(history(0.2), history(0.4)), tree(history(0.9))])).toBeCloseTo(0.5, 12);
  });

  it('leaves out objectives that are drafts or dropped', () => {
    const others = (['draft', 'dropped'] as const).map((state) => ({
      objective: objective({ state }),
      keyResults: [history(0)],
    }));
    expect(scopeAchievement([tree(history(0.7)), ...others])).toBeCloseTo(0.7, 12);
  });

  it('is the mean of the parts that it is split into, each as often as it has key results', () => {
    const one = fc.array(fc.option(fc.integer({ min: 0, max: 120 }), { nil: null }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 6 }), fc.nat(), (objectives, cut) => {
        const trees = objectives.map((ps) => tree(...ps.map((p) => history(p === null ? null : p / 100))));
        const at = 1 + (cut % (trees.length - 1));
        const parts = [trees.slice(0, at), trees.slice(at)].map((part) => ({
          achievement: scopeAchievement(part),
          keyResults: part.reduce((sum, { keyResults }) => sum + keyResults.length, 0),
        }));
        const all = parts.reduce((sum, { keyResults }) => sum + keyResults, 0);
        const mean = parts.reduce((sum, part) => sum + (part.achievement ?? 0) * part.keyResults, 0) / all;
        const whole = scopeAchievement(trees);
        expect(whole === null).toBe(parts.every(({ achievement }) => achievement === null));
        // Both are said to nine decimals.
        expect(Math.abs((whole ?? 0) - mean)).toBeLessThanOrEqual(1e-9 + Number.EPSILON);
        expect(scopeAchievement(trees.toReversed())).toBe(whole);
      }),
    );
  });

  it('does not jump while owners close their objectives one after the other', () => {
    const first = (state: 'active' | 'closed') => ({ objective: objective({ state }), keyResults: [history(0.7)] });
    const second = (state: 'active' | 'closed') => ({
      objective: objective({ state }),
      keyResults: [history(0.1), history(0.3)],
    });
    const before = scopeAchievement([first('active'), second('active')]);
    expect(scopeAchievement([first('closed'), second('active')])).toBe(before);
    expect(scopeAchievement([first('closed'), second('closed')])).toBe(before);
  });

  it('counts an objective that is all pending as 0 beside others, and is pending when every one is', () => {
    expect(scopeAchievement([tree(history(null)), tree(history(0.8))])).toBeCloseTo(0.4, 12);
    expect(scopeAchievement([tree(history(null)), tree()])).toBeNull();
    expect(scopeAchievement([])).toBeNull();
  });
});

describe('the achievement of a scope, where parts are thirds', () => {
  it('is at the half of a per cent where it is on paper, and rounds up as there', () => {
    // 1/3, 1/3 and 73/120 of their ways: 0.425 together.
    const thirds = [100, 100, 182.5].map((now) =>
      tree({ ...history(null, { metric: move(0, 300) }), checkIns: [checkIn('2026-08-03', value(now))] }),
    );
    const achievement = scopeAchievement(thirds);
    expect(achievement).toBe(0.425);
    expect(wholePercent(achievement ?? NaN)).toBe(43);
  });
});
