/** A scope day by day, as it is kept for charts: only the days on which something moved. */
import { dayText, type DayNumber } from '../calendar.ts';
import type { Candle } from '../candles/candle.ts';
import type { DailyFigure } from '../dailyFigure.ts';
import type { ScopePoint } from './scopeDays.ts';

export type FigureDay = Pick<
  DailyFigure,
  'day' | 'open' | 'high' | 'low' | 'close' | 'checkIns' | 'keyResults' | 'changed'
>;

/**
 * @param candles one for each day from `first` on, also of days to come
 * @param points of the same scope, ascending by day
 * @param last no day after this one
 */
export function figureDays(
  candles: readonly (Candle | null)[],
  points: readonly ScopePoint[],
  { first, last }: { first: DayNumber; last: DayNumber },
): FigureDay[] {
  const days: FigureDay[] = [];
  let next = 0;
  let keyResults = 0;
  for (const [index, candle] of candles.entries()) {
    const day = first + index;
    if (day > last) break;
    for (let point = points[next]; point && point.day <= day; point = points[++next]) keyResults = point.keyResults;
    const figure = figureOf(dayText(day), candle, keyResults);
    if (!goesOn(days.at(-1), figure)) days.push(figure);
  }
  return days;
}

function figureOf(day: string, candle: Candle | null, keyResults: number): FigureDay {
  const { open = null, high = null, low = null, close = null, volume = 0, changed = false } = candle ?? {};
  return { day, open, high, low, close, checkIns: volume, keyResults, changed };
}

/** Whether a day only stands where the last one closed, or, before the first, where there is nothing. */
function goesOn(
  last: FigureDay | undefined,
  { open, high, low, close, checkIns, keyResults, changed }: FigureDay,
): boolean {
  const at = last?.close ?? null;
  const isFlat = [open, high, low, close].every((value) => value === at);
  return isFlat && checkIns === 0 && !changed && keyResults === (last?.keyResults ?? 0);
}
