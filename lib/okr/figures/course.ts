/**
 * How several achievements went together: the key results of an objective, or the objectives aligned under a key result.
 * One pass over all that moved any of them.
 */
import type { DayNumber } from '../calendar.ts';
import type { MovedPoint } from '../candles/keyResultPoints.ts';
import { weightedAchievement, type Share } from '../rollup.ts';
import { byText } from '../textOrder.ts';

export interface Part {
  weight: number;
  /** Its own way, ascending, told from its first day to its last whether it counts or not. */
  points: readonly MovedPoint[];
  /** The first day on which it counts: from its beginning on, pending or not. −∞ for always. */
  from: DayNumber;
  /** The first day on which it counts no more; ∞ for never. */
  until: DayNumber;
}

/** A point of several parts together. */
export interface CoursePoint extends MovedPoint {
  /** How many of them count. */
  parts: number;
}

/** Something happens to one part; without a point it begins or ceases to count. */
interface Move {
  day: DayNumber;
  part: number;
  point: MovedPoint | null;
}

/**
 * The weighted mean of the parts that count at each time, ascending. What begins with a day happens at once and before anything
 * is said on it. Each check-in is a point of its own; those of a part while it does not count are none.
 */
export function courseOf(parts: readonly Part[]): CoursePoint[] {
  const moves = movesOf(parts);
  const reached: (number | null)[] = parts.map(() => null);
  const shares: (Share | null)[] = parts.map(() => null);
  let counting: Share[] = [];
  const course: CoursePoint[] = [];

  const recount = (day: DayNumber) => {
    for (const [i, { weight, from, until }] of parts.entries()) {
      const counts = day >= from && day < until;
      shares[i] = counts ? { weight, progress: reached[i] ?? null } : null;
    }
    counting = shares.filter((share) => share !== null);
  };

  for (const { day, part, point } of moves) {
    if (point) {
      reached[part] = point.achievement;
      const share = shares[part];
      if (share) share.progress = point.achievement;
      if (point.by) {
        if (!share) continue;
        const achievement = weightedAchievement(counting);
        course.push({ day, by: point.by, achievement, volume: point.volume, changed: false, parts: counting.length });
        continue;
      }
    } else {
      recount(day);
    }
    let begins = course.at(-1);
    if (!begins || begins.day !== day || begins.by) {
      begins = { day, by: null, achievement: null, volume: 0, changed: false, parts: 0 };
      course.push(begins);
    }
    begins.achievement = weightedAchievement(counting);
    begins.parts = counting.length;
    begins.changed ||= point?.changed === true && shares[part] !== null;
  }
  return course;
}

function movesOf(parts: readonly Part[]): Move[] {
  const moves: Move[] = [];
  for (const [part, { points, from, until }] of parts.entries()) {
    if (from >= until) continue;
    moves.push({ day: from, part, point: null });
    if (until < Infinity) moves.push({ day: until, part, point: null });
    for (const point of points) moves.push({ day: point.day, part, point });
  }
  return moves.sort(compareMoves);
}

function compareMoves(a: Move, b: Move): number {
  return a.day - b.day || compareMakers(a.point?.by ?? null, b.point?.by ?? null);
}

/** Within a day: what begins with it, then check-ins by when they were made; ids break the tie alike on every device. */
export function compareMakers(a: MovedPoint['by'], b: MovedPoint['by']): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return a.createdAt - b.createdAt || byText(a.id, b.id);
}
