import './MiniCandles.css';
import { useMemo, useState } from 'preact/hooks';
import type { Candle } from '#lib/okr/candles/candle.ts';
import { useTexts } from '../texts.tsx';
import { candleMarks, type CandleMarks } from './candleMarks.ts';
import { weekInWords } from './weekInWords.ts';

export interface MiniCandlesProps {
  /** One entry a week, oldest first; null before anything is known. */
  candles: readonly (Candle | null)[];
  /** px, 60 × 30 by default. */
  width?: number;
  height?: number;
}

/** The weeks beside a row. Pointing at a week says its figures. */
export function MiniCandles({ candles, width = 60, height = 30 }: MiniCandlesProps) {
  const texts = useTexts();
  const marks = useMemo(() => candleMarks(candles, width, height), [candles, width, height]);
  // Sentences for eight weeks are dear in a list of a thousand rows: they are made when the pointer comes.
  const [pointed, setPointed] = useState(false);
  const { ups, downs } = marks;
  const name = candles.some(Boolean)
    ? texts.t('okr.weeksInWords', { count: candles.length, ups, downs })
    : texts.t('okr.noCheckIns');
  const step = width / candles.length;
  return (
    <svg
      class="candles"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={name}
      onPointerEnter={() => setPointed(true)}
    >
      <CandlePaths marks={marks} />
      {pointed &&
        candles.map(
          (candle, i) =>
            candle && (
              <rect key={candle.firstDay} class="candles-area" x={step * i} width={step} height={height}>
                <title>{weekInWords(texts, candle)}</title>
              </rect>
            ),
        )}
    </svg>
  );
}

/** The four kinds of marks, inside an svg with the class `candles`. */
export function CandlePaths({ marks }: { marks: CandleMarks }) {
  return (
    <>
      <path class="candles-dots" d={marks.dots} />
      <path class="candles-flat" d={marks.flat} />
      <path class="candles-rise" d={marks.rise} />
      <path class="candles-fall" d={marks.fall} />
    </>
  );
}
