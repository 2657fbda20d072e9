import { describe, expect, it } from 'vitest';
import { metricProblem, type Metric } from '#lib/okr/model.ts';
import { FROM_CHILDREN, keep, milestones, move, YES_NO } from './records.ts';

describe('a metric that cannot be used', () => {
  it.each<[string, Metric, string]>([
    ['has no way to go', move(5, 5), 'start-equals-target'],
    ['has no bound to keep', keep({}), 'no-bound'],
    ['has its bounds the wrong way round', keep({ low: 3, high: 2 }), 'low-above-high'],
    ['keeps above 0 without saying how far below is too far', keep({ low: 0 }), 'tolerance-needed'],
    ['keeps below 0 without saying how far above is too far', keep({ high: 0 }), 'tolerance-needed'],
    ['keeps 0 at one of two bounds', keep({ low: -1, high: 0 }), 'tolerance-needed'],
  ])('%s', (_, metric, problem) => {
    expect(metricProblem(metric)).toBe(problem);
  });

  it.each<[string, Metric]>([
    ['one that falls', move(6, 2)],
    ['one that ends at 0', move(6, 0)],
    ['a band of a single value', keep({ low: 2, high: 2 })],
    ['a bound of 1, of which a tenth is room enough', keep({ low: 1 })],
    ['an upper bound of 1', keep({ high: 1 })],
    ['a bound of 0 with a tolerance', keep({ high: 0, tolerance: 2 })],
    ['milestones', milestones(1, 2)],
    ['a question', YES_NO],
    ['the objectives under it', FROM_CHILDREN],
  ])('is not %s', (_, metric) => {
    expect(metricProblem(metric)).toBeNull();
  });
});
