import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '#lib/okr/model.ts';
import { elapsed, isDone, objectiveStatus, suggestStatus } from '#lib/okr/status.ts';
import { keep, milestones, move, Q3, YES_NO } from './records.ts';

const MOVE = move(0, 100);
const day = (text: string) => Temporal.PlainDate.from(text);

type Figures = Parameters<typeof suggestStatus>[0];
const status = (figures: Partial<Figures>) =>
  suggestStatus({
    metric: MOVE,
    ambition: 'aspirational',
    progress: 0.37,
    confidence: null,
    elapsed: 0.5,
    state: 'active',
    ...figures,
  });

describe('how much of a cycle is over', () => {
  it.each([
    ['2026-06-30', 0],
    ['2026-07-01', 0],
    ['2026-07-02', 1 / 92],
    ['2026-08-16', 46 / 92],
    ['2026-09-30', 91 / 92],
    ['2026-10-01', 1],
    ['2027-01-01', 1],
  ])('on %s', (today, expected) => {
    expect(elapsed(Q3, day(today))).toBeCloseTo(expected, 12);
  });

  it('is all or nothing in a cycle of one day', () => {
    const oneDay = { ...Q3, lastDay: Q3.firstDay };
    expect(elapsed(oneDay, day('2026-07-01'))).toBe(0);
    expect(elapsed(oneDay, day('2026-07-02'))).toBe(1);
  });
});

describe('the suggested status by pace', () => {
  it.each([
    ['aspirational', 0.37, 0.5, 'on'],
    ['committed', 0.37, 0.5, 'risk'],
    ['aspirational', 0.35, 0.5, 'on'],
    ['aspirational', 0.349, 0.5, 'risk'],
    ['aspirational', 0.25, 0.5, 'risk'],
    ['aspirational', 0.249, 0.5, 'off'],
    ['committed', 0.45, 0.5, 'on'],
    ['committed', 0.449, 0.5, 'risk'],
    ['committed', 0.35, 0.5, 'risk'],
    ['committed', 0.349, 0.5, 'off'],
    ['aspirational', -0.4, 0.5, 'off'],
  ] as const)('%s at %d after %d of the cycle is %s', (ambition, progress, elapsed, expected) => {
    expect(status({ ambition, progress, elapsed })).toBe(expected);
  });

  it('does not fall below a threshold by a rounding error of the division', () => {
    const threeOfThirtyDays = 3 / 30;
    expect(0.09 / threeOfThirtyDays).toBeLessThan(0.9);
    expect(status({ ambition: 'committed', progress: 0.09, elapsed: threeOfThirtyDays })).toBe('on');
  });

  it('is never worse than at risk in the first tenth', () => {
    expect(status({ progress: 0, elapsed: 0.09 })).toBe('risk');
    expect(status({ progress: 0, elapsed: 0.1 })).toBe('off');
  });

  it('says nothing on day 0', () => {
    expect(status({ progress: 0, elapsed: 0 })).toBe('on');
    expect(status({ progress: 0, elapsed: 0, confidence: 4 })).toBe('risk');
  });
});

describe('the suggested status by confidence', () => {
  it.each([
    ['aspirational', 5, 'on'],
    ['aspirational', 4, 'risk'],
    ['aspirational', 3, 'risk'],
    ['aspirational', 2, 'off'],
    ['committed', 7, 'on'],
    ['committed', 6, 'risk'],
    ['committed', 4, 'risk'],
    ['committed', 3, 'off'],
  ] as const)('%s with %d is %s at a perfect pace', (ambition, confidence, expected) => {
    expect(status({ ambition, confidence, progress: 0.5 })).toBe(expected);
  });

  it('takes the worse of the two', () => {
    expect(status({ progress: 0.3, confidence: 10 })).toBe('risk');
    expect(status({ progress: 0.1, confidence: 4 })).toBe('off');
  });

  it('may be off track even in the first tenth, when people say so', () => {
    expect(status({ progress: 0, elapsed: 0.05, confidence: 0 })).toBe('off');
  });

  it('is left aside where nobody said', () => {
    expect(status({ progress: 0.5, confidence: null })).toBe('on');
  });
});

describe('pending, done and dropped', () => {
  it('is pending without a check-in, however confident', () => {
    expect(status({ progress: null, confidence: 10 })).toBe('pending');
  });

  it.each([MOVE, milestones(1, 2)])('is done at the target: $type', (metric) => {
    expect(status({ metric, progress: 1, confidence: 0 })).toBe('done');
    expect(status({ metric, progress: 2.6 })).toBe('done');
  });

  it('is dropped, whatever was reached', () => {
    expect(status({ state: 'dropped', progress: 1 })).toBe('dropped');
    expect(status({ state: 'dropped', progress: null })).toBe('dropped');
  });
});

describe('the suggested status of a band', () => {
  const metric = keep({ low: 99.5, tolerance: 1 });
  it.each([
    [1, 'on'],
    [0.7, 'risk'],
    [0.5, 'risk'],
    [0.49, 'off'],
  ] as const)('%d is %s, at any time', (progress, expected) => {
    for (const elapsed of [0, 0.05, 0.5, 1]) expect(status({ metric, progress, elapsed })).toBe(expected);
  });

  it('is never done before someone closes it', () => {
    expect(isDone(metric, 1)).toBe(false);
    expect(status({ metric, progress: 1, elapsed: 1 })).toBe('on');
  });

  it('is still the worse of band and confidence', () => {
    expect(status({ metric, progress: 1, confidence: 2 })).toBe('off');
  });
});

describe('the suggested status of yes or no', () => {
  const notYet = { metric: YES_NO, progress: 0 } satisfies Partial<Figures>;

  it('is done with a yes', () => {
    expect(status({ metric: YES_NO, progress: 1, confidence: 1 })).toBe('done');
  });

  it('follows confidence alone before the last tenth', () => {
    expect(status({ ...notYet, elapsed: 0.89, confidence: 8 })).toBe('on');
    expect(status({ ...notYet, elapsed: 0.89, confidence: 4 })).toBe('risk');
    expect(status({ ...notYet, elapsed: 0.89, confidence: 1 })).toBe('off');
  });

  it('is at best at risk in the last tenth', () => {
    expect(status({ ...notYet, elapsed: 0.9, confidence: 10 })).toBe('risk');
    expect(status({ ...notYet, elapsed: 0.9, confidence: 1 })).toBe('off');
  });
});

describe('monotony', () => {
  const rank = { off: 0, risk: 1, on: 2, done: 3, pending: NaN, dropped: NaN };
  const metric = fc.constantFrom<Metric>(MOVE, milestones(1), keep({ low: 1, tolerance: 1 }), YES_NO);
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  const ambition = fc.constantFrom('aspirational' as const, 'committed' as const);

  it('more progress or confidence never makes a status worse', () => {
    const pair = (most: number) => fc.tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }));
    fc.assert(
      fc.property(metric, ambition, part, pair(12), pair(10), (metric, ambition, elapsed, ps, cs) => {
        const at = (pick: (...of: number[]) => number) =>
          rank[status({ metric, ambition, elapsed, progress: pick(...ps) / 10, confidence: pick(...cs) })];
        expect(at(Math.min)).toBeLessThanOrEqual(at(Math.max));
      }),
    );
  });

  it('a commitment is never judged more kindly than an aspiration', () => {
    fc.assert(
      fc.property(metric, part, part, fc.integer({ min: 0, max: 10 }), (metric, elapsed, progress, confidence) => {
        const judged = (ambition: 'aspirational' | 'committed') =>
          rank[status({ metric, ambition, elapsed, progress, confidence })];
        expect(judged('committed')).toBeLessThanOrEqual(judged('aspirational'));
      }),
    );
  });
});

describe('the status of an objective', () => {
  type Parts = Parameters<typeof objectiveStatus>[0];
  const said = (confidence: number | null, weight = 1) => ({ confidence, weight, status: 'on' as const });
  const of = (parts: Partial<Parts>) =>
    objectiveStatus({
      ambition: 'aspirational',
      achievement: 0.5,
      elapsed: 0.5,
      state: 'active',
      keyResults: [said(8)],
      ...parts,
    });

  it('follows the pace of its achievement', () => {
    expect(of({ achievement: 0.35 })).toBe('on');
    expect(of({ achievement: 0.3 })).toBe('risk');
    expect(of({ achievement: 0.1 })).toBe('off');
  });

  it('follows the weighted mean of the confidences that were given', () => {
    expect(of({ keyResults: [said(9), said(1, 3), said(null, 50)] })).toBe('risk');
    expect(of({ keyResults: [said(9, 3), said(1), said(null, 50)] })).toBe('on');
  });

  it('goes by pace alone when nobody gave one', () => {
    expect(of({ keyResults: [said(null)] })).toBe('on');
  });

  it('is pending, dropped, or done when each of its key results is', () => {
    const done = { ...said(9), status: 'done' as const };
    expect(of({ achievement: null })).toBe('pending');
    expect(of({ state: 'dropped' })).toBe('dropped');
    expect(of({ achievement: 1.1, keyResults: [done, done] })).toBe('done');
    expect(of({ achievement: 1.1, keyResults: [done, said(9)] })).toBe('on');
  });
});
