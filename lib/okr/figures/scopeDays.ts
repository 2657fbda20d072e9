/**
 * How the sum of a team or the company went, day by day. Within a day only check-ins move it and the number of key results
 * stands still, so a day is known by where it began, its lowest, its highest and its end; only days that something was put into
 * or taken from are walked again.
 */
import type { DayNumber } from '../calendar.ts';
import type { Point } from '../candles/candle.ts';
import { summedAchievement, type ScopeSum } from '../rollup.ts';
import { dayEvents, type DayEvents } from './dayEvents.ts';
import type { SaidEvent } from './rowBlock.ts';
import type { ScopeEvent } from './scopeEvents.ts';

interface ScopeDay {
  day: DayNumber;
  /** How many steps begin with the day, how many of them are changes of a metric, and what they add up to. */
  steps: number;
  changes: number;
  begins: ScopeSum;
  checkIns: DayEvents;
}

/** A point with how many key results count from then on. */
export interface ScopePoint extends Point {
  keyResults: number;
}

export interface ScopeDays {
  put(event: ScopeEvent): void;
  /** Takes out what was put. */
  take(event: ScopeEvent): void;
  /** Up to four points a day, ascending by day, for the candles. */
  points(): ScopePoint[];
  /** How many check-ins speak for the days from the first up to, but without, the other. */
  volume(from: DayNumber, until: DayNumber): number;
}

const isSaid = (event: ScopeEvent): event is SaidEvent => event.by !== null;
const nothing = (): ScopeSum => ({ share: 0, keyResults: 0, known: 0 });

export function scopeDays(): ScopeDays {
  const days = new Map<DayNumber, ScopeDay>();
  /** null while a day is new or gone. */
  let ascending: readonly ScopeDay[] | null = null;

  function dayOf(day: DayNumber): ScopeDay {
    const found = days.get(day);
    if (found) return found;
    const fresh = { day, steps: 0, changes: 0, begins: nothing(), checkIns: dayEvents() };
    days.set(day, fresh);
    ascending = null;
    return fresh;
  }

  function change(event: ScopeEvent, sign: 1 | -1): void {
    const day = dayOf(event.day);
    if (isSaid(event)) {
      if (sign === 1) day.checkIns.put(event);
      else day.checkIns.take(event);
    } else {
      day.steps += sign;
      day.changes += sign * Number(event.changed);
      addTo(day.begins, event, sign);
    }
    if (day.steps > 0 || !day.checkIns.isEmpty()) return;
    days.delete(event.day);
    ascending = null;
  }

  return {
    put: (event) => change(event, 1),
    take: (event) => change(event, -1),
    points() {
      ascending ??= [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
      const points: ScopePoint[] = [];
      const at = nothing();
      for (const scopeDay of ascending) pushDay(points, at, scopeDay);
      return points;
    },
    volume(from, until) {
      let volume = 0;
      for (let day = from; day < until; day++) volume += days.get(day)?.checkIns.walk().volume ?? 0;
      return volume;
    },
  };
}

/** @param at the sum before the day, which becomes the one after it */
function pushDay(points: ScopePoint[], at: ScopeSum, { day, steps, changes, begins, checkIns }: ScopeDay): void {
  const push = (volume: number, changed: boolean) =>
    points.push({ day, achievement: summedAchievement(at), volume, changed, keyResults: at.keyResults });
  if (steps > 0) {
    addTo(at, begins, 1);
    push(0, changes > 0);
  }
  if (checkIns.isEmpty()) return;
  const { low, high, share, known, volume } = checkIns.walk();
  const before = at.share;
  at.known += known;
  for (const extreme of [low, high]) {
    at.share = before + extreme;
    push(0, false);
  }
  at.share = before + share;
  push(volume, false);
}

/** Adds to a sum, or with −1 takes away from it. */
export function addTo(sum: ScopeSum, { share, keyResults, known }: ScopeSum, sign: 1 | -1): void {
  sum.share += sign * share;
  sum.keyResults += sign * keyResults;
  sum.known += sign * known;
}
