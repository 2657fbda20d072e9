/** Whether a cycle's days make sense, by themselves and among the others (method, 1). */
import { dayNumber } from './calendar.ts';
import type { Cycle, With } from './model.ts';
import { byText } from './textOrder.ts';

type Days = Pick<Cycle, 'firstDay' | 'lastDay' | 'kind'>;

/** Why a cycle cannot be as it is, with the cycle that stands in its way. */
export type CycleProblem = { code: 'last-before-first' } | { code: 'overlaps'; cycle: string };

/**
 * null where nothing speaks against it. Two cycles of one kind share no day; a quarter may well lie in a year.
 * @param id its own, so that it does not overlap itself; null for one that is not there yet
 * @param others all that there are, in any order; the one that begins first is named
 */
export function cycleProblem(cycle: Days & { id: string | null }, others: Iterable<With<Cycle>>): CycleProblem | null {
  if (cycle.lastDay < cycle.firstDay) return { code: 'last-before-first' };
  const overlapping = [...others]
    .filter(({ id, kind }) => id !== cycle.id && kind === cycle.kind)
    .filter(({ firstDay, lastDay }) => firstDay <= cycle.lastDay && cycle.firstDay <= lastDay)
    .toSorted((a, b) => byText(a.firstDay, b.firstDay) || byText(a.id, b.id));
  const [first] = overlapping;
  return first ? { code: 'overlaps', cycle: first.id } : null;
}

/** The least and the most days that a kind usually has: its shortest on the calendar less a week, its longest and a week. */
const USUAL_DAYS: Record<Cycle['kind'], { least: number; most: number }> = {
  month: { least: 21, most: 38 },
  'two-month': { least: 52, most: 69 },
  quarter: { least: 83, most: 99 },
  half: { least: 174, most: 191 },
  year: { least: 358, most: 373 },
};

/**
 * A cycle that is unusually short or long for its kind, for example because a date was mistyped; null where it is not. Only a finding:
 * a first quarter may begin late.
 */
export function cycleLengthFinding({
  firstDay,
  lastDay,
  kind,
}: Days): { days: number; least: number; most: number } | null {
  const days = dayNumber(lastDay) - dayNumber(firstDay) + 1;
  const { least, most } = USUAL_DAYS[kind];
  return days < least || days > most ? { days, least, most } : null;
}
