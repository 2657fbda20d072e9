/** Which week of its cycle a day lies in. Apart from cycleCalendar.ts, because every page says it as it paints. */
import type { Cycle } from './model.ts';
import { dayNumber, weekStart } from './calendar.ts';

/**
 * The week that today lies in, from 1, among the weeks that touch the cycle; before it the first, after it the last.
 * @param firstWeekday 1 Monday … 7 Sunday
 */
export function currentWeek(
  cycle: Cycle,
  today: Temporal.PlainDate,
  firstWeekday = 1,
): { week: number; weeks: number } {
  const first = weekStart(dayNumber(cycle.firstDay), firstWeekday);
  const weekFrom = (day: string) => (weekStart(dayNumber(day), firstWeekday) - first) / 7 + 1;
  // A damaged cycle may end before it begins: it has the week of its first day.
  const weeks = Math.max(1, weekFrom(cycle.lastDay));
  return { week: Math.min(weeks, Math.max(1, weekFrom(today.toString()))), weeks };
}
