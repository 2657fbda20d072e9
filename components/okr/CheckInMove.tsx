import type { Reading } from '#lib/okr/model.ts';
import type { KeyResultSummary } from '#lib/okr/summary.ts';
import { formatNumber } from '#lib/okr/unit.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { SLOT, Slotted } from '../controls/Slotted.tsx';
import { useTexts } from '../texts.tsx';
import { Delta } from './Delta.tsx';
import { StretchBar } from './StretchBar.tsx';
import { TriValue } from './TriValue.tsx';

interface CheckInMoveProps {
  summary: KeyResultSummary;
  /** What would be saved, as soon as it can be read. */
  preview: { reading: Reading; progress: number | null } | undefined;
  /** Draws the bar too, where no row above does. */
  bar: boolean;
}

/** What saving would do: the way with the new value in it, and how far that is from the last one. */
export function CheckInMove({ summary, preview, bar }: CheckInMoveProps) {
  const texts = useTexts();
  const { keyResult, last, milestonesTicked, progress, elapsed, status, stale } = summary;
  return (
    <div class="check-in-move">
      <div>
        <TriValue
          metric={keyResult.metric}
          reading={preview?.reading ?? last?.reading ?? null}
          milestonesTicked={milestonesTicked + ticksMore(preview?.reading)}
        />
      </div>
      <div>
        {preview ? (
          <Slotted text={movedText(texts, summary)}>
            <Delta from={progress} to={preview.progress} />
          </Slotted>
        ) : (
          lastText(texts, summary)
        )}
      </div>
      {bar && (
        <StretchBar
          value={preview ? preview.progress : progress}
          was={preview ? progress : undefined}
          expected={elapsed}
          status={status}
          stale={stale}
        />
      )}
    </div>
  );
}

const ticksMore = (reading: Reading | undefined): number =>
  reading?.type === 'ticks' ? reading.ticked.length - reading.unticked.length : 0;

/** '13 points since 70.5 on 3 Aug', the points being a slot. */
function movedText(texts: Texts, { keyResult, last }: KeyResultSummary): string {
  if (!last) return texts.t('form.movedFirst', { points: SLOT });
  const day = texts.day(last.at);
  const { metric } = keyResult;
  if (last.reading?.type !== 'value' || !('unit' in metric))
    return texts.t('form.movedSinceDay', { points: SLOT, day });
  const value = formatNumber(last.reading.value, metric.unit, texts.locale);
  return texts.t('form.movedSinceValue', { points: SLOT, value, day });
}

/** What one starts from, while nothing is typed. */
function lastText(texts: Texts, { keyResult, last }: KeyResultSummary): string {
  if (!last) return texts.t('okr.noCheckIns');
  const day = texts.day(last.at);
  const { metric } = keyResult;
  if (last.reading?.type !== 'value' || !('unit' in metric)) return texts.t('form.lastDay', { day });
  return texts.t('form.lastValue', { value: formatNumber(last.reading.value, metric.unit, texts.locale), day });
}
