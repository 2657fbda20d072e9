/** What is kept of a key result: what its records say whatever the hour, and how it stands at this one. */
import { dueState, firstUnmet, zoneOf, type Due } from '../cadence.ts';
import { keyResultPoints, type MovedPoint } from '../candles/keyResultPoints.ts';
import type { CheckIn, KeyResultHistory, Objective, With } from '../model.ts';
import { effectiveCheckIns, progressOf } from '../progress.ts';
import { shownStatus, suggestStatus, type Status } from '../status.ts';
import { stateWithin } from '../summary.ts';
import type { CoursePoint } from './course.ts';
import type { Hour } from './surroundings.ts';

export interface KeyResultRecord {
  history: KeyResultHistory;
  /** The check-ins that count, in their order. */
  effective: readonly With<CheckIn>[];
  /** How the mean of the objectives aligned under it went, for one that is or was measured by them. */
  fed: readonly CoursePoint[];
  /** Raw; null is pending. */
  progress: number | null;
  /** The first unmet occurrence, epoch ms; null when none is expected. */
  expectedAt: number | null;
}

/** What feeds a key result that is measured by its children. */
export interface Feed {
  course: readonly CoursePoint[];
  /** What each of those that count now has achieved. */
  achievements: readonly (number | null)[];
}

const NO_FEED: Feed = { course: [], achievements: [] };

export function recordOf(
  history: KeyResultHistory,
  objective: Objective,
  { directory }: Hour,
  feed: Feed = NO_FEED,
): KeyResultRecord {
  const effective = effectiveCheckIns(history.checkIns);
  const progress = progressOf(history.keyResult.metric, effective, feed.achievements);
  const expectedAt = firstUnmet(history, objective, directory, { effective, progress });
  return { history, effective, fed: feed.course, progress, expectedAt };
}

/** How it went, worked out when asked: keeping a point for each check-in would cost more than that. */
export function pointsOf({ history, effective, fed }: KeyResultRecord): MovedPoint[] {
  return keyResultPoints(history.keyResult.metric, history.changes, effective, fed);
}

/** 0 … 10, that of the check-in that counts; null where nobody said. */
export const confidenceOf = ({ effective }: KeyResultRecord): number | null => effective.at(-1)?.confidence ?? null;

export interface Stand {
  status: Status;
  due: Due['state'];
}

export function standOf(record: KeyResultRecord, objective: Objective, hour: Hour): Stand {
  const { keyResult } = record.history;
  const suggested = suggestStatus({
    metric: keyResult.metric,
    ambition: objective.ambition,
    progress: record.progress,
    confidence: confidenceOf(record),
    elapsed: hour.elapsed(objective.cycle),
    state: stateWithin(keyResult, objective),
  });
  return { status: shownStatus(suggested, record.effective.at(-1)?.status ?? null), due: dueOf(record, hour).state };
}

export function dueOf({ expectedAt, history }: KeyResultRecord, { directory, now }: Hour): Due {
  return dueState(expectedAt, now, zoneOf(directory.people.get(history.keyResult.owner)));
}
