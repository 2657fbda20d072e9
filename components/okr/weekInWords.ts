import type { Candle } from '#lib/okr/candles/candle.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { isSilent } from './candleMarks.ts';
import { percentText } from './Percent.tsx';

/** What a candle draws, as a sentence for who points at it or cannot see it. */
export function weekInWords(texts: Texts, candle: Candle): string {
  const { firstDay, open, high, low, close, volume } = candle;
  const from = texts.day(firstDay);
  const to = texts.day(Temporal.PlainDate.from(firstDay).add({ days: 6 }).toString());
  if (isSilent(candle)) return texts.t('okr.weekWithoutCheckIn', { from, to, close: percentText(texts, close) });
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
