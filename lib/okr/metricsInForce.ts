/** Which metric a key result was measured by on a day, told from its changes (method, 12). Part of every page's first paint. */
import type { KeyResultHistory, Metric, MetricChange, With } from './model.ts';
import { byText } from './textOrder.ts';

/** Ascending by the day, then by when they were made; ids break the tie alike on every device. */
export function changesInOrder(changes: readonly With<MetricChange>[]): With<MetricChange>[] {
  return changes.toSorted((a, b) => byText(a.on, b.on) || a.createdAt - b.createdAt || byText(a.id, b.id));
}

/** The metric in force on a day 'YYYY-MM-DD': the one that the first change after it changed from, else today's. */
export function metricOn({ keyResult, changes }: Pick<KeyResultHistory, 'keyResult' | 'changes'>, day: string): Metric {
  return changesInOrder(changes).find(({ on }) => on > day)?.from ?? keyResult.metric;
}
