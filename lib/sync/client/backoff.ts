/** How long to wait after failures in a row, so that a server that comes back is not met by all its devices at once. */
const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/**
 * Doubles with each failure up to five minutes, and lies anywhere in the upper half of that ('equal jitter').
 *
 * @param failures in a row, at least 1
 * @param random from 0 up to 1
 * @returns milliseconds
 */
export function waitAfter(failures: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  return Math.round(full / 2 + (full / 2) * random);
}
