/** Cycles on the calendar: their usual days, and the state that a date alone gives them. */
import type { Cycle } from './model.ts';

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
