/**
 * When the next check-in is expected of a key result, and how that stands to now (method, 6). In every page's first paint and
 * behind the stored agenda, so it answers only this; every occurrence with what became of it is told by rhythm.ts.
 */
import { DEFAULT_CADENCE } from './defaults.ts';
import type {
  Cadence,
  CheckIn,
  Directory,
  KeyResult,
  KeyResultHistory,
  Objective,
  Person,
  Team,
  With,
} from './model.ts';
import { DAY_MS, zoneClock } from './calendar.ts';
import { occurrences, type Occurrence } from './occurrences.ts';
import { effectiveCheckIns, progressOf, takesCheckIns } from './progress.ts';
import { firstSaid } from './said.ts';
import { isDone } from './status.ts';

/** A check-in is due from so long before its occurrence. */
export const DUE_BEFORE_MS = DAY_MS;
/** Where days are counted for someone of whom no zone is known. */
const UNKNOWN_ZONE = 'UTC';

/** The zone in which a person's days and check-in times are counted. */
export const zoneOf = (person: Person | undefined): string => person?.zone ?? UNKNOWN_ZONE;

/** The zone in which the days of a cycle are counted: the organisation's; where someone is alone, their own. */
export const zoneOfDays = ({ organisation, people, me }: Directory): string =>
  organisation?.zone ?? zoneOf(people.get(me));

/**
 * The first of these that says: the key result, its objective, the objective's team and the teams above it, the organisation, the
 * owner's own habit; else Friday 17:00 weekly. It holds for the whole cycle, also for what passed before it was chosen.
 */
export function cadenceFor(keyResult: KeyResult, objective: Objective, directory: Directory): Cadence {
  return (
    keyResult.cadence ??
    objective.cadence ??
    teamCadence(objective.team, directory.teams) ??
    directory.organisation?.cadence ??
    directory.people.get(keyResult.owner)?.cadence ??
    DEFAULT_CADENCE
  );
}

function teamCadence(id: string | null | undefined, teams: ReadonlyMap<string, Team>): Cadence | null {
  let team = teams.get(id ?? '');
  // Damaged records might stand above each other in a circle; no honest chain is longer than all there are.
  for (let steps = teams.size; team && steps > 0; steps--) {
    if (team.cadence) return team.cadence;
    team = teams.get(team.parent ?? '');
  }
  return null;
}

/**
 * The occurrences of a key result for as long as it is not done, ascending. None where nobody checks in (`from-children`), in the
 * backlog, in a cycle that is not active, and where the key result or its objective is not.
 */
export function occurrencesOf(
  { keyResult, skips }: KeyResultHistory,
  objective: Objective,
  directory: Directory,
): Occurrence[] {
  const cycle = directory.cycles.get(objective.cycle ?? '');
  const isRunning = cycle?.state === 'active' && objective.state === 'active' && keyResult.state === 'active';
  if (!isRunning || !takesCheckIns(keyResult.metric)) return [];
  const { owner, activatedAt } = keyResult;
  return occurrences({
    cycle,
    cadence: cadenceFor(keyResult, objective, directory),
    zone: zoneOf(directory.people.get(owner)),
    activatedAt,
    skips: skips.map(({ occurrence }) => occurrence),
    away: directory.away.get(owner) ?? [],
  });
}

/**
 * The first unmet occurrence in epoch ms, or null when no check-in is expected: {@link occurrencesOf} has none, the key result is
 * done, or every occurrence is met. A key result that is no longer done is expected again.
 *
 * It depends on records only and not on the hour, so it can be stored and compared with the clock later.
 */
export function expectedAt(history: KeyResultHistory, objective: Objective, directory: Directory): number | null {
  const effective = effectiveCheckIns(history.checkIns);
  return firstUnmet(history, objective, directory, {
    effective,
    progress: progressOf(history.keyResult.metric, effective),
  });
}

/** As {@link expectedAt}, where the check-ins that count and the raw progress are known already. */
export function firstUnmet(
  history: KeyResultHistory,
  objective: Objective,
  directory: Directory,
  { effective, progress }: { effective: readonly With<CheckIn>[]; progress: number | null },
): number | null {
  if (isDone(history.keyResult.metric, progress)) return null;
  const expected = occurrencesOf(history, objective, directory);
  if (expected.length === 0) return null;
  const saidAt = firstSaid(history.checkIns);
  // A check-in meets every occurrence that it came late enough for, so the last one said decides alone.
  const lastSaid = effective.reduce((last, checkIn) => Math.max(last, saidAt(checkIn)), -Infinity);
  return expected.find(({ opensAt }) => lastSaid < opensAt)?.at ?? null;
}

export interface Due {
  state: 'none' | 'upcoming' | 'due' | 'overdue';
  /** Whole wall-clock days since it was expected: 0 on the first day of being overdue, and whenever it is not. */
  lateDays: number;
}

/**
 * How an expected instant stands to now (both epoch ms): due from 24 hours before, overdue after it.
 * @param zone the owner's
 */
export function dueState(expectedAt: number | null, now: number, zone: string): Due {
  if (expectedAt === null) return { state: 'none', lateDays: 0 };
  if (now < expectedAt - DUE_BEFORE_MS) return { state: 'upcoming', lateDays: 0 };
  if (now <= expectedAt) return { state: 'due', lateDays: 0 };
  return { state: 'overdue', lateDays: wholeDays(expectedAt, now, zone) };
}

/** How many whole days the clock on the wall counts between two instants (epoch ms), never below 0. */
export function wholeDays(from: number, to: number, zone: string): number {
  const clock = zoneClock(zone);
  const then = clock.wall(from);
  const until = clock.wall(to);
  return Math.max(0, until.day - then.day - (until.ms < then.ms ? 1 : 0));
}
