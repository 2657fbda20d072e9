/** The status that the figures suggest (method, 5): the worse of pace and confidence. A person may set another, and then both are shown. */
import type { Cycle, KeyResult, Metric, Objective, OwnStatus } from './model.ts';
import { dayNumber } from './calendar.ts';

/** on: on track, risk: at risk, off: off track. */
export type Status = OwnStatus | 'pending' | 'done' | 'dropped';
/** What can be judged: whoever has something to judge may judge otherwise. */
type Light = OwnStatus;
export type Ambition = Objective['ambition'];

/** From which value on a light shows; below `risk` it is off track. */
export interface Thresholds {
  on: number;
  risk: number;
}
export const PACE: Record<Ambition, Thresholds> = {
  aspirational: { on: 0.7, risk: 0.5 },
  committed: { on: 0.9, risk: 0.7 },
};
export const CONFIDENCE: Record<Ambition, Thresholds> = {
  aspirational: { on: 5, risk: 3 },
  committed: { on: 7, risk: 4 },
};
/** Inside the band, or at least half of the tolerance left. */
export const BAND: Thresholds = { on: 1, risk: 0.5 };

/** The part of a cycle in which it is too early to call anything off track, and the part in which 'not yet' is late. */
export const FIRST_TENTH = 0.1;
export const LAST_TENTH = 0.9;
/**
 * Quotients and means of doubles miss a threshold that they meet on paper by a few parts in 2^53, relative to it: 0.09 after 3 of 30 days
 * is a pace of 0.8999999999999999. What misses it on paper misses it by far more, as long as a metric's way is under some hundred million of
 * its last decimals; figures are judged alike with exact fractions (a property test holds it).
 */
const NOISE = 1e-13;

/**
 * The part of a cycle that is over, 0 … 1, in whole days: 0 on its first day, 1 on the day after its last. A quotient that is a tenth on
 * paper is the double 0.1, since a division rounds to the nearest.
 * @param today where the organisation's days are counted (`zoneOfDays` in cadence.ts)
 */
export function elapsed(cycle: Cycle, today: Temporal.PlainDate): number {
  const first = dayNumber(cycle.firstDay);
  // A damaged cycle may end before it begins: it is over on the day after its first.
  const days = Math.max(1, dayNumber(cycle.lastDay) - first + 1);
  return Math.min(1, Math.max(0, (dayNumber(today.toString()) - first) / days));
}

/**
 * Nothing more is expected: the target is reached, all is ticked, the answer is yes. A band has to be kept to the end.
 * @param closed whether its objective is
 */
export function isDone(metric: Metric, progress: number | null, closed = false): boolean {
  return progress !== null && reaches(progress, 1) && (metric.type !== 'keep' || closed);
}

interface KeyResultFigures {
  metric: Metric;
  ambition: Ambition;
  /** Raw; null while nothing was said. */
  progress: number | null;
  /** 0 … 10; null where nobody said, and then pace alone decides. */
  confidence: number | null;
  /** As {@link elapsed} gives it; 0 where there is no cycle. */
  elapsed: number;
  /** closed with its objective. */
  state: KeyResult['state'] | 'closed';
}

/**
 * The status of a key result. Where there is neither a pace (first day, backlog, yes-no before the last tenth) nor a
 * confidence, nothing speaks against it and it is on track.
 */
export function suggestStatus({ metric, ambition, progress, confidence, elapsed, state }: KeyResultFigures): Status {
  if (state === 'dropped') return 'dropped';
  if (progress === null) return 'pending';
  if (isDone(metric, progress, state === 'closed')) return 'done';
  return worse(byMetric(metric, ambition, progress, elapsed), byConfidence(ambition, confidence));
}

/**
 * The status to show: the person's own where they set one with the check-in that counts. What is no judgement stays as it is, because
 * nobody disagrees with it by calling it at risk: dropped is a record, done a figure that was reached, and pending says that no
 * figure is there to judge. An overdue key result is stale over all of these (`stale` in summary.ts): that own word is old too.
 */
export function shownStatus(suggested: Status, own: OwnStatus | null): Status {
  return isJudged(suggested) ? (own ?? suggested) : suggested;
}

/** Whether a status is a judgement, which time or another person may overturn. */
export const isJudged = (status: Status): status is OwnStatus =>
  status === 'on' || status === 'risk' || status === 'off';

function byMetric(metric: Metric, ambition: Ambition, progress: number, elapsed: number): Light | null {
  switch (metric.type) {
    case 'keep':
      return light(progress, BAND);
    case 'yes-no':
      return elapsed >= LAST_TENTH ? 'risk' : null;
    case 'move':
    case 'milestones':
    case 'from-children':
      return byPace(ambition, progress, elapsed);
  }
}

/** What a pace alone says; null on day 0, when there is none yet. */
export function byPace(ambition: Ambition, progress: number, elapsed: number): Light | null {
  if (elapsed === 0) return null;
  const pace = light(progress / elapsed, PACE[ambition]);
  return pace === 'off' && elapsed < FIRST_TENTH ? 'risk' : pace;
}

/** What a confidence alone says; null where nobody said one. */
export function byConfidence(ambition: Ambition, confidence: number | null): Light | null {
  return confidence === null ? null : light(confidence, CONFIDENCE[ambition]);
}

function light(value: number, { on, risk }: Thresholds): Light {
  if (reaches(value, on)) return 'on';
  return reaches(value, risk) ? 'risk' : 'off';
}

const reaches = (value: number, threshold: number): boolean => value >= threshold * (1 - NOISE);

/** The worse of two lights, where null says nothing. */
export function worse(a: Light | null, b: Light | null): Light {
  if (a === 'off' || b === 'off') return 'off';
  if (a === 'risk' || b === 'risk') return 'risk';
  return 'on';
}
