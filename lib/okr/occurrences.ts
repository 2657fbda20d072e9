/**
 * The instants at which check-ins are expected of a key result (method, 6), and from when on each can be met. All is counted
 * in the owner's wall-clock time, so Friday 17:00 stays Friday 17:00 over a change of the clocks.
 */
import type { Away, Cadence, Cycle } from './model.ts';
import { addMonths, dayNumber, dayText, isBefore, laterOf, timeOfDay, weekdayOf, zoneClock } from './calendar.ts';
import type { WallTime } from './calendar.ts';

/** How long after an occurrence a check-in still belongs to it alone, in wall-clock days. */
export const GRACE_DAYS: Record<Cadence['every'], number> = { week: 2, 'two-weeks': 3, month: 5 };
/** Zones reach from UTC−12 to UTC+14: so far an occurrence can be carried by an owner who moves. */
const ZONES_APART_MS = 26 * 3_600_000;
/** Weeks of more than two years, and no cycle is longer than one: a last day mistyped as 2926 must not cost a page its seconds. */
export const MOST_OCCURRENCES = 120;

export interface Schedule {
  cycle: Pick<Cycle, 'firstDay' | 'lastDay'>;
  cadence: Cadence;
  /** The owner's IANA zone. */
  zone: string;
  /** Epoch ms. */
  activatedAt: number;
  /** Instants that were called off ('not this week'), epoch ms. */
  skips?: readonly number[];
  /** The days on which the owner is away. */
  away?: readonly Pick<Away, 'firstDay' | 'lastDay'>[];
}

/** A check-in that is expected. Both in epoch ms. */
export interface Occurrence {
  at: number;
  /** Check-ins made from here on meet it: the cycle's first midnight, or just after the grace of the occurrence before. */
  opensAt: number;
}

/**
 * All occurrences of a cycle, ascending, up to {@link MOST_OCCURRENCES}. The first lies at least a full interval after the later of the cycle's first midnight
 * and the activation. Every two weeks counts on from the first. Monthly is the first such weekday at or after each further
 * month from that beginning, so there is one to a month, 28 or 35 days apart, and a beginning on the 31st does not drift
 * to the 28th.
 *
 * Skips and away days take occurrences out of that list and move none. What is left closes ranks: the occurrence after a gap opens
 * after the grace of the last one before it, so whoever reports early, before the holidays, is not asked twice for it.
 * A skip takes away the occurrence that it can mean from any zone: who moves keeps the week that was called off.
 */
export function occurrences({ cycle, cadence, zone, activatedAt, skips = [], away = [] }: Schedule): Occurrence[] {
  const clock = zoneClock(zone);
  const cycleBegins: WallTime = { day: dayNumber(cycle.firstDay), ms: 0 };
  const begin = laterOf(cycleBegins, clock.wall(activatedAt));
  const lastDay = dayNumber(cycle.lastDay);
  const ms = timeOfDay(cadence.time);
  const found: Occurrence[] = [];
  if (begin.day > lastDay) return found;
  let opensAt = clock.instant(cycleBegins);
  for (let n = 1; n <= MOST_OCCURRENCES; n++) {
    const at = clock.instant({ day: occurrenceDay(begin, cadence, ms, n), ms });
    // The day that the clock shows then, since a zone may jump over a whole day (Apia had no 30 December 2011).
    const wall = clock.wall(at);
    if (wall.day > lastDay) return found;
    if (isAway(away, wall) || skips.some((skip) => Math.abs(skip - at) <= ZONES_APART_MS)) continue;
    found.push({ at, opensAt });
    opensAt = clock.instant({ day: wall.day + GRACE_DAYS[cadence.every], ms: wall.ms }) + 1;
  }
  return found;
}

/** Texts are compared, because a record from elsewhere may name a day that cannot be counted with. */
function isAway(away: NonNullable<Schedule['away']>, { day }: WallTime): boolean {
  if (away.length === 0) return false;
  const text = dayText(day);
  return away.some(({ firstDay, lastDay }) => firstDay <= text && text <= lastDay);
}

/** The day of the nth occurrence, counted from 1. */
function occurrenceDay(begin: WallTime, { every, weekday }: Cadence, ms: number, n: number): number {
  switch (every) {
    case 'week':
      return onOrAfter({ day: begin.day + 7, ms: begin.ms }, weekday, ms) + 7 * (n - 1);
    case 'two-weeks':
      return onOrAfter({ day: begin.day + 14, ms: begin.ms }, weekday, ms) + 14 * (n - 1);
    case 'month':
      return onOrAfter({ day: addMonths(begin.day, n), ms: begin.ms }, weekday, ms);
  }
}

/** The first such weekday and time at or after a wall-clock time. */
function onOrAfter(from: WallTime, weekday: number, ms: number): number {
  const day = from.day + ((weekday - weekdayOf(from.day) + 7) % 7);
  return isBefore({ day, ms }, from) ? day + 7 : day;
}
