/** What one objective brings into its team and the company, moment by moment. */
import type { DayNumber } from '../calendar.ts';
import type { MovedPoint } from '../candles/keyResultPoints.ts';
import { achievedShare, type ScopeSum } from '../rollup.ts';
import { compareMakers, type CoursePoint } from './course.ts';

/** By how much the sum of a scope changes at a moment, with the check-in that changed it or null for what begins with the day. */
export interface ScopeEvent extends ScopeSum {
  day: DayNumber;
  by: MovedPoint['by'];
  volume: number;
  changed: boolean;
}

/**
 * The steps of an objective, ascending, until it leaves its scopes.
 * @param until the day of its drop: from then on it counts no more; ∞ for never
 */
export function scopeEvents(course: readonly CoursePoint[], until: DayNumber): ScopeEvent[] {
  const events: ScopeEvent[] = [];
  let share = 0;
  let keyResults = 0;
  let known = 0;
  for (const { day, by, achievement, volume, changed, parts } of course) {
    if (day >= until) break;
    const shareNow = achievedShare(parts, achievement);
    const knownNow = achievement === null ? 0 : 1;
    events.push({
      day,
      by,
      share: shareNow - share,
      keyResults: parts - keyResults,
      known: knownNow - known,
      volume,
      changed,
    });
    share = shareNow;
    keyResults = parts;
    known = knownNow;
  }
  if (until < Infinity) {
    events.push({
      day: until,
      by: null,
      share: -share,
      keyResults: -keyResults,
      known: -known,
      volume: 0,
      changed: false,
    });
  }
  return events;
}

/** What a change of an objective takes out of its scopes, and what it brings in. */
export interface Revision {
  taken: ScopeEvent[];
  put: ScopeEvent[];
}

/** Both ascending. Most steps of an objective stay the same when one check-in is added, even an old one. */
export function revise(before: readonly ScopeEvent[], after: readonly ScopeEvent[]): Revision {
  const taken: ScopeEvent[] = [];
  const put: ScopeEvent[] = [];
  let next = 0;
  for (const event of after) {
    let old = before[next];
    while (old && compareEvents(old, event) < 0) {
      taken.push(old);
      old = before[++next];
    }
    const isMet = old !== undefined && compareEvents(old, event) === 0;
    if (old && isMet) next++;
    if (old && isMet && isSame(old, event)) continue;
    if (old && isMet) taken.push(old);
    put.push(event);
  }
  taken.push(...before.slice(next));
  return { taken, put };
}

function compareEvents(a: ScopeEvent, b: ScopeEvent): number {
  return a.day - b.day || compareMakers(a.by, b.by);
}

function isSame(a: ScopeEvent, b: ScopeEvent): boolean {
  return (
    a.share === b.share &&
    a.keyResults === b.keyResults &&
    a.known === b.known &&
    a.volume === b.volume &&
    a.changed === b.changed
  );
}
