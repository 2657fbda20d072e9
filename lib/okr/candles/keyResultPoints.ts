/** How the achievement of a key result went, told by the metric of each time (method, 12). Part of every page's first paint. */
import type { CheckIn, Metric, MetricChange, With } from '../model.ts';
import { dayNumber } from '../calendar.ts';
import { changesInOrder } from '../metricsInForce.ts';
import { clampAchievement, progressSteps } from '../progress.ts';
import type { Point } from './candle.ts';

/** A point with what moved it; null for what begins with a day, before anything is said on it. */
export interface MovedPoint extends Point {
  by: With<CheckIn> | null;
}

/**
 * The points of a key result, ascending. On the day of a change the achievement becomes, before anything is said on that day, what
 * was said until then comes to under the new metric; of several changes on one day only the last shows. The last point is the
 * clamped progress of today.
 * @param metric the metric in force today; until a change, the one that it changed from
 * @param effective as `effectiveCheckIns` gives them; those that do not fit the metric of their time said nothing
 * @param aligned how the mean of the objectives aligned under it went, for the times when it was measured from them
 */
export function keyResultPoints(
  metric: Metric,
  changes: readonly With<MetricChange>[],
  effective: readonly With<CheckIn>[],
  aligned: readonly MovedPoint[] = [],
): MovedPoint[] {
  const under = (inForce: Metric) => (inForce.type === 'from-children' ? aligned : pointsUnder(inForce, effective));
  if (changes.length === 0) return [...under(metric)];
  const points: MovedPoint[] = [];
  const sorted = changesInOrder(changes);
  let begins = -Infinity;
  for (let i = 0; i <= sorted.length; i++) {
    const change = sorted[i];
    const ends = change ? dayNumber(change.on) : Infinity;
    if (ends <= begins) continue;
    const all = under(change?.from ?? metric);
    const before = all.findLast(({ day }) => day < begins);
    if (begins > -Infinity) {
      points.push({ day: begins, by: null, achievement: before?.achievement ?? null, volume: 0, changed: true });
    }
    for (const point of all) if (point.day >= begins && point.day < ends) points.push(point);
    begins = ends;
  }
  return points;
}

function pointsUnder(metric: Metric, effective: readonly With<CheckIn>[]): MovedPoint[] {
  return progressSteps(metric, effective).map(({ checkIn, progress }) => ({
    day: dayNumber(checkIn.at),
    by: checkIn,
    achievement: clampAchievement(progress),
    volume: 1,
    changed: false,
  }));
}
