/** Whether a text is a day at all. Only what parses records asks, so it stays out of calendar.ts, which every page paints with. */
import { dayNumber } from './calendar.ts';

/** Whether a text is a day 'YYYY-MM-DD' that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  try {
    return Number.isFinite(dayNumber(text));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
