/** From when on something that was dropped counts no more (method, 10). */
import { dayNumber, type DayNumber } from './calendar.ts';
import type { DropNote } from './model.ts';

/** The first day without an objective or key result: ∞ where it was not dropped, −∞ where it was and nobody knows when. */
export function dropDay({ state, dropped }: { state: string; dropped?: DropNote | null | undefined }): DayNumber {
  if (state !== 'dropped') return Infinity;
  return dropped ? dayNumber(dropped.on) : -Infinity;
}
