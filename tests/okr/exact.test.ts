import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  exactOf,
  multiply,
  roundHalfUp,
  subtract,
  toNumber,
  weightedMean,
  type Exact,
} from '#lib/okr/exact.ts';

/** A fraction as it is written, for comparing in tests. */
const written = ({ numerator, denominator }: Exact) => `${numerator}/${denominator}`;
const mean = (...parts: [value: Exact, weight: number][]) =>
  weightedMean(parts.map(([value, weight]) => ({ value, weight: exactOf(weight) })));

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });
/** What people write: up to nine digits, up to six of them behind the mark. */
const typed = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, decimals]) => Number(`${digits}e-${decimals}`));
const exact = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 30n }))
  .map(([above, below]) => divide(wholeOf(above), wholeOf(below)));
const wholeOf = (numerator: bigint): Exact => ({ numerator, denominator: 1n });

describe('a number as it was written', () => {
  it.each([
    [0.1, '1/10'],
    [0.65, '13/20'],
    [-2.5, '-5/2'],
    [3000, '3000/1'],
    [1e-7, '1/10000000'],
    [1.5e21, '1500000000000000000000/1'],
    [0, '0/1'],
    [-0, '0/1'],
  ])('is the shortest decimal: %d is %s', (value, expected) => {
    expect(written(exactOf(value))).toBe(expected);
  });

  it.each([Number.NaN, Infinity, -Infinity])('is none where it is %d', (value) => {
    expect(() => exactOf(value)).toThrow(RangeError);
  });

  it('comes back as the same double, whatever it is', () => {
    fc.assert(
      fc.property(anyDouble, (value) => toNumber(exactOf(value)) === value),
      { numRuns: 1000 },
    );
    expect(toNumber(exactOf(Number.MIN_VALUE))).toBe(Number.MIN_VALUE);
    expect(toNumber(exactOf(-Number.MAX_VALUE))).toBe(-Number.MAX_VALUE);
  });
});

describe('arithmetic without rounding', () => {
  it('adds tenths as on paper', () => {
    expect(toNumber(add(exactOf(0.1), exactOf(0.2)))).toBe(0.3);
    expect(toNumber(subtract(exactOf(0.3), exactOf(0.1)))).toBe(0.2);
    expect(toNumber(multiply(exactOf(1.15), exactOf(100)))).toBe(115);
  });

  it('keeps a third a third', () => {
    const third = divide(exactOf(1), exactOf(3));
    expect(written(third)).toBe('1/3');
    expect(written(add(add(third, third), third))).toBe('1/1');
  });

  it('keeps the sign above the line', () => {
    expect(written(divide(exactOf(1), exactOf(-4)))).toBe('-1/4');
    expect(written(divide(exactOf(-1), exactOf(-4)))).toBe('1/4');
  });

  it('refuses to divide by 0', () => {
    expect(() => divide(exactOf(1), exactOf(0))).toThrow(RangeError);
  });

  it('undoes what it did', () => {
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        fc.pre(b.numerator !== 0n);
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(divide(multiply(a, b), b)).toEqual(a);
      }),
    );
  });

  it('adds and multiplies in any order and grouping', () => {
    fc.assert(
      fc.property(exact, exact, exact, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
      }),
    );
  });
});

describe('comparing', () => {
  it('sees no difference where people wrote none', () => {
    expect(0.1 + 0.2 === 0.3).toBe(false);
    expect(compare(add(exactOf(0.1), exactOf(0.2)), exactOf(0.3))).toBe(0);
  });

  it('orders written numbers as doubles are ordered', () => {
    fc.assert(fc.property(typed, typed, (a, b) => compare(exactOf(a), exactOf(b)) === Math.sign(a - b)));
  });
});

describe('the nearest double', () => {
  it.each([
    [1n, 3n, 1 / 3],
    [2n, 3n, 2 / 3],
    [-7n, 9n, -7 / 9],
    // Half way between two doubles the even one is taken, and the slightest bit more decides for the upper one.
    [2n ** 53n + 1n, 1n, 2 ** 53],
    [(2n ** 53n + 1n) * 10n ** 40n + 1n, 10n ** 40n, 2 ** 53 + 2],
    [10n ** 400n, 1n, Infinity],
    [-(10n ** 400n), 1n, -Infinity],
    [1n, 10n ** 400n, 0],
  ])('to %s/%s is %d', (above, below, expected) => {
    expect(toNumber(divide(wholeOf(above), wholeOf(below)))).toBe(expected);
  });

  it('is that of a single division where both sides are doubles', () => {
    const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(whole, whole, (above, below) => {
        fc.pre(below !== 0);
        expect(toNumber(divide(exactOf(above), exactOf(below)))).toBe(above / below + 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a weighted mean', () => {
  it('is exact: 0.5, 1.2 and 0 with weights 1, 1, 2 are 0.425', () => {
    const achievement = mean([exactOf(0.5), 1], [exactOf(1.2), 1], [exactOf(0), 2]);
    expect(achievement && toNumber(achievement)).toBe(0.425);
    expect(achievement && roundHalfUp(multiply(achievement, exactOf(100)), 0)).toBe(43);
  });

  it('of a third and two thirds is a half', () => {
    const thirds = mean([divide(exactOf(1), exactOf(3)), 1], [divide(exactOf(2), exactOf(3)), 1]);
    expect(thirds && written(thirds)).toBe('1/2');
  });

  it('of nothing, or without any weight, is null', () => {
    expect(weightedMean([])).toBeNull();
    expect(mean([exactOf(5), 0])).toBeNull();
  });

  it('lies between the least and the greatest, and does not depend on their order', () => {
    const part = fc.tuple(exact, fc.integer({ min: 1, max: 1000 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const result = mean(...parts) ?? exactOf(Number.NaN);
        const inOrder = parts.map(([value]) => value).toSorted(compare);
        expect(compare(inOrder.at(0) ?? result, result)).toBeLessThanOrEqual(0);
        expect(compare(inOrder.at(-1) ?? result, result)).toBeGreaterThanOrEqual(0);
        expect(mean(...parts.toReversed())).toEqual(result);
      }),
    );
  });
});

describe('rounding half up', () => {
  it.each([
    [0.65, 1, 0.7],
    [0.649_999, 1, 0.6],
    [1.15, 1, 1.2],
    [1.05, 1, 1.1],
    [0.25, 1, 0.3],
    [42.5, 0, 43],
    [-0.5, 0, 0],
    [-0.51, 0, -1],
    [-1.5, 0, -1],
    [2.675, 2, 2.68],
    [1e21, 2, 1e21],
  ])('%d to %d decimals is %d', (value, decimals, expected) => {
    expect(roundHalfUp(exactOf(value), decimals)).toBe(expected);
  });

  it('is right for every hundredth that a score can have', () => {
    const wrong = Array.from({ length: 121 }, (_, n) => n).filter(
      (n) => roundHalfUp(exactOf(n / 100), 1) !== Math.floor((n + 5) / 10) / 10,
    );
    expect(wrong).toEqual([]);
  });

  it('goes no further than half a step, and upwards only from the very half', () => {
    fc.assert(
      fc.property(exact, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
        const half = divide(exactOf(0.5), exactOf(10 ** decimals));
        const way = subtract(exactOf(roundHalfUp(value, decimals)), value);
        fc.pre(magnitudeBelow(value, 1e9));
        expect(compare(way, half)).toBeLessThanOrEqual(0);
        expect(compare(way, subtract(exactOf(0), half))).toBe(1);
      }),
    );
  });
});

/** Beyond that a double cannot hold the decimals. */
const magnitudeBelow = (value: Exact, limit: number): boolean => Math.abs(toNumber(value)) < limit;
