import './Delta.css';
import { wholePercent } from '#lib/okr/progress.ts';
import { useTexts } from '../texts.tsx';

export interface DeltaProps {
  /** Raw progress before and after; null is 'nothing yet' and counts as 0. */
  from: number | null;
  to: number | null;
}

/** How far it moved, in points of achievement: a drawn direction and '13 points'. Rising is petrol, falling is ink. */
export function Delta({ from, to }: DeltaProps) {
  const texts = useTexts();
  const points = wholePercent(to ?? 0) - wholePercent(from ?? 0);
  const direction = points > 0 ? 'up' : points < 0 ? 'down' : 'none';
  return (
    <span class="delta" data-direction={direction}>
      {direction !== 'none' && (
        <span class="visually-hidden">{texts.t(direction === 'up' ? 'form.rose' : 'form.fell')}</span>
      )}
      {texts.t('form.points', { count: Math.abs(points) })}
    </span>
  );
}
