import './WeekCandles.css';
import { useMemo, useRef, useState } from 'preact/hooks';
import { moveFocus } from '../controls/rovingFocus.ts';
import { useTexts } from '../texts.tsx';
import { candleMarks } from './candleMarks.ts';
import { CandlePaths } from './MiniCandles.tsx';
import { percentText } from './Percent.tsx';
import type { WeekColumn } from './weekColumns.ts';
import { weekInWords } from './weekInWords.ts';

export interface WeekCandlesProps {
  /** Oldest first. */
  weeks: readonly WeekColumn[];
}

const WIDTH = 304;
const HEIGHT = 52;

/** The weeks of an opened row, large, with the confidence said in each. Pointer or arrow keys read one week out below. */
export function WeekCandles({ weeks }: WeekCandlesProps) {
  const texts = useTexts();
  const cells = useRef<HTMLDivElement>(null);
  const [read, setRead] = useState<number | null>(null);
  const marks = useMemo(
    () =>
      candleMarks(
        weeks.map(({ candle }) => candle),
        WIDTH,
        HEIGHT,
      ),
    [weeks],
  );
  const inWords = ({ candle, firstDay }: WeekColumn) =>
    candle ? weekInWords(texts, candle) : texts.t('form.weekUnknown', { day: texts.day(firstDay) });
  const shown = read === null ? undefined : weeks[read];
  return (
    <div class="week-candles">
      <div class="week-candles-axis" aria-hidden="true">
        <span>{percentText(texts, marks.high)}</span>
        <span>{percentText(texts, marks.low)}</span>
      </div>
      <svg class="candles" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <CandlePaths marks={marks} />
      </svg>
      <div class="week-candles-names" aria-hidden="true">
        <span>{texts.t('form.weekConfidence')}</span>
        <span>{texts.t('form.weekOf')}</span>
      </div>
      <div
        class="week-candles-cells"
        role="group"
        aria-label={texts.t('form.weeks')}
        ref={cells}
        onKeyDown={(event) => moveFocus(event, [...(cells.current?.querySelectorAll('button') ?? [])], 'inline')}
        onPointerLeave={() => setRead(null)}
      >
        {weeks.map((week, i) => (
          <button
            key={week.firstDay}
            type="button"
            tabIndex={i === (read ?? weeks.length - 1) ? 0 : -1}
            onFocus={() => setRead(i)}
            onBlur={() => setRead(null)}
            onPointerEnter={() => setRead(i)}
          >
            <span class="visually-hidden">{inWords(week)}</span>
            <span aria-hidden="true">{week.confidence === null ? '–' : texts.number(week.confidence)}</span>
            <span aria-hidden="true">{texts.day(week.firstDay, { day: 'numeric', month: 'numeric' })}</span>
          </button>
        ))}
      </div>
      <p class="week-candles-read" aria-hidden="true">
        {shown && inWords(shown)}
      </p>
    </div>
  );
}
