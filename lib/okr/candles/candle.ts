/** Candles (method, 12): how an achievement opened, moved and closed, slot by slot. Part of every page's first paint. */
import { dayText, type DayNumber } from '../calendar.ts';

/** open, high, low and close in clamped achievement, 0 … 1.2. */
export interface Candle {
  /** The first day of the slot, 'YYYY-MM-DD'. */
  firstDay: string;
  open: number;
  high: number;
  low: number;
  close: number;
  /** How many check-ins speak for a day of this slot. */
  volume: number;
  /** Whether something is measured otherwise from a day of this slot on. */
  changed: boolean;
}

/** From here on the achievement is so. */
export interface Point {
  day: DayNumber;
  /** Clamped, 0 … 1.2; null while nothing is known. */
  achievement: number | null;
  /** How many check-ins said it. */
  volume: number;
  /** Whether a metric begins to count here. */
  changed: boolean;
}

/**
 * One candle for each slot, oldest first. null while nothing is known. What becomes known opens at 0, as it counted until then;
 * what is no longer known (all of it was dropped, or is measured otherwise and not yet said) closes where it was last.
 * A slot without a point is flat and has volume 0.
 * @param points ascending by day
 * @param bounds the first days of the slots and the day after the last, ascending: one more than there are slots
 */
export function candlesOf(points: readonly Point[], bounds: readonly DayNumber[]): (Candle | null)[] {
  let next = 0;
  let reached: number | null = null;
  for (let point = points[0]; point && point.day < (bounds[0] ?? 0); point = points[++next])
    reached = point.achievement;
  return bounds.slice(1).map((end, slot) => {
    const firstDay = bounds[slot] ?? end;
    let candle = reached === null ? null : flat(firstDay, reached);
    let volume = 0;
    let changed = false;
    for (let point = points[next]; point && point.day < end; point = points[++next]) {
      reached = point.achievement;
      if (reached !== null) candle = moved(candle ?? flat(firstDay, 0), reached);
      volume += point.volume;
      changed ||= point.changed;
    }
    return candle && { ...candle, volume, changed };
  });
}

function flat(firstDay: DayNumber, at: number): Candle {
  return { firstDay: dayText(firstDay), open: at, high: at, low: at, close: at, volume: 0, changed: false };
}

/** Changes the candle itself, which is still being made. */
function moved(candle: Candle, achievement: number): Candle {
  candle.high = Math.max(candle.high, achievement);
  candle.low = Math.min(candle.low, achievement);
  candle.close = achievement;
  return candle;
}
