import './Percent.css';
import { STRETCH_MAX, wholePercent } from '#lib/okr/progress.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { useTexts } from '../texts.tsx';

/** Achievement in words: '37%', '120%+' beyond what counts. `progress` is raw, 1 is the target. */
export function percentText(texts: Texts, progress: number): string {
  const percent = texts.number(wholePercent(progress) / 100, { style: 'percent' });
  return progress > STRETCH_MAX ? texts.t('okr.percentOver', { percent }) : percent;
}

export interface PercentProps {
  /** Raw progress; null is pending and shows 'new'. */
  progress: number | null;
}

/** The figure bold, its sign small and pale, in the order that the language writes them. */
export function Percent({ progress }: PercentProps) {
  const texts = useTexts();
  if (progress === null) return <span class="percent">{texts.t('okr.pendingFigure')}</span>;
  const [, before, figure, after] = /^(\P{Nd}*)(\p{Nd}+)(.*)$/u.exec(percentText(texts, progress)) ?? [];
  return (
    <span class="percent">
      {before && <small>{before.trim()}</small>}
      <b>{figure}</b>
      {after && <small>{after.trim()}</small>}
    </span>
  );
}
