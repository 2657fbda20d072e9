/** What a metric aims at, in words. */
import type { Metric, Unit } from '#lib/okr/model.ts';
import { formatNumber, formatValue } from '#lib/okr/unit.ts';
import type { Texts } from '#lib/texts/texts.ts';

/** '20 – 30 %', '≥ 99.5 %', '≤ 3 min': the unit once, at the end. */
export function bandText(
  texts: Texts,
  band: { low?: number | undefined; high?: number | undefined; unit: Unit },
): string {
  const { low, high, unit } = band;
  const written = (value: number) => formatValue(value, unit, texts.locale);
  if (low !== undefined && high !== undefined) {
    return texts.t('okr.bandBetween', { low: formatNumber(low, unit, texts.locale), high: written(high) });
  }
  if (low !== undefined) return texts.t('okr.bandAtLeast', { low: written(low) });
  return high === undefined ? '' : texts.t('okr.bandAtMost', { high: written(high) });
}

/** What the confidence is asked about. */
export function confidenceQuestion(texts: Texts, metric: Metric): string {
  switch (metric.type) {
    case 'move':
      return texts.t('form.confidenceMove', { target: formatValue(metric.target, metric.unit, texts.locale) });
    case 'keep':
      return texts.t('form.confidenceKeep', { band: bandText(texts, metric) });
    case 'milestones':
      return texts.t('form.confidenceMilestones', { count: metric.items.length });
    case 'yes-no':
      return texts.t('form.confidenceYes');
    case 'from-children':
      return texts.t('okr.fromChildren');
  }
}
