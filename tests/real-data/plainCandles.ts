/** The company's weekly candles once more, by a walk from day to day and from check-in to check-in. */
import { plainAchievement, type Fraction, type PlainCycle, type PlainKeyResult } from './plainFigures.ts';
import { cell, plusDays, type Row } from './sheets.ts';

export interface PlainCandle {
  firstDay: string;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/**
 * One candle a week from the Monday on or before the cycle's first day, up to today. Walks day by day and looks after each check-in.
 * @param keyResults those that count
 * @param checkIns all rows, in the order in which they were made
 */
export function plainCandles(
  keyResults: readonly PlainKeyResult[],
  checkIns: readonly Row[],
  cycle: PlainCycle,
  today: string,
): (PlainCandle | null)[] {
  const byId = new Map(keyResults.map((keyResult) => [keyResult.id, keyResult]));
  // One counts from the first day of the cycle, or from its first check-in where that came earlier.
  const beginOf = ({ checkIns }: PlainKeyResult) =>
    [cycle.firstDay, ...checkIns.map(({ day }) => day)].toSorted()[0] ?? cycle.firstDay;
  const monday = plusDays(cycle.firstDay, 1 - Temporal.PlainDate.from(cycle.firstDay).dayOfWeek);
  const begin = [monday, ...keyResults.map(beginOf)].toSorted()[0] ?? monday;
  const candles: (PlainCandle | null)[] = [];
  const said = new Map<PlainKeyResult, Fraction | null>();
  const next = new Map<PlainKeyResult, number>();
  let reached: number | null = null;
  let candle: PlainCandle | null = null;

  const look = (firstDay: string) => {
    reached = plainAchievement(said);
    if (reached === null || firstDay < monday) return;
    candle ??= { firstDay, open: 0, high: 0, low: 0, close: 0, volume: 0 };
    candle.high = Math.max(candle.high, reached);
    candle.low = Math.min(candle.low, reached);
    candle.close = reached;
  };

  for (let day = begin; ; day = plusDays(day, 1)) {
    const firstDay = plusDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
    if (day === firstDay && day >= monday) {
      if (day > monday) candles.push(candle);
      if (day > today || day > cycle.lastDay) return candles;
      const at: number | null = reached;
      candle = at === null ? null : { firstDay, open: at, high: at, low: at, close: at, volume: 0 };
    }
    for (const keyResult of keyResults) if (beginOf(keyResult) === day) said.set(keyResult, null);
    look(firstDay);
    for (const row of checkIns) {
      const keyResult = cell(row, 'Date') === day ? byId.get(cell(row, 'KR ID')) : undefined;
      if (!keyResult) continue;
      const place = next.get(keyResult) ?? 0;
      next.set(keyResult, place + 1);
      said.set(keyResult, keyResult.checkIns[place]?.progress ?? null);
      look(firstDay);
      if (day >= monday) addVolume(candle);
    }
  }
}

function addVolume(candle: PlainCandle | null): void {
  if (candle) candle.volume += 1;
}
