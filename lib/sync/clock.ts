/**
 * Hybrid logical clocks: wall time that never runs backwards, a counter for what happens within one millisecond, and the
 * device as the tie-break. Written so that plain string comparison is the order.
 * Source: Kulkarni et al., 'Logical Physical Clocks' (2014).
 */
import * as z from 'zod/mini';

/** '<ms, base 36, 9 digits>-<counter, base 36, 4 digits>-<device>'. None is so late that the next would need a tenth digit. */
export const Hlc = z.string().check(z.regex(/^[0-9a-y][0-9a-z]{8}-[0-9a-z]{4}-[\w-]{1,64}$/));
export type Hlc = string;

const TIME_DIGITS = 9;
const COUNTER_DIGITS = 4;
const COUNTER_END = 36 ** COUNTER_DIGITS;

export function writeHlc(ms: number, counter: number, device: string): Hlc {
  return `${ms.toString(36).padStart(TIME_DIGITS, '0')}-${counter.toString(36).padStart(COUNTER_DIGITS, '0')}-${device}`;
}

/** Wall time of a clock in epoch milliseconds. */
export function hlcTime(hlc: Hlc): number {
  return Number.parseInt(hlc.slice(0, TIME_DIGITS), 36);
}

/** The device that a clock belongs to. */
export const hlcDevice = (hlc: Hlc): string => hlc.slice(TIME_DIGITS + COUNTER_DIGITS + 2);

/** Whether two clocks are one and the same but for the device: what a browser profile and a copy of it both had in their line. */
export const isSameInstant = (a: Hlc, b: Hlc): boolean =>
  a.slice(0, TIME_DIGITS + COUNTER_DIGITS + 1) === b.slice(0, TIME_DIGITS + COUNTER_DIGITS + 1);

function hlcCounter(hlc: Hlc): number {
  return Number.parseInt(hlc.slice(TIME_DIGITS + 1, TIME_DIGITS + 1 + COUNTER_DIGITS), 36);
}

/** The next clock after `last` (null: the device's first) at wall time `now`, later than `last` even if the wall ran back. */
export function tick(last: Hlc | null, now: number, device: string): Hlc {
  if (last === null || hlcTime(last) < now) return writeHlc(now, 0, device);
  const counter = hlcCounter(last) + 1;
  return counter < COUNTER_END ? writeHlc(hlcTime(last), counter, device) : writeHlc(hlcTime(last) + 1, 0, device);
}
