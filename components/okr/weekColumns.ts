import type { Candle } from '#lib/okr/candles/candle.ts';
import type { CheckIn, With } from '#lib/okr/model.ts';
import { effectiveCheckIns } from '#lib/okr/progress.ts';

/** One week of a key result, as an opened row shows it. */
export interface WeekColumn {
  /** The week's first day, 'YYYY-MM-DD'. */
  firstDay: string;
  candle: Candle | null;
  /** That of the week's last check-in; null if there was none, or none was said. */
  confidence: number | null;
}

/**
 * Puts the confidences beside the candles.
 * @param candles one a week, oldest first
 * @param lastWeek the first day of the last of these weeks, 'YYYY-MM-DD'
 */
export function weekColumns(
  candles: readonly (Candle | null)[],
  checkIns: readonly With<CheckIn>[],
  lastWeek: string,
): WeekColumn[] {
  const effective = effectiveCheckIns(checkIns);
  const last = Temporal.PlainDate.from(lastWeek);
  return candles.map((candle, i) => {
    const first = last.subtract({ weeks: candles.length - 1 - i });
    const firstDay = first.toString();
    const next = first.add({ weeks: 1 }).toString();
    const said = effective.findLast(({ at }) => at >= firstDay && at < next);
    return { firstDay, candle, confidence: said?.confidence ?? null };
  });
}
