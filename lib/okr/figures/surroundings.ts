/** What the figures need to know besides the trees: people, teams, cycles and the hour. */
import { zoneOfDays } from '../cadence.ts';
import { dayNumber, todayIn, zoneClock, type DayNumber } from '../calendar.ts';
import type { Cycle, Directory, With } from '../model.ts';
import { elapsed } from '../status.ts';

export interface Surroundings {
  directory: Directory;
  /** The cycle of the teams' and the company's figures. */
  cycle: With<Cycle>;
  /** Epoch ms. */
  now: number;
}

/** The surroundings at an hour, with what follows from it worked out once. Days are those of the organisation. */
export interface Hour extends Surroundings {
  today: DayNumber;
  /** 1 Monday … 7 Sunday. */
  firstWeekday: number;
  /** The day that an instant (epoch ms) falls on. */
  dayOf(instant: number): DayNumber;
  /** The part of a cycle that is over, 0 … 1; 0 in the backlog. */
  elapsed(cycle: string | null): number;
}

export function hourOf({ directory, cycle, now }: Surroundings): Hour {
  const zone = zoneOfDays(directory);
  const clock = zoneClock(zone);
  const date = todayIn(zone, now);
  const known = new Map<string | null, number>();
  return {
    directory,
    cycle,
    now,
    today: dayNumber(date.toString()),
    firstWeekday: directory.organisation?.firstWeekday ?? 1,
    dayOf: (instant) => clock.wall(instant).day,
    elapsed(id) {
      const before = known.get(id);
      if (before !== undefined) return before;
      const found = directory.cycles.get(id ?? '');
      const over = found ? elapsed(found, date) : 0;
      known.set(id, over);
      return over;
    },
  };
}
