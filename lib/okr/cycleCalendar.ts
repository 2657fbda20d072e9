/** Cycles on the calendar: their usual days, their weeks, and the state that a date alone gives them. */
import type { Cycle } from './model.ts';
import { dayNumber, weekStart } from './calendar.ts';

export interface Quarter {
  /** 'YYYY-MM-DD' */
  firstDay: string;
  lastDay: string;
  year: number;
  /** 1 … 4, of the calendar year. */
  quarter: number;
}

export function quarterOf(day: Temporal.PlainDate): Quarter {
  const quarter = Math.ceil(day.month / 3);
  const first = Temporal.PlainDate.from({ year: day.year, month: quarter * 3 - 2, day: 1 });
  const last = first.add({ months: 3 }).subtract({ days: 1 });
  return { firstDay: first.toString(), lastDay: last.toString(), year: day.year, quarter };
}

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
  const weeks = weekFrom(cycle.lastDay);
  return { week: Math.min(weeks, Math.max(1, weekFrom(today.toString()))), weeks };
}

/**
 * The state of a cycle while there is nobody who opens and closes it: planning before its first day, active to its last,
 * closing after. Never closed, since that is someone's decision.
 */
export function stateByDate(
  cycle: Pick<Cycle, 'firstDay' | 'lastDay'>,
  today: Temporal.PlainDate,
): 'planning' | 'active' | 'closing' {
  const day = today.toString();
  if (day < cycle.firstDay) return 'planning';
  return day <= cycle.lastDay ? 'active' : 'closing';
}
