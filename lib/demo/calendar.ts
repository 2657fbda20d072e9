/**
 * Dates for the demo company, so that on any day it is opened there are weeks of history behind it, time left before it,
 * and the same things overdue.
 *
 * The running quarter is therefore not the one of the calendar, which may have begun yesterday: many companies count
 * their quarters from another month than January, and so does this one. From the 15th of a month its quarter began with
 * the month before, earlier in a month with the month before that. So at least 6 weeks have gone (42 days, on 15 March)
 * and at least 2 are left (14 days, on 14 February).
 */
import type { Cadence } from '#lib/okr/model.ts';

/** When the next check-in is expected, seen from today. Days are days from today, backwards or forwards. */
export type Rhythm =
  | { next: 'overdue'; days: 2 | 3 }
  /** Within the coming 24 hours. */
  | { next: 'soon' }
  | { next: 'later'; days: 2 | 3 | 4 | 5 | 6 }
  /** Added that many days ago, so that the first check-in is still to come. */
  | { next: 'first'; days: number }
  /** Stopped that many days ago. */
  | { next: 'dropped'; days: number }
  /** Its cycle is over. */
  | { next: 'closed' };

export interface Quarter {
  firstDay: Temporal.PlainDate;
  lastDay: Temporal.PlainDate;
}

export interface Quarters {
  running: Quarter;
  before: Quarter;
}

export function quartersAround(today: Temporal.PlainDate): Quarters {
  const firstDay = today.with({ day: 1 }).subtract({ months: today.day >= 15 ? 1 : 2 });
  return { running: quarterFrom(firstDay), before: quarterFrom(firstDay.subtract({ months: 3 })) };
}

function quarterFrom(firstDay: Temporal.PlainDate): Quarter {
  return { firstDay, lastDay: firstDay.add({ months: 3 }).subtract({ days: 1 }) };
}

export interface Expectation {
  cadence: Cadence;
  /** The occurrence that the latest check-in was made for: the one before the next. */
  lastMet: Temporal.ZonedDateTime;
}

/** The weekly cadence that makes the next check-in fall where the rhythm says. */
export function expectation(rhythm: Rhythm, now: Temporal.ZonedDateTime, quarter: Quarter): Expectation {
  const next = nextOccurrence(rhythm, now, quarter);
  return {
    cadence: { every: 'week', weekday: next.dayOfWeek, time: next.toPlainTime().toString({ smallestUnit: 'minute' }) },
    lastMet: next.subtract({ weeks: 1 }),
  };
}

function nextOccurrence(rhythm: Rhythm, now: Temporal.ZonedDateTime, quarter: Quarter): Temporal.ZonedDateTime {
  const afternoon = now.withPlainTime('17:00');
  switch (rhythm.next) {
    case 'overdue':
      return afternoon.subtract({ days: rhythm.days });
    case 'later':
      return afternoon.add({ days: rhythm.days });
    case 'soon':
      // At noon the next day, because at 17:00 it could be 25 hours away when the clocks go back.
      return Temporal.ZonedDateTime.compare(now, afternoon) < 0
        ? afternoon
        : now.add({ days: 1 }).withPlainTime('12:00');
    case 'first':
      return afternoon.add({ days: 7 - rhythm.days });
    case 'dropped':
      return afternoon.subtract({ days: rhythm.days }).add({ weeks: 1 });
    case 'closed':
      return quarter.lastDay.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: '17:00' }).add({ weeks: 1 });
  }
}
