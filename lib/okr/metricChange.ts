/** When a change of a key result's metric is one that its history has to tell (method, 12). */
import type { KeyResult, Metric, MetricChange, Objective, With } from './model.ts';

/**
 * The record of a change of metric, or null where there is nothing to tell: the metric says the same as before, or the objective is a
 * draft, whose targets nobody has been promised yet.
 * @param said who changes it, when (epoch ms), and on which day of theirs: from then on the new metric counts
 */
export function metricChange(
  { id, metric }: With<KeyResult>,
  { state }: Pick<Objective, 'state'>,
  to: Metric,
  said: Pick<MetricChange, 'author' | 'on' | 'createdAt'>,
): MetricChange | null {
  if (state === 'draft' || canonical(metric) === canonical(to)) return null;
  return { keyResult: id, from: metric, to, ...said };
}

/** One text for all metrics that say the same: forms and files write the fields in any order. */
function canonical(metric: Metric): string {
  return JSON.stringify(metric, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
