import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clampAchievement,
  effectiveCheckIns,
  progress,
  progressSteps,
  standing,
  tickedMilestones,
  wholePercent,
} from '#lib/okr/progress.ts';
import { progressAfter } from '#lib/okr/progressAfter.ts';
import { anyMetricAndReadings, anyReading } from './arbitraries.ts';
import { answer, checkIn, keep, milestones, move, ticks, value, YES_NO } from './records.ts';

const after = (metric: Parameters<typeof progress>[0], reading: number) =>
  progress(metric, [checkIn('2026-08-03', value(reading))]);

describe('progress of a move', () => {
  it.each([
    [62, 85, 73.5, 0.5],
    [6, 2, 3.8, 0.55],
    [6, 2, 7, -0.25],
    [0, 6121, 16_000, 16_000 / 6121],
    [2, 1, 4.3, -2.3],
    [80, 104, 92, 0.5],
  ])('from %d to %d, now %d, is %d', (start, target, now, expected) => {
    expect(after(move(start, target), now)).toBeCloseTo(expected, 12);
  });

  it('is exactly 1 at the target, whatever binary fractions the numbers are', () => {
    const decimal = fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 1000);
    fc.assert(
      fc.property(decimal, decimal, (start, target) => {
        fc.pre(start !== target);
        expect(after(move(start, target), target)).toBe(1);
      }),
    );
  });

  it('grows with every step towards the target, rising or falling', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, number, number, (start, target, a, b) => {
        fc.pre(Math.abs(target - start) > 1e-3);
        const [less, more] = target > start === a < b ? [a, b] : [b, a];
        expect(after(move(start, target), less)).toBeLessThanOrEqual(after(move(start, target), more) ?? NaN);
      }),
    );
  });

  it('says nothing where start and target are the same', () => {
    expect(after(move(5, 5), 5)).toBeNull();
  });
});

describe('progress of a band', () => {
  it.each([
    ['inside', keep({ low: 20, high: 30 }), 25, 1],
    ['on its edge', keep({ low: 20, high: 30 }), 30, 1],
    ['below a floor with a tolerance', keep({ low: 99.5, tolerance: 1 }), 99.2, 0.7],
    ['above, by a tenth of the bound that was passed', keep({ low: 20, high: 30 }), 31, 2 / 3],
    ['below, by a tenth of the lower bound', keep({ low: 20, high: 30 }), 19, 0.5],
    ['outside the tolerance', keep({ high: 5, tolerance: 1 }), 8, 0],
    ['a negative bound', keep({ high: -10 }), -9.5, 0.5],
    ['a bound of 0 with a tolerance', keep({ high: 0, tolerance: 2 }), 1, 0.5],
    ['a bound of 0 without one', keep({ high: 0 }), 0.1, 0],
    ['on an upper edge of 0', keep({ high: 0 }), 0, 1],
    ['on a lower edge of 0', keep({ low: 0 }), 0, 1],
  ])('%s', (_, metric, now, expected) => {
    expect(after(metric, now)).toBeCloseTo(expected, 9);
  });

  it('counts half of the tolerance as exactly half, so that the status does not hang on a rounding error', () => {
    expect(after(keep({ low: 99.5, tolerance: 0.6 }), 99.2)).toBe(0.5);
  });

  it('says nothing without a bound', () => {
    expect(after(keep({}), 3)).toBeNull();
  });

  it('stays between 0 and 1', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (a, b, now) => {
        const p = after(keep({ low: Math.min(a, b), high: Math.max(a, b) }), now);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('progress of milestones', () => {
  const metric = milestones(1, 1, 2);

  it('is the weight of what is done', () => {
    expect(progress(metric, [checkIn('2026-08-03', ticks(['m1', 'm3']))])).toBe(0.75);
  });

  it('folds ticks in the order of the days, not of arrival', () => {
    const monday = checkIn('2026-08-03', ticks(['m1', 'm2']));
    const tuesday = checkIn('2026-08-04', ticks(['m3'], ['m2']));
    expect(progress(metric, [tuesday, monday])).toBe(0.75);
    expect(tickedMilestones(metric, [tuesday, monday])).toEqual(new Set(['m1', 'm3']));
  });

  it('knows only its own milestones', () => {
    const checkIns = [checkIn('2026-08-03', ticks(['m2', 'gone']))];
    expect(progress(metric, checkIns)).toBe(0.25);
    expect(tickedMilestones(metric, checkIns)).toEqual(new Set(['m2']));
  });

  it('is exactly 1 when all are ticked, although their weights are fractions', () => {
    expect(progress(milestones(0.1, 0.2, 0.3), [checkIn('2026-08-03', ticks(['m3', 'm2', 'm1']))])).toBe(1);
  });

  it('is 0, and known, when a check-in ticks nothing', () => {
    expect(progress(metric, [checkIn('2026-08-03', ticks([]))])).toBe(0);
  });

  it('has no ticks for another metric', () => {
    expect(tickedMilestones(move(0, 1), [checkIn('2026-08-03', ticks(['m1']))]).size).toBe(0);
  });
});

describe('progress of yes or no', () => {
  it('is 1 or 0 by the last answer', () => {
    const yes = checkIn('2026-08-03', answer(true));
    expect(progress(YES_NO, [yes])).toBe(1);
    expect(progress(YES_NO, [yes, checkIn('2026-08-10', answer(false))])).toBe(0);
  });
});

describe('pending', () => {
  it.each([move(0, 1), keep({ low: 1 }), milestones(1), YES_NO])('is $type without a check-in', (metric) => {
    expect(progress(metric, [])).toBeNull();
  });

  it('is a key result whose readings do not fit its metric', () => {
    expect(progress(move(0, 10), [checkIn('2026-08-03', answer(true))])).toBeNull();
  });

  it('does not come back when a reading that does not fit follows one that did', () => {
    expect(progress(move(0, 10), [checkIn('2026-08-03', value(5)), checkIn('2026-08-04', answer(true))])).toBe(0.5);
  });
});

describe('the check-in that counts', () => {
  it('is that of the latest day, not the one made last', () => {
    const friday = checkIn('2026-08-07', value(7));
    const backDated = checkIn('2026-08-03', value(3), { createdAt: friday.createdAt + 1 });
    expect(standing([friday, backDated])).toBe(friday);
  });

  it('is the one made last on the same day, and by id where even that is equal', () => {
    const first = checkIn('2026-08-07', value(1), { createdAt: 1000 });
    const later = checkIn('2026-08-07', value(2), { createdAt: 2000, id: 'b' });
    const tied = checkIn('2026-08-07', value(3), { createdAt: 2000, id: 'c' });
    expect(standing([later, first])).toBe(later);
    expect(standing([tied, later, first])).toBe(tied);
  });

  it('is the last of a chain of corrections', () => {
    const wrong = checkIn('2026-08-03', value(90));
    const better = checkIn('2026-08-03', value(19), { replaces: wrong.id });
    const right = checkIn('2026-08-03', value(9), { replaces: better.id });
    expect(effectiveCheckIns([right, wrong, better])).toEqual([right]);
  });

  it('falls back to the one before when the last is withdrawn', () => {
    const monday = checkIn('2026-08-03', value(3));
    const friday = checkIn('2026-08-07', value(70));
    const withdrawn = checkIn('2026-08-07', null, { replaces: friday.id });
    expect(effectiveCheckIns([withdrawn, friday, monday])).toEqual([monday]);
  });

  it('does not revive the original when its correction is withdrawn', () => {
    const original = checkIn('2026-08-03', value(3));
    const correction = checkIn('2026-08-03', value(4), { replaces: original.id });
    const withdrawn = checkIn('2026-08-03', null, { replaces: correction.id });
    expect(standing([original, correction, withdrawn])).toBeNull();
  });

  it('may correct one that has not arrived yet, and cannot erase itself', () => {
    const early = checkIn('2026-08-03', value(3), { replaces: 'still-on-another-device' });
    const own = checkIn('2026-08-04', value(4), { id: 'own', replaces: 'own' });
    expect(effectiveCheckIns([own, early])).toEqual([early, own]);
  });

  it('does not depend on the order of arrival', () => {
    const day = fc.integer({ min: 1, max: 5 }).map((n) => `2026-08-0${n}`);
    const said = fc.record({ day, reading: fc.integer({ min: 0, max: 100 }), created: fc.integer({ min: 0, max: 3 }) });
    const history = fc.array(said, { maxLength: 8 }).chain((all) => {
      const checkIns = all.map(({ day, reading, created }, i) =>
        checkIn(day, reading < 10 ? null : value(reading), {
          id: `c${i}`,
          createdAt: created,
          ...(i > 0 && reading % 3 === 0 ? { replaces: `c${reading % i}` } : {}),
        }),
      );
      return fc.tuple(fc.constant(checkIns), fc.shuffledSubarray(checkIns, { minLength: checkIns.length }));
    });
    fc.assert(
      fc.property(history, ([inOrder, shuffled]) => {
        expect(effectiveCheckIns(shuffled)).toEqual(effectiveCheckIns(inOrder));
        expect(progress(move(0, 100), shuffled)).toBe(progress(move(0, 100), inOrder));
      }),
    );
  });
});

describe('a history', () => {
  it('tells the same in any order of arrival, and when check-ins arrive twice', () => {
    const twice = anyMetricAndReadings.chain(({ metric, checkIns }) =>
      fc.tuple(
        fc.constant({ metric, checkIns }),
        fc.shuffledSubarray([...checkIns, ...checkIns], { minLength: checkIns.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(twice, ([{ metric, checkIns }, arrived]) => {
        expect(progress(metric, arrived)).toBe(progress(metric, checkIns));
        expect(tickedMilestones(metric, arrived)).toEqual(tickedMilestones(metric, checkIns));
      }),
    );
  });

  it('tells the same with a check-in that is withdrawn as without it', () => {
    fc.assert(
      fc.property(anyMetricAndReadings, anyReading, fc.nat({ max: 27 }), ({ metric, checkIns }, reading, day) => {
        const said = checkIn(`2026-08-${String(day + 1).padStart(2, '0')}`, reading, { id: 'said' });
        const withdrawn = checkIn(said.at, null, { replaces: 'said' });
        expect(progress(metric, [...checkIns, said, withdrawn])).toBe(progress(metric, checkIns));
      }),
    );
  });

  it('tells the same with a correction as if the right thing had been said at once', () => {
    fc.assert(
      fc.property(anyMetricAndReadings, anyReading, anyReading, ({ metric, checkIns }, wrong, right) => {
        const mistake = checkIn('2026-08-15', wrong, { id: 'mistake', createdAt: 7 });
        const correction = checkIn('2026-08-15', right, { id: 'right', createdAt: 7, replaces: 'mistake' });
        const atOnce = checkIn('2026-08-15', right, { id: 'right', createdAt: 7 });
        expect(progress(metric, [...checkIns, mistake, correction])).toBe(progress(metric, [...checkIns, atOnce]));
      }),
    );
  });

  it('gives no figure but finite ones, and what is shown of them is clamped once and for all', () => {
    fc.assert(
      fc.property(anyMetricAndReadings, ({ metric, checkIns }) => {
        const p = progress(metric, checkIns) ?? 0;
        const shown = clampAchievement(p);
        expect(Number.isFinite(p)).toBe(true);
        expect(shown).toBeGreaterThanOrEqual(0);
        expect(shown).toBeLessThanOrEqual(1.2);
        expect(clampAchievement(shown)).toBe(shown);
      }),
    );
  });
});

describe('the preview of a reading', () => {
  it('is what the reading makes of it, once it is said last', () => {
    fc.assert(
      fc.property(anyMetricAndReadings, anyReading, ({ metric, checkIns }, reading) => {
        const last = checkIn('2026-08-29', reading, { id: 'last' });
        expect(progressAfter(metric, checkIns, reading)).toBe(progress(metric, [...checkIns, last]));
      }),
    );
  });

  it('is the progress that the reading would bring', () => {
    expect(progressAfter(move(0, 10), [checkIn('2026-08-03', value(9))], value(4))).toBe(0.4);
    expect(progressAfter(move(0, 10), [], value(4))).toBe(0.4);
  });

  it('adds ticks to those that stand', () => {
    const ticked = [checkIn('2026-08-03', ticks(['m1']))];
    expect(progressAfter(milestones(1, 1, 2), ticked, ticks(['m2']))).toBe(0.5);
  });

  it('leaves progress as it is when the reading does not fit', () => {
    expect(progressAfter(move(0, 10), [checkIn('2026-08-03', value(9))], answer(true))).toBe(0.9);
  });
});

describe('the way of a key result', () => {
  it('has a step for every check-in that fits, with the progress that it led to', () => {
    const checkIns = [
      checkIn('2026-08-03', ticks(['m1'])),
      checkIn('2026-08-04', value(3)),
      checkIn('2026-08-05', ticks(['m2'])),
    ];
    const steps = progressSteps(milestones(1, 3), checkIns);
    expect(steps.map((step) => [step.checkIn.at, step.progress])).toEqual([
      ['2026-08-03', 0.25],
      ['2026-08-05', 1],
    ]);
  });
});

describe('what is shown', () => {
  it('is clamped to 0 … 1.2', () => {
    expect([-2.3, -0.25, 0, 0.5, 1.2, 2.6].map(clampAchievement)).toEqual([0, 0, 0, 0.5, 1.2, 1.2]);
  });

  it.each([
    [0.425, 43],
    [0.285, 29],
    [1.13, 113],
    [0.554_9, 55],
    [0.555, 56],
    [1 / 3, 33],
    [2.6, 120],
    [-2.3, 0],
  ])('%d is %d %%, half rounded up', (p, percent) => {
    expect(wholePercent(p)).toBe(percent);
  });

  it('rounds every thousandth as on paper', () => {
    const wrong = Array.from({ length: 1201 }, (_, n) => n).filter(
      (n) => wholePercent(n / 1000) !== Math.floor((n + 5) / 10),
    );
    expect(wrong).toEqual([]);
  });
});
