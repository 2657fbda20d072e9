import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '#lib/okr/model.ts';
import { dayNumber, dayText } from '#lib/okr/calendar.ts';
import { compare, divide, exactOf, multiply, weightedMean } from '#lib/okr/exact.ts';
import { exactProgress } from '#lib/okr/exactProgress.ts';
import { progress } from '#lib/okr/progress.ts';
import { objectiveStatus } from '#lib/okr/objectiveStatus.ts';
import { elapsed, isDone, shownStatus, suggestStatus, type Status } from '#lib/okr/status.ts';
import { checkIn, FROM_CHILDREN, keep, milestones, move, Q3, value, YES_NO } from './records.ts';

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

describe('thresholds', () => {
  /** A cycle of so many days, and the part of it that is over when so many have passed. */
  const part = (passed: number, days: number) => {
    const first = dayNumber('2026-01-01');
    const cycle = { ...Q3, firstDay: '2026-01-01', lastDay: dayText(first + days - 1) };
    return elapsed(cycle, day(dayText(first + passed)));
  };

  it('of the first and the last tenth are met by whole days, as on paper', () => {
    const cycles = Array.from({ length: 400 }, (_, n) => n + 1);
    const days = cycles.flatMap((all) => Array.from({ length: all + 1 }, (_, passed) => ({ all, passed })));
    const isFirst = ({ all, passed }: { all: number; passed: number }) =>
      status({ progress: -1, elapsed: part(passed, all) }) === 'risk';
    const isLast = ({ all, passed }: { all: number; passed: number }) =>
      status({ metric: YES_NO, progress: 0, elapsed: part(passed, all) }) === 'risk';
    const begun = days.filter(({ passed }) => passed > 0);
    expect(begun.filter((one) => isFirst(one) !== one.passed * 10 < one.all)).toEqual([]);
    expect(days.filter((one) => isLast(one) !== one.passed * 10 >= one.all * 9)).toEqual([]);
  });

  it('of the pace are met exactly, whatever doubles make of the quotient', () => {
    const limits = { aspirational: [0.7, 0.5], committed: [0.9, 0.7] } as const;
    const given = fc
      .record({
        ambition: fc.constantFrom('aspirational' as const, 'committed' as const),
        which: fc.nat({ max: 1 }),
        start: fc.integer({ min: -1e7, max: 1e7 }),
        way: fc.integer({ min: 1, max: 1e7 }),
        rising: fc.boolean(),
        days: fc.integer({ min: 1, max: 366 }),
        beside: fc.integer({ min: -1, max: 1 }),
      })
      .chain((one) => fc.record({ one: fc.constant(one), passed: fc.integer({ min: 1, max: one.days }) }));
    fc.assert(
      fc.property(given, ({ one: { ambition, which, start, way, rising, days, beside }, passed }) => {
        const [on, risk] = limits[ambition];
        // As near to the threshold as the metric's last decimal allows, and often right on it.
        const made = Math.round(([on, risk][which] ?? on) * way * (passed / days)) + beside;
        const sign = rising ? 1 : -1;
        const metric = move(start / 100, (start + sign * way) / 100);
        const said = [checkIn('2026-08-03', value((start + sign * made) / 100))];
        const exact = exactProgress(metric, said);
        fc.pre(exact !== null && made < way && passed * 10 >= days);
        const pace = exact && divide(multiply(exact, exactOf(days)), exactOf(passed));
        const reaches = (threshold: number) => pace !== null && compare(pace, exactOf(threshold)) >= 0;
        const expected = reaches(on) ? 'on' : reaches(risk) ? 'risk' : 'off';
        expect(status({ metric, ambition, progress: progress(metric, said), elapsed: part(passed, days) })).toBe(
          expected,
        );
      }),
    );
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
    expect(status({ metric, progress: 1, elapsed: 1, state: 'closed' })).toBe('done');
    expect(status({ metric, progress: 0.7, elapsed: 1, state: 'closed' })).toBe('risk');
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

describe('the suggested status of what is measured by its children', () => {
  it('goes by pace, and is done when all of them reached their targets, however their mean adds up', () => {
    expect(status({ metric: FROM_CHILDREN, progress: 0.35 })).toBe('on');
    expect(status({ metric: FROM_CHILDREN, progress: 0.2 })).toBe('off');
    const mean = (0.7 + 1.2 + 1.2 + 0.9) / 4;
    expect(mean).toBeLessThan(1);
    expect(status({ metric: FROM_CHILDREN, progress: mean })).toBe('done');
  });
});

describe('the status that a person set', () => {
  it.each(['on', 'risk', 'off'] as const)('is shown in place of a suggested %s', (suggested) => {
    for (const own of ['on', 'risk', 'off'] as const) expect(shownStatus(suggested, own)).toBe(own);
    expect(shownStatus(suggested, null)).toBe(suggested);
  });

  it.each(['done', 'dropped', 'pending'] as const)(
    'does not hide that it is %s, which is no judgement',
    (suggested) => {
      expect(shownStatus(suggested, 'off')).toBe(suggested);
    },
  );
});

describe('the worse of pace and confidence', () => {
  const rank: Partial<Record<Status, number>> = { off: 0, risk: 1, on: 2 };

  it('is never better than either alone', () => {
    const part = fc.double({ min: 0.1, max: 1, noNaN: true });
    const below1 = fc.double({ min: 0, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(part, below1, fc.integer({ min: 0, max: 10 }), (elapsed, progress, confidence) => {
        const both = rank[status({ elapsed, progress, confidence })];
        const byPace = rank[status({ elapsed, progress, confidence: null })];
        const byConfidence = rank[status({ elapsed: 0, progress, confidence })];
        expect(both).toBe(Math.min(byPace ?? NaN, byConfidence ?? NaN));
      }),
    );
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

  it('meets the thresholds of confidence exactly, whatever doubles make of the mean', () => {
    const anySaid = fc.record({
      confidence: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }),
      weight: fc.integer({ min: 1, max: 50 }).map((n) => n / 10),
      status: fc.constant('on' as const),
    });
    fc.assert(
      fc.property(fc.array(anySaid, { minLength: 1, maxLength: 6 }), (keyResults) => {
        const mean = weightedMean(
          keyResults.flatMap(({ confidence, weight }) =>
            confidence === null ? [] : [{ value: exactOf(confidence), weight: exactOf(weight) }],
          ),
        );
        const reaches = (threshold: number) => mean === null || compare(mean, exactOf(threshold)) >= 0;
        const expected = reaches(5) ? 'on' : reaches(3) ? 'risk' : 'off';
        expect(of({ achievement: 0.9, keyResults })).toBe(expected);
      }),
    );
    const tenths = [said(6, 0.1), said(5, 0.2), said(4, 0.1)];
    expect(of({ achievement: 0.9, keyResults: tenths })).toBe('on');
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
