/** What is kept of objectives and scopes, and how one follows from the other. */
import { dropDay } from '../drop.ts';
import { feedsParent } from '../fromChildren.ts';
import type { Objective, ObjectiveTree, With } from '../model.ts';
import { countsInScope, scopeShare, weightedAchievement, type ScopeSum } from '../rollup.ts';
import { courseOf, type CoursePoint, type Part } from './course.ts';
import { pointsOf, type KeyResultRecord, type Stand } from './keyResultRecord.ts';
import type { ScopeDays } from './scopeDays.ts';
import { scopeEvents, type ScopeEvent } from './scopeEvents.ts';
import type { Standing } from './standing.ts';
import type { Hour } from './surroundings.ts';

export interface KeyResultEntry {
  objective: ObjectiveEntry;
  record: KeyResultRecord;
  stand: Stand;
}

export interface ObjectiveEntry {
  objective: With<Objective>;
  keyResults: KeyResultEntry[];
  /** The company and its team; none for a draft and in another cycle. */
  scopes: readonly Scope[];
  /** What it brings into their sums today. */
  share: ScopeSum;
  /** How it went; null where nobody asks often enough to keep it: see {@link keptCourse}. */
  course: readonly CoursePoint[] | null;
}

/** A team or the company. */
export interface Scope {
  members: Set<ObjectiveEntry>;
  sum: ScopeSum;
  standing: Standing;
  /** How the sum went; null until someone looks at it, since most teams are not looked at most of the time. */
  days: ScopeDays | null;
}

/** How an objective went: its key results together, each from its activation to its drop. */
export function courseOfObjective({ keyResults, course }: ObjectiveEntry, { dayOf }: Hour): readonly CoursePoint[] {
  if (course) return course;
  const parts = keyResults.map(({ record }): Part => {
    const { keyResult } = record.history;
    const { weight, activatedAt } = keyResult;
    return { weight, points: pointsOf(record), from: dayOf(activatedAt), until: dropDay(keyResult) };
  });
  return courseOf(parts);
}

/**
 * Where objectives feed each other, a check-in on one asks how all the others went. Those keep it until something of them changes;
 * for the many that feed nobody it is worked out when asked, which costs less than keeping it.
 */
export function keptCourse(entry: ObjectiveEntry, hour: Hour): readonly CoursePoint[] {
  entry.course ??= courseOfObjective(entry, hour);
  return entry.course;
}

/** What an objective brought into its scopes, step by step. */
export function stepsOf(entry: ObjectiveEntry, hour: Hour): ScopeEvent[] {
  return scopeEvents(courseOfObjective(entry, hour), dropDay(entry.objective));
}

/** Today's, clamped, 0 … 1.2; null is pending. */
export function achievementOf(entry: ObjectiveEntry): number | null {
  return weightedAchievement(
    activeOf(entry).map(({ record }) => ({ weight: record.history.keyResult.weight, progress: record.progress })),
  );
}

/** What an objective brings into the sums of its scopes today. */
export function shareOf(entry: ObjectiveEntry): ScopeSum {
  return countsInScope(entry.objective.state) ? scopeShare(activeOf(entry).length, achievementOf(entry)) : NO_SHARE;
}

export const NO_SHARE: ScopeSum = scopeShare(0, null);

export const activeOf = ({ keyResults }: ObjectiveEntry): KeyResultEntry[] =>
  keyResults.filter(({ record }) => record.history.keyResult.state === 'active');

/**
 * How several objectives went together, as the key result that they feed sees it: each from the day on which its first key result began
 * (always, if it never had one) to its own drop, and nothing of it was said of that key result itself. What was dropped
 * is asked about as it was before.
 */
export function courseAbove(feeders: readonly ObjectiveEntry[], hour: Hour): CoursePoint[] {
  const parts = feeders.flatMap((entry): Part[] => {
    const { objective, keyResults } = entry;
    const until = dropDay(objective);
    if (!feedsParent(until === Infinity ? objective : { ...objective, state: 'active' })) return [];
    const begins = keyResults.map(({ record }) => hour.dayOf(record.history.keyResult.activatedAt));
    const from = begins.length === 0 ? -Infinity : Math.min(...begins);
    const points = keptCourse(entry, hour).map((point) => ({ ...point, volume: 0, changed: false }));
    return [{ weight: 1, points, from, until }];
  });
  return courseOf(parts);
}

/** The records as they are by now. */
export const treeOf = ({ objective, keyResults }: ObjectiveEntry): ObjectiveTree => ({
  objective,
  keyResults: keyResults.map(({ record }) => record.history),
});
