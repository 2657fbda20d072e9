/**
 * Progress and achievement without rounding, for what is rounded once and then stands: the score. The rules are those of progress.ts and
 * rollup.ts, whose doubles paint the screens; tests hold the two together. Not for a page's first paint.
 */
import { TOLERANCE_DIVISOR } from './defaults.ts';
import { compare, divide, exactOf, subtract, weightedMean, type Exact } from './exact.ts';
import type { Aligned } from './fromChildren.ts';
import type { CheckIn, Metric, ObjectiveTree, With } from './model.ts';
import { effectiveCheckIns, progressSteps, STRETCH_MAX, tickedMilestones } from './progress.ts';

const ZERO = exactOf(0);
const ONE = exactOf(1);
const MOST = exactOf(STRETCH_MAX);

/** As `progress`: raw, null while pending. @param aligned exact achievements, as {@link exactAchievement} gives them */
export function exactProgress(
  metric: Metric,
  checkIns: readonly With<CheckIn>[],
  aligned: readonly (Exact | null)[] = [],
): Exact | null {
  if (metric.type === 'from-children') return meanOf(aligned.map((value) => ({ value, weight: ONE })));
  // The last reading that fits the metric; the ticks before it count too.
  const reading = progressSteps(metric, effectiveCheckIns(checkIns)).at(-1)?.checkIn.reading;
  if (!reading) return null;
  if (metric.type === 'milestones') {
    const ticked = tickedMilestones(metric, checkIns);
    return meanOf(
      metric.items.map(({ id, weight }) => ({ value: ticked.has(id) ? ONE : ZERO, weight: exactOf(weight) })),
    );
  }
  if (reading.type === 'answer') return reading.yes ? ONE : ZERO;
  if (reading.type !== 'value') return null;
  const value = exactOf(reading.value);
  return metric.type === 'move' ? alongTheWay(metric, value) : metric.type === 'keep' ? inBand(metric, value) : null;
}

/** As `objectiveAchievement`: Σ weight · clamp(p) / Σ weight over the active key results; null while all are pending. */
export function exactAchievement({ keyResults }: ObjectiveTree, aligned: Aligned<Exact | null>): Exact | null {
  const active = keyResults.filter(({ keyResult }) => keyResult.state === 'active');
  return meanOf(
    active.map(({ keyResult: { id, metric, weight }, checkIns }) => {
      const progress = exactProgress(metric, checkIns, metric.type === 'from-children' ? aligned(id) : []);
      return { value: progress && clampExact(progress), weight: exactOf(weight) };
    }),
  );
}

/** 0 … 1.2 */
export function clampExact(progress: Exact): Exact {
  if (compare(progress, ZERO) < 0) return ZERO;
  return compare(progress, MOST) > 0 ? MOST : progress;
}

/** Pending ones count 0 beside others; null where all are, or there is none. */
function meanOf(parts: readonly { value: Exact | null; weight: Exact }[]): Exact | null {
  if (parts.every(({ value }) => value === null)) return null;
  return weightedMean(parts.map(({ value, weight }) => ({ value: value ?? ZERO, weight })));
}

function alongTheWay(metric: Metric & { type: 'move' }, value: Exact): Exact {
  const start = exactOf(metric.start);
  return divide(subtract(value, start), subtract(exactOf(metric.target), start));
}

function inBand({ low, high, tolerance }: Metric & { type: 'keep' }, value: Exact): Exact {
  const isBelow = low !== undefined && compare(value, exactOf(low)) < 0;
  const passed = isBelow ? low : high;
  if (passed === undefined || (!isBelow && compare(value, exactOf(passed)) <= 0)) return ONE;
  const bound = exactOf(passed);
  const distance = isBelow ? subtract(bound, value) : subtract(value, bound);
  const room =
    tolerance === undefined ? divide(exactOf(Math.abs(passed)), exactOf(TOLERANCE_DIVISOR)) : exactOf(tolerance);
  if (compare(distance, room) >= 0) return ZERO;
  return subtract(ONE, divide(distance, room));
}
