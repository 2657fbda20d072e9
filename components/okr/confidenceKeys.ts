/** How long after the 1 a 0 still makes a ten of it, in milliseconds. */
const TEN_WITHIN = 1000;

/** A digit typed into the confidence, and when (milliseconds of any clock). */
export interface TypedDigit {
  digit: number;
  at: number;
}

/**
 * The confidence that a key means: 0 … 9 themselves, and 1 followed soon by 0 is 10.
 * @param before the digit typed last, if any
 * @returns null if the key is no digit
 */
export function confidenceOfKey(key: string, at: number, before: TypedDigit | null): number | null {
  if (!/^[0-9]$/.test(key)) return null;
  const digit = Number(key);
  const ten = digit === 0 && before?.digit === 1 && at - before.at <= TEN_WITHIN;
  return ten ? 10 : digit;
}
