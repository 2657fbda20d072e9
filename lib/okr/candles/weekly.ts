/** The weeks that stand beside a key result. Part of every page's first paint. */
import type { CheckIn, Metric, MetricChange, With } from '../model.ts';
import { dayNumber, weekStart } from '../calendar.ts';
import { effectiveCheckIns } from '../progress.ts';
import { candlesOf, type Candle } from './candle.ts';
import { keyResultPoints } from './keyResultPoints.ts';

interface CandleWindow {
  metric: Metric;
  /** When it was measured otherwise. */
  changes?: readonly With<MetricChange>[];
  checkIns: readonly With<CheckIn>[];
  /** A day of the last week, 'YYYY-MM-DD'. Its week counts whole, because tomorrow may already be today for a colleague. */
  upTo: string;
  weeks: number;
  /** 1 Monday … 7 Sunday; Monday by default. */
  firstWeekday?: number;
}

/** Exactly `weeks` entries, oldest first, as {@link candlesOf} makes them. */
export function weeklyCandles(window: CandleWindow): (Candle | null)[] {
  const { metric, changes = [], checkIns, upTo, weeks, firstWeekday = 1 } = window;
  const first = weekStart(dayNumber(upTo), firstWeekday) - 7 * (weeks - 1);
  const bounds = Array.from({ length: weeks + 1 }, (_, week) => first + 7 * week);
  return candlesOf(keyResultPoints(metric, changes, effectiveCheckIns(checkIns)), bounds);
}
