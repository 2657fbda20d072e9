import './Count.css';
import { useTexts } from '../texts.tsx';

/** A number that asks for something, on ink; `quiet` where it only says how many. */
export function Count({ value, quiet = false }: { value: number; quiet?: boolean }) {
  const texts = useTexts();
  return (
    <span class="count" data-quiet={quiet || undefined}>
      {texts.number(value)}
    </span>
  );
}
