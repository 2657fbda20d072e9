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
 * The quarter of a day as far as no other quarter has any of it: one that keeps to another calendar may reach into it. null where that day itself
 * is another one's, for example one that was closed early.
 */
export function freeQuarter(
  day: Temporal.PlainDate,
  cycles: Iterable<Pick<Cycle, 'firstDay' | 'lastDay' | 'kind'>>,
): Quarter | null {
  const today = day.toString();
  const quarter = quarterOf(day);
  let { firstDay, lastDay } = quarter;
  for (const cycle of cycles) {
    if (cycle.kind !== 'quarter') continue;
    if (cycle.firstDay <= today && today <= cycle.lastDay) return null;
    if (cycle.lastDay < today && firstDay <= cycle.lastDay) firstDay = dayAfter(cycle.lastDay, 1);
    if (today < cycle.firstDay && cycle.firstDay <= lastDay) lastDay = dayAfter(cycle.firstDay, -1);
  }
  return { ...quarter, firstDay, lastDay };
}

const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

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
