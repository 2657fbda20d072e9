import type { Candle } from '#lib/okr/candles/weekly.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { percentText } from './Percent.tsx';

/** What a candle draws, as a sentence for who points at it or cannot see it. */
export function weekInWords(texts: Texts, { week, open, high, low, close, volume }: Candle): string {
  const from = texts.day(week);
  const to = texts.day(Temporal.PlainDate.from(week).add({ days: 6 }).toString());
  if (volume === 0) return texts.t('okr.weekWithoutCheckIn', { from, to, close: percentText(texts, close) });
  return texts.t('okr.week', {
    from,
    to,
    open: percentText(texts, open),
    close: percentText(texts, close),
    high: percentText(texts, high),
    low: percentText(texts, low),
    count: volume,
  });
}
