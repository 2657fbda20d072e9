/** The days, weeks or months in which a cycle is drawn (method, 12). */
import type { Cycle } from '../model.ts';
import { addMonths, dayNumber, dayText, weekStart, type DayNumber } from '../calendar.ts';

export type Grain = 'day' | 'week' | 'month';

/**
 * The first day of each slot that touches the cycle, and the day after the last of them, ascending: a quarter has 13 or 14 weeks.
 * Months are those of the calendar.
 * @param firstWeekday 1 Monday … 7 Sunday
 */
export function cycleSlots(
  { firstDay, lastDay }: Pick<Cycle, 'firstDay' | 'lastDay'>,
  grain: Grain,
  firstWeekday: number,
): DayNumber[] {
  const last = dayNumber(lastDay);
  const bounds = [slotStart(dayNumber(firstDay), grain, firstWeekday)];
  for (let next = bounds[0] ?? last; next <= last;) {
    next = grain === 'month' ? addMonths(next, 1) : next + (grain === 'week' ? 7 : 1);
    bounds.push(next);
  }
  return bounds;
}

/** The first day of the slot that a day lies in. */
function slotStart(day: DayNumber, grain: Grain, firstWeekday: number): DayNumber {
  switch (grain) {
    case 'day':
      return day;
    case 'week':
      return weekStart(day, firstWeekday);
    case 'month':
      return dayNumber(`${dayText(day).slice(0, 8)}01`);
  }
}
