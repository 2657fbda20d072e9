import './status.css';
import './StretchBar.css';
import { wholePercent } from '#lib/okr/progress.ts';
import { isJudged, type Status } from '#lib/okr/status.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { useTexts } from '../texts.tsx';
import { along, barMeasures } from './barMeasures.ts';
import { percentText } from './Percent.tsx';
import { statusInWords } from './statusName.ts';

export interface StretchBarProps {
  /** Raw progress; null is pending: an outline, not an empty bar. In a preview: what would be. */
  value: number | null;
  /** Where time says it should be, 0 … 1; null or 0 shows no caret (no pace on the first day, none in the backlog). */
  expected: number | null;
  status: Status;
  stale?: boolean;
  /** Heights of 5, 6, 10 and 20 px. */
  size?: 'sm' | 'md' | 'lg' | 'xl';
  /** Given: shows the movement from here (raw progress, null for nothing yet) to `value`. */
  was?: number | null | undefined;
}

/** How far, how far by now, and where good begins; 0 to 120 %. Runs from the other side in right-to-left. */
export function StretchBar({ value, expected, status, stale = false, size = 'md', was }: StretchBarProps) {
  const texts = useTexts();
  const { fill, change } = barMeasures(value, was);
  const caret = status === 'dropped' || !expected ? null : expected;
  const name = barName(texts, value, caret, statusInWords(texts, status, stale), was);
  const meter = value === null ? { role: 'img' as const } : meterRange(value);
  return (
    <span
      class="stretch-bar"
      data-size={size}
      data-status={value === null ? 'pending' : status}
      data-stale={(stale && isJudged(status)) || undefined}
      style={{ '--fill': `${fill}%`, '--to': `${change?.to ?? fill}%`, '--expected': `${along(caret ?? 0)}%` }}
      aria-label={name}
      {...meter}
    >
      <span class="stretch-bar-track">
        <span class="stretch-bar-fill" />
        {change && <span class="stretch-bar-change" data-kind={change.kind} />}
      </span>
      {caret !== null && <span class="stretch-bar-caret" />}
    </span>
  );
}

const meterRange = (value: number) => ({
  role: 'meter' as const,
  'aria-valuemin': 0,
  'aria-valuemax': 120,
  'aria-valuenow': wholePercent(value),
});

function barName(
  texts: Texts,
  value: number | null,
  caret: number | null,
  status: string,
  was: number | null | undefined,
): string {
  if (value === null) return status;
  const percent = percentText(texts, value);
  if (was !== undefined) return texts.t('okr.barPreview', { percent, was: percentText(texts, was ?? 0) });
  if (caret === null) return texts.t('okr.barWithoutPace', { percent, status });
  return texts.t('okr.bar', { percent, status, expected: percentText(texts, caret) });
}
