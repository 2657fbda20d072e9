import './TriValue.css';
import type { Metric, Reading } from '#lib/okr/model.ts';
import { formatNumber, formatValue } from '#lib/okr/unit.ts';
import { useTexts } from '../texts.tsx';
import { bandText } from './metricText.ts';

export interface TriValueProps {
  metric: Metric;
  /** What was read last (or would be saved); null before the first check-in. */
  reading: Reading | null;
  /** How many milestones stand ticked; only read for milestones. */
  milestonesTicked?: number;
}

/** Where it began, where it is (bold) and where it goes, the unit once; and what corresponds for the other metrics. */
export function TriValue({ metric, reading, milestonesTicked = 0 }: TriValueProps) {
  const texts = useTexts();
  switch (metric.type) {
    case 'move':
      return <Path metric={metric} now={valueOf(reading)} />;
    case 'keep':
      return <Band metric={metric} now={valueOf(reading)} />;
    case 'milestones': {
      const done = texts.t('okr.milestonesDone', { done: milestonesTicked, count: metric.items.length });
      return <span class="tri-value">{reading ? <b>{done}</b> : done}</span>;
    }
    case 'from-children':
      return <span class="tri-value">{texts.t('okr.fromChildren')}</span>;
    case 'yes-no': {
      if (reading?.type !== 'answer') return <span class="tri-value">{texts.t('okr.yesOrNo')}</span>;
      return (
        <span class="tri-value">
          <b>{texts.t(reading.yes ? 'okr.yes' : 'okr.notYet')}</b>
        </span>
      );
    }
  }
}

const valueOf = (reading: Reading | null): number | null => (reading?.type === 'value' ? reading.value : null);

function Path({ metric, now }: { metric: Metric & { type: 'move' }; now: number | null }) {
  const texts = useTexts();
  const start = formatNumber(metric.start, metric.unit, texts.locale);
  const target = formatValue(metric.target, metric.unit, texts.locale);
  const written = now === null ? null : formatNumber(now, metric.unit, texts.locale);
  return (
    <span class="tri-value">
      <span aria-hidden="true">
        {start}
        <i>›</i>
        {written !== null && (
          <>
            <b>{written}</b>
            <i>›</i>
          </>
        )}
        {target}
      </span>
      <span class="visually-hidden">
        {written === null
          ? texts.t('okr.pathToBegin', { start, target })
          : texts.t('okr.path', { start, now: written, target })}
      </span>
    </span>
  );
}

function Band({ metric, now }: { metric: Metric & { type: 'keep' }; now: number | null }) {
  const texts = useTexts();
  return (
    <span class="tri-value">
      {now !== null && <b>{formatNumber(now, metric.unit, texts.locale)}</b>}
      <span>{texts.t('okr.keep', { band: bandText(texts, metric) })}</span>
    </span>
  );
}
