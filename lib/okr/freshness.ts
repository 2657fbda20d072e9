/** Who has reported lately: for each person of a team the weeks of the cycle so far, and how long ago they last said anything. */
import { cadenceFor, zoneOf, zoneOfDays } from './cadence.ts';
import { dayNumber, todayIn, weekStart, zoneClock } from './calendar.ts';
import { currentWeek } from './cycleWeek.ts';
import type { Cycle, Directory, KeyResultHistory, Objective, ObjectiveTree, With } from './model.ts';
import { GRACE_DAYS } from './occurrences.ts';
import { effectiveCheckIns } from './progress.ts';
import { trackOccurrences, type TrackedOccurrence } from './rhythm.ts';
import { firstSaid } from './said.ts';
import { byText } from './textOrder.ts';

/** in: all that was expected came. missed: something did not. open: there is still time. none: nothing was expected. */
export type WeekFreshness = 'in' | 'missed' | 'open' | 'none';

export interface PersonFreshness {
  person: string;
  /** How many active key results are theirs here. */
  keyResults: number;
  /** Oldest first; the last is the week that today lies in. */
  weeks: WeekFreshness[];
  /** When they last said something of them, epoch ms; null: never. */
  lastSaid: number | null;
  /** A check-in is overdue. */
  late: boolean;
}

export interface TeamFreshness {
  /** The weeks that are shown, counted from 1. */
  firstWeek: number;
  lastWeek: number;
  /** Whoever has waited longest first; who owns nothing, last. */
  people: PersonFreshness[];
}

interface Around {
  directory: Directory;
  /** The one that the trees are of. */
  cycle: With<Cycle>;
  /** Epoch ms. */
  now: number;
  /** Shown even where they own nothing. */
  members: readonly string[];
  /** So many weeks at most, the last ones. */
  most: number;
}

export function teamFreshness(
  trees: readonly ObjectiveTree[],
  { directory, cycle, now, members, most }: Around,
): TeamFreshness {
  const firstWeekday = directory.organisation?.firstWeekday;
  const { week: lastWeek } = currentWeek(cycle, todayIn(zoneOfDays(directory), now), firstWeekday);
  const firstWeek = Math.max(1, lastWeek - most + 1);
  const owned = Map.groupBy(trees.flatMap(running), ({ history }) => history.keyResult.owner);
  const people = [...new Set([...owned.keys(), ...members])].map((person): PersonFreshness => {
    const theirs = owned.get(person) ?? [];
    const zone = zoneOf(directory.people.get(person));
    const expected = theirs.flatMap(({ history, objective }) => {
      const grace = GRACE_DAYS[cadenceFor(history.keyResult, objective, directory).every];
      return trackOccurrences(history, objective, directory, now).map((occurrence) => ({
        week: weekIn(cycle, zone, firstWeekday, occurrence.at),
        is: freshnessOf(occurrence, grace),
        late: occurrence.state === 'overdue',
      }));
    });
    const weeks = Array.from({ length: lastWeek - firstWeek + 1 }, (_, index) =>
      worst(expected.filter(({ week }) => week === firstWeek + index).map(({ is }) => is)),
    );
    const said = theirs.map(({ history }) => lastSaidOf(history)).filter((moment) => moment !== null);
    return {
      person,
      keyResults: theirs.length,
      weeks,
      lastSaid: said.length === 0 ? null : Math.max(...said),
      late: expected.some(({ late }) => late),
    };
  });
  return { firstWeek, lastWeek, people: people.toSorted(stalestFirst(directory)) };
}

const running = ({ objective, keyResults }: ObjectiveTree): { history: KeyResultHistory; objective: Objective }[] =>
  objective.state === 'active'
    ? keyResults.filter(({ keyResult }) => keyResult.state === 'active').map((history) => ({ history, objective }))
    : [];

/** In which week of the cycle an instant lies where its person is, from 1. */
function weekIn(cycle: Cycle, zone: string, firstWeekday: number | undefined, at: number): number {
  const weekOf = (day: number) => weekStart(day, firstWeekday ?? 1);
  return (weekOf(zoneClock(zone).wall(at).day) - weekOf(dayNumber(cycle.firstDay))) / 7 + 1;
}

/** A check-in that came weeks later meets an occurrence, but the week has passed without it. */
function freshnessOf({ metAt, lateDays, state }: TrackedOccurrence, grace: number): WeekFreshness {
  if (metAt !== null) return lateDays <= grace ? 'in' : 'missed';
  if (state === 'to-come' || state === 'due') return 'open';
  return lateDays < grace ? 'open' : 'missed';
}

function worst(states: readonly WeekFreshness[]): WeekFreshness {
  return (['missed', 'open', 'in'] as const).find((state) => states.includes(state)) ?? 'none';
}

function lastSaidOf({ checkIns }: KeyResultHistory): number | null {
  const saidAt = firstSaid(checkIns);
  return effectiveCheckIns(checkIns).reduce<number | null>(
    (last, checkIn) => Math.max(last ?? -Infinity, saidAt(checkIn)),
    null,
  );
}

const stalestFirst =
  ({ people }: Directory) =>
  (a: PersonFreshness, b: PersonFreshness): number =>
    Number(a.keyResults === 0) - Number(b.keyResults === 0) ||
    (a.lastSaid ?? -Infinity) - (b.lastSaid ?? -Infinity) ||
    byText(people.get(a.person)?.name ?? '', people.get(b.person)?.name ?? '') ||
    byText(a.person, b.person);
