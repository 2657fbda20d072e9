/** Weekly candles of a key result (method, 12): how its achievement opened, moved and closed, week by week. */
import type { CheckIn, Metric, With } from '../model.ts';
import { dayNumber, dayText, weekStart } from '../calendar.ts';
import { clampAchievement, effectiveCheckIns, progressSteps } from '../progress.ts';

/** open, high, low and close in clamped achievement, 0 … 1.2. */
export interface Candle {
  /** The first day of the week, 'YYYY-MM-DD'. */
  week: string;
  open: number;
  high: number;
  low: number;
  close: number;
  /** How many check-ins speak for a day of this week. */
  volume: number;
}

interface CandleWindow {
  metric: Metric;
  checkIns: readonly With<CheckIn>[];
  /** A day of the last week, 'YYYY-MM-DD'. Its week counts whole, because tomorrow may already be today for a colleague. */
  upTo: string;
  weeks: number;
  /** 1 Monday … 7 Sunday; Monday by default. */
  firstWeekday?: number;
  /** The first day to show, 'YYYY-MM-DD': weeks that end before it stay null, what was reached until then opens the first. */
  from?: string;
}

/**
 * Exactly `weeks` entries, oldest first. null before anything is known; the week of the first check-in opens at 0; a week
 * without a check-in is flat and has volume 0.
 */
export function weeklyCandles({
  metric,
  checkIns,
  upTo,
  weeks,
  firstWeekday = 1,
  from,
}: CandleWindow): (Candle | null)[] {
  const steps = progressSteps(metric, effectiveCheckIns(checkIns));
  const lastWeek = weekStart(dayNumber(upTo), firstWeekday);
  const shownFrom = from === undefined ? -Infinity : weekStart(dayNumber(from), firstWeekday);
  const candles: (Candle | null)[] = [];
  let next = 0;
  let reached: number | null = null;
  for (let week = lastWeek - 7 * (weeks - 1); week <= lastWeek; week += 7) {
    // Only the first round has a past to catch up with.
    for (let step = steps[next]; step && dayNumber(step.checkIn.at) < week; step = steps[++next]) {
      reached = clampAchievement(step.progress);
    }
    let candle = reached === null ? null : flatCandle(week, reached);
    for (let step = steps[next]; step && dayNumber(step.checkIn.at) < week + 7; step = steps[++next]) {
      reached = clampAchievement(step.progress);
      candle = withCheckIn(candle ?? flatCandle(week, 0), reached);
    }
    candles.push(week < shownFrom ? null : candle);
  }
  return candles;
}

function flatCandle(week: number, at: number): Candle {
  return { week: dayText(week), open: at, high: at, low: at, close: at, volume: 0 };
}

function withCheckIn(candle: Candle, achievement: number): Candle {
  return {
    ...candle,
    high: Math.max(candle.high, achievement),
    low: Math.min(candle.low, achievement),
    close: achievement,
    volume: candle.volume + 1,
  };
}
