import { describe, expect, it } from 'vitest';
import { metricChange } from '#lib/okr/metricChange.ts';
import type { Metric, Objective } from '#lib/okr/model.ts';
import { at, keep, keyResult, milestones, move } from './records.ts';

const SAID = { author: 'ann', on: '2026-08-03', createdAt: at('2026-08-03T12:00') };
const changeOf = (from: Metric, to: Metric, state: Objective['state'] = 'active') =>
  metricChange(keyResult({ metric: from }), { state }, to, SAID);

describe('a change of metric', () => {
  it.each<[string, Metric, Metric]>([
    ['another target', move(0, 10), move(0, 9)],
    ['another start', move(0, 10), move(1, 10)],
    ['another kind', move(0, 10), keep({ low: 10 })],
    ['a bound that is gone', keep({ low: 1, high: 2 }), keep({ low: 1 })],
    ['another weight of a milestone', milestones(1, 2), milestones(1, 3)],
    ['one milestone more', milestones(1, 2), milestones(1, 2, 1)],
  ])('is told: %s', (_, from, to) => {
    expect(changeOf(from, to)).toEqual({ keyResult: 'kr', from, to, ...SAID });
  });

  it('is told once the objective has begun, also when it is over', () => {
    for (const state of ['active', 'closed', 'dropped'] as const) {
      expect(changeOf(move(0, 10), move(0, 9), state)).not.toBeNull();
    }
  });

  it('is not told of a draft, whose targets nobody was promised', () => {
    expect(changeOf(move(0, 10), move(0, 9), 'draft')).toBeNull();
  });

  it('is none where the metric says the same, in whatever order its fields come', () => {
    const unit = { kind: 'currency', code: 'TWD' } as const;
    const from: Metric = { type: 'move', start: 0, target: 10, unit };
    expect(
      changeOf(from, { unit: { code: unit.code, kind: unit.kind }, target: 10, start: 0, type: 'move' }),
    ).toBeNull();
    expect(changeOf(milestones(1, 2), milestones(1, 2))).toBeNull();
  });

  it('is one where milestones change their places', () => {
    const from = milestones(1, 1);
    if (from.type !== 'milestones') throw new Error('Milestones were made');
    expect(changeOf(from, { ...from, items: from.items.toReversed() })).not.toBeNull();
  });
});
