/**
 * When check-ins are expected (method, 6). All is counted in the owner's wall-clock time, so Friday 17:00 stays Friday
 * 17:00 over a change of the clocks; instants are epoch milliseconds. Away days of the owner have no record yet.
 */
import { DEFAULT_CADENCE } from './defaults.ts';
import type { Cadence, CheckIn, Cycle, KeyResult, KeyResultHistory, Objective, Person, With } from './model.ts';
import {
  DAY_MS,
  addMonths,
  dayNumber,
  isBefore,
  laterOf,
  timeOfDay,
  weekdayOf,
  zoneClock,
  type WallTime,
} from './calendar.ts';
import { effectiveCheckIns, progress } from './progress.ts';
import { isDone } from './status.ts';

/** How long after an occurrence a check-in still belongs to it alone, in wall-clock days. */
const GRACE_DAYS: Record<Cadence['every'], number> = { week: 2, 'two-weeks': 3, month: 5 };
const DUE_BEFORE_MS = DAY_MS;
/** Where days are counted for someone of whom no zone is known. */
export const UNKNOWN_ZONE = 'UTC';

interface Schedule {
  cycle: Cycle;
  cadence: Cadence;
  /** The owner's IANA zone. */
  zone: string;
  /** Epoch ms. */
  activatedAt: number;
  /** Instants that are not expected. */
  skips?: readonly number[];
}

/**
 * The instants at which a check-in is expected, ascending, in epoch ms. The first lies at least a full interval after the
 * later of the cycle's first midnight and the activation. Every two weeks counts on from the first. Monthly is the first
 * such weekday at or after each further month from that beginning, so there is one to a month, 28 or 35 days apart, and
 * a beginning on the 31st does not drift to the 28th.
 *
 * A skip takes away the occurrence within a day of it: who moves zones keeps the week that was called off.
 */
export function occurrences({ cycle, cadence, zone, activatedAt, skips = [] }: Schedule): number[] {
  const clock = zoneClock(zone);
  const begin = laterOf({ day: dayNumber(cycle.firstDay), ms: 0 }, clock.wall(activatedAt));
  const lastDay = dayNumber(cycle.lastDay);
  const ms = timeOfDay(cadence.time);
  const found: number[] = [];
  for (let n = 1; ; n++) {
    const day = occurrenceDay(begin, cadence, ms, n);
    if (day > lastDay) return found;
    const instant = clock.instant({ day, ms });
    if (!skips.some((skip) => Math.abs(skip - instant) < DAY_MS)) found.push(instant);
  }
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

/** The key result's own cadence, else its owner's, else Friday 17:00 weekly. */
export function cadenceFor(keyResult: KeyResult, owner: Person | undefined): Cadence {
  return keyResult.cadence ?? owner?.cadence ?? DEFAULT_CADENCE;
}

/**
 * The first unmet occurrence in epoch ms, or null when no check-in is expected: no cycle or none that is active, the
 * objective or key result not active, the key result done, or every occurrence met.
 *
 * It depends on records only and not on the hour, so it can be stored and compared with the clock later.
 */
export function expectedAt(
  history: KeyResultHistory,
  objective: Objective,
  cycle: Cycle | null,
  owner: Person | undefined,
): number | null {
  const { keyResult, checkIns, skips } = history;
  if (cycle?.state !== 'active' || objective.state !== 'active' || keyResult.state !== 'active') return null;
  if (isDone(keyResult.metric, progress(keyResult.metric, checkIns))) return null;
  const cadence = cadenceFor(keyResult, owner);
  const zone = owner?.zone ?? UNKNOWN_ZONE;
  const expected = occurrences({
    cycle,
    cadence,
    zone,
    activatedAt: keyResult.activatedAt,
    skips: skips.map((skip) => skip.occurrence),
  });
  return firstUnmet(expected, lastSaid(checkIns), cycle, cadence, zone);
}

/** A check-in meets every occurrence that it came late enough for, so the last one said decides alone. */
function firstUnmet(
  expected: readonly number[],
  said: number | null,
  cycle: Cycle,
  cadence: Cadence,
  zone: string,
): number | null {
  const clock = zoneClock(zone);
  if (said === null || said < clock.instant({ day: dayNumber(cycle.firstDay), ms: 0 })) return expected[0] ?? null;
  for (const [i, occurrence] of expected.entries()) {
    const previous = expected[i - 1];
    if (previous === undefined) continue;
    const wall = clock.wall(previous);
    const graceEnds = clock.instant({ day: wall.day + GRACE_DAYS[cadence.every], ms: wall.ms });
    if (said <= graceEnds) return occurrence;
  }
  return null;
}

/**
 * When the latest check-in that still stands was first made. A correction keeps the time of what it corrects, because
 * mending last week's number is not this week's check-in; what was withdrawn was never said.
 */
function lastSaid(checkIns: readonly With<CheckIn>[]): number | null {
  const byId = new Map(checkIns.map((checkIn) => [checkIn.id, checkIn]));
  let last: number | null = null;
  for (const checkIn of effectiveCheckIns(checkIns)) {
    const { createdAt } = firstVersion(checkIn, byId);
    if (last === null || createdAt > last) last = createdAt;
  }
  return last;
}

function firstVersion(checkIn: With<CheckIn>, byId: ReadonlyMap<string, With<CheckIn>>): With<CheckIn> {
  let version = checkIn;
  // Damaged records might replace each other in a circle; no honest chain is longer than all there are.
  for (let steps = byId.size; steps > 0; steps--) {
    const before = version.replaces === undefined ? undefined : byId.get(version.replaces);
    if (before === undefined) break;
    version = before;
  }
  return version;
}

export interface Due {
  state: 'none' | 'upcoming' | 'due' | 'overdue';
  /** Whole wall-clock days since it was expected: 0 on the first day of being overdue, and whenever it is not. */
  lateDays: number;
}

/** How an expected instant stands to now (both epoch ms): due from 24 hours before, overdue after it. */
export function dueState(expectedAt: number | null, now: number, zone: string): Due {
  if (expectedAt === null) return { state: 'none', lateDays: 0 };
  if (now < expectedAt - DUE_BEFORE_MS) return { state: 'upcoming', lateDays: 0 };
  if (now <= expectedAt) return { state: 'due', lateDays: 0 };
  const clock = zoneClock(zone);
  const then = clock.wall(expectedAt);
  const today = clock.wall(now);
  return { state: 'overdue', lateDays: Math.max(0, today.day - then.day - (today.ms < then.ms ? 1 : 0)) };
}
