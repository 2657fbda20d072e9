/**
 * Arithmetic without rounding, for figures that are rounded or held against a threshold: 0.1 + 0.2 is 0.3 here, and
 * three thirds are one. Fractions of whole numbers of any length; why no package does it: docs/decisions/0009.
 */

/** A fraction in lowest terms; the denominator is above 0. */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const ZERO: Exact = { numerator: 0n, denominator: 1n };

/**
 * The number as people wrote it: the shortest decimal that means this double, so that 0.1 is a tenth.
 * @throws RangeError for NaN and the infinities
 */
export function exactOf(value: number): Exact {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no number that anyone wrote`);
  const [decimal = '', exponent = '0'] = String(value).split('e');
  const [whole = '', decimals = ''] = decimal.split('.');
  const power = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals);
  return power < 0 ? fraction(digits, 10n ** BigInt(-power)) : fraction(digits * 10n ** BigInt(power), 1n);
}

export function add(a: Exact, b: Exact): Exact {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Exact, b: Exact): Exact {
  return fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiply(a: Exact, b: Exact): Exact {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws RangeError where the divisor is 0 */
export function divide(a: Exact, b: Exact): Exact {
  if (b.numerator === 0n) throw new RangeError('Nothing can be divided by 0');
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Σ weight · value / Σ weight; null where the weights sum up to 0 or there is nothing. */
export function weightedMean(parts: Iterable<{ value: Exact; weight: Exact }>): Exact | null {
  let sum = ZERO;
  let weights = ZERO;
  for (const { value, weight } of parts) {
    sum = add(sum, multiply(value, weight));
    weights = add(weights, weight);
  }
  return weights.numerator === 0n ? null : divide(sum, weights);
}

/** Below 0 if a is less than b, 0 if they are the same, above 0 if a is more: as Array.sort wants it. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left === right ? 0 : left < right ? -1 : 1;
}

/** To so many decimals, a half upwards (−0.5 is 0) as method, 4 wants it for scores: 0.65 to one decimal is 0.7. */
export function roundHalfUp({ numerator, denominator }: Exact, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  return toNumber(fraction(floorOf(2n * numerator * scale + denominator, 2n * denominator), scale));
}

/** The double that lies nearest; an infinity beyond the largest of them. */
export function toNumber({ numerator, denominator }: Exact): number {
  const size = magnitude(numerator);
  // Sixty bits of the quotient at least, the last of which says whether anything follows: Number() then rounds once, and rightly.
  const shift = Math.max(0, bitLength(denominator) - bitLength(size) + 64);
  const shifted = size << BigInt(shift);
  const followed = shifted % denominator === 0n ? 0n : 1n;
  const rounded = Number((shifted / denominator) | followed);
  // In two steps, because 2 ** 1100 alone would be infinite.
  const half = shift >> 1;
  const value = rounded / 2 ** half / 2 ** (shift - half);
  return numerator < 0n ? -value : value;
}

function fraction(numerator: bigint, denominator: bigint): Exact {
  const shared = greatestDivisor(magnitude(numerator), magnitude(denominator)) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / shared, denominator: denominator / shared };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a, b];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return divisor;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** Up to three bits too many, which is near enough to choose a shift. */
const bitLength = (value: bigint): number => value.toString(16).length * 4;

/** The largest whole number that is not above the quotient; the divisor is above 0. */
function floorOf(dividend: bigint, divisor: bigint): bigint {
  const towardsZero = dividend / divisor;
  return dividend < 0n && dividend % divisor !== 0n ? towardsZero - 1n : towardsZero;
}
