import './Count.css';
import { useTexts } from '../texts.tsx';

/** More than this is '99+': nobody reads such a number to the last digit. */
const MOST = 99;

/** A number that asks for something, on ink; `quiet` where it only says how many. */
export function Count({ value, quiet = false }: { value: number; quiet?: boolean }) {
  const texts = useTexts();
  return (
    <span class="count" data-quiet={quiet || undefined}>
      {value > MOST ? texts.t('okr.overMost', { most: MOST }) : texts.number(value)}
    </span>
  );
}
