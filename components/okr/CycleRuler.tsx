import './CycleRuler.css';
import { useTexts } from '../texts.tsx';

export interface CycleRulerProps {
  /** Weeks that touch the cycle: one cell each. */
  weeks: number;
  /** The part of the cycle that is over, 0 … 1. */
  elapsed: number;
}

/** The cycle as a line of weeks, filled by the days that are gone. */
export function CycleRuler({ weeks, elapsed }: CycleRulerProps) {
  const texts = useTexts();
  const percent = texts.number(elapsed, { style: 'percent' });
  return (
    <span
      class="cycle-ruler"
      role="img"
      aria-label={texts.t('okr.cycleElapsed', { percent })}
      style={{ '--weeks': weeks, '--elapsed': `${elapsed * 100}%` }}
    />
  );
}
