/**
 * Every occurrence of a key result with what became of it, and the rhythm that follows (method, 6). Apart from cadence.ts,
 * whose one answer every page needs before it paints.
 */
import type { Directory, KeyResult, KeyResultHistory, Metric, Objective, ObjectiveTree } from './model.ts';
import { dueState, occurrencesOf, wholeDays, zoneOf, type Due } from './cadence.ts';
import { effectiveCheckIns, progressSteps, type ProgressStep } from './progress.ts';
import { firstSaid } from './said.ts';
import { isDone } from './status.ts';

/**
 * met-late: the first check-in that could meet it came after it. overdue: the check-in that is owed now, at most one of a key
 * result. missed: it went by unmet while an earlier one was already overdue, so nobody is asked for it by itself; the next
 * check-in meets it late too.
 */
export type OccurrenceState = 'met-on-time' | 'met-late' | 'to-come' | 'due' | 'overdue' | 'missed';

export interface TrackedOccurrence {
  /** Epoch ms. */
  at: number;
  /** When the first check-in that meets it was made, epoch ms; null while there is none. Before `at` when it came early. */
  metAt: number | null;
  /** Whole wall-clock days of the owner from `at` until it was met, or until now; 0 where it is not late. */
  lateDays: number;
  state: OccurrenceState;
}

/**
 * All occurrences of a key result, ascending; empty where none are expected at all ({@link occurrencesOf}). The first that is
 * unmet is the one that `expectedAt` gives.
 *
 * Those that fell while the key result was done are left out, whether it still is or was undone since: nobody had to say
 * anything. What passed before stays, so reaching a target costs nobody their rhythm.
 * @param now epoch ms
 */
export function trackOccurrences(
  history: KeyResultHistory,
  objective: Objective,
  directory: Directory,
  now: number,
): TrackedOccurrence[] {
  const { metric, owner } = history.keyResult;
  const zone = zoneOf(directory.people.get(owner));
  const effective = effectiveCheckIns(history.checkIns);
  const saidAt = firstSaid(history.checkIns);
  const said = effective.map(saidAt).toSorted((a, b) => a - b);
  const rests = doneSpans(metric, progressSteps(metric, effective), saidAt);
  let isOwing = false;
  return occurrencesOf(history, objective, directory)
    .filter(({ at }) => rests.every(({ from, to }) => at <= from || at >= to))
    .map(({ at, opensAt }) => {
      const metAt = said.find((moment) => moment >= opensAt) ?? null;
      if (metAt !== null) {
        return { at, metAt, lateDays: wholeDays(at, metAt, zone), state: metAt <= at ? 'met-on-time' : 'met-late' };
      }
      const due = dueState(at, now, zone);
      const state = unmetState(due, isOwing);
      isOwing ||= due.state === 'overdue';
      return { at, metAt, lateDays: due.lateDays, state };
    });
}

function unmetState({ state }: Due, isOwing: boolean): OccurrenceState {
  if (state === 'overdue') return isOwing ? 'missed' : 'overdue';
  return state === 'due' ? 'due' : 'to-come';
}

/** From when to when it was done, both excluded, in epoch ms: after the check-in that said so, until one said otherwise. */
function doneSpans(
  metric: Metric,
  steps: readonly ProgressStep[],
  saidAt: (checkIn: ProgressStep['checkIn']) => number,
): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  let from: number | null = null;
  for (const { checkIn, progress } of steps) {
    const moment = saidAt(checkIn);
    if (isDone(metric, progress)) from ??= moment;
    else if (from !== null) {
      spans.push({ from, to: moment });
      from = null;
    }
  }
  if (from !== null) spans.push({ from, to: Infinity });
  return spans;
}

/** How regularly check-ins came. */
export interface Rhythm {
  /** Occurrences that were met before or at their instant, of those that have passed. */
  onTime: number;
  passed: number;
  /** onTime / passed, 0 … 1; null where none has passed. */
  share: number | null;
}

/** @param now epoch ms: what lies before it has passed, whether or not it was met early */
export function rhythmOf(occurrences: readonly TrackedOccurrence[], now: number): Rhythm {
  const passed = occurrences.filter(({ at }) => at < now);
  const onTime = passed.filter(({ state }) => state === 'met-on-time').length;
  return { onTime, passed: passed.length, share: passed.length === 0 ? null : onTime / passed.length };
}

/**
 * The rhythm over all key results in scope; each occurrence counts once, so a weekly key result weighs more than a monthly one.
 * @param trees the objectives of a team or a company; those not active have no occurrences
 * @param now epoch ms
 */
export function scopeRhythm(trees: readonly ObjectiveTree[], directory: Directory, now: number): Rhythm {
  return rhythmWhere(trees, directory, now, () => true);
}

/** The rhythm over the key results that a person owns, whoever owns the objectives. */
export function personRhythm(
  person: string,
  trees: readonly ObjectiveTree[],
  directory: Directory,
  now: number,
): Rhythm {
  return rhythmWhere(trees, directory, now, ({ owner }) => owner === person);
}

function rhythmWhere(
  trees: readonly ObjectiveTree[],
  directory: Directory,
  now: number,
  counts: (keyResult: KeyResult) => boolean,
): Rhythm {
  const all = trees.flatMap(({ objective, keyResults }) =>
    keyResults
      .filter(({ keyResult }) => counts(keyResult))
      .flatMap((history) => trackOccurrences(history, objective, directory, now)),
  );
  return rhythmOf(all, now);
}
