/** Durations in one another: two hours where minutes are counted, and times as a clock shows them. */
import { divide, exactOf, type Exact } from '../exact.ts';
import type { DurationUnit } from './unitSpellings.ts';

/** A day has no certain number of working hours and a month none of days, so only within a base is anything converted. */
const SIZES: Readonly<Record<DurationUnit, { base: 'second' | 'day' | 'month'; count: number }>> = {
  second: { base: 'second', count: 1 },
  minute: { base: 'second', count: 60 },
  hour: { base: 'second', count: 3600 },
  day: { base: 'day', count: 1 },
  week: { base: 'day', count: 7 },
  month: { base: 'month', count: 1 },
};

/** How many of `to` make one of `from`: 60 for an hour in minutes; null where nobody can say. */
export function conversion(from: DurationUnit, to: DurationUnit): Exact | null {
  if (SIZES[from].base !== SIZES[to].base) return null;
  return divide(exactOf(SIZES[from].count), exactOf(SIZES[to].count));
}

/** What two digits count that follow hours or minutes without a word of their own: '2h30'. */
export function nextSmaller(unit: DurationUnit): DurationUnit | null {
  if (unit === 'hour') return 'minute';
  return unit === 'minute' ? 'second' : null;
}
