/** The company and its teams: who belongs to them, what all of it comes to, and how it went. */
import type { Objective } from '../model.ts';
import { keptCourse, NO_SHARE, shareOf, stepsOf, type ObjectiveEntry, type Scope } from './entries.ts';
import { addTo, scopeDays, type ScopeDays } from './scopeDays.ts';
import { revise, type ScopeEvent } from './scopeEvents.ts';
import { nothingStands } from './standing.ts';
import type { Hour } from './surroundings.ts';

const emptyScope = (): Scope => ({
  members: new Set(),
  sum: { ...NO_SHARE },
  standing: nothingStands(),
  days: null,
});

export interface Scopes {
  company: Scope;
  /** Of the objectives that name this team. */
  team(id: string): Scope;
  /** Those in which an objective counts, or once counted: none for a draft and in another cycle. */
  holding(objective: Objective): Scope[];
}

/** @param cycle the one that scopes are figures of */
export function scopesOf(cycle: string): Scopes {
  // The company is always looked at, and while its objectives come in, their records lie at hand.
  const company: Scope = { ...emptyScope(), days: scopeDays() };
  const teams = new Map<string, Scope>();
  const team = (id: string): Scope => {
    const scope = teams.get(id) ?? emptyScope();
    teams.set(id, scope);
    return scope;
  };
  return {
    company,
    team,
    holding(objective) {
      if (objective.state === 'draft' || objective.cycle !== cycle) return [];
      return objective.team ? [company, team(objective.team)] : [company];
    },
  };
}

/** How a scope went, from its first look on carried on. */
export function daysOf(scope: Scope, hour: Hour): ScopeDays {
  if (scope.days) return scope.days;
  const days = scopeDays();
  for (const member of scope.members) for (const step of stepsOf(member, hour)) days.put(step);
  scope.days = days;
  return days;
}

/** Changes an objective, and lets its scopes know what differs. Its scopes stay the same. */
export function rework(entry: ObjectiveEntry, hour: Hour, change: () => void): void {
  const isLookedAt = entry.scopes.some(({ days }) => days !== null);
  const before = isLookedAt ? stepsOf(entry, hour) : [];
  change();
  const isKept = entry.course !== null;
  entry.course = null;
  if (isKept) keptCourse(entry, hour);
  const after = isLookedAt ? stepsOf(entry, hour) : [];
  const { share } = entry;
  entry.share = shareOf(entry);
  for (const scope of entry.scopes) {
    addTo(scope.sum, share, -1);
    addTo(scope.sum, entry.share, 1);
    exchange(scope, before, after);
  }
}

/** Puts an objective, or nothing, in the place of another, or of nothing. */
export function substitute(before: ObjectiveEntry | null, after: ObjectiveEntry | null, hour: Hour): void {
  const scopes = new Set([...(before?.scopes ?? []), ...(after?.scopes ?? [])]);
  const isLookedAt = scopes.values().some(({ days }) => days !== null);
  const stepsBefore = before && isLookedAt ? stepsOf(before, hour) : [];
  const stepsAfter = after && isLookedAt ? stepsOf(after, hour) : [];
  for (const scope of scopes) {
    const left = before && scope.members.delete(before);
    if (left) addTo(scope.sum, before.share, -1);
    const joins = after?.scopes.includes(scope) ? after : null;
    if (joins) {
      scope.members.add(joins);
      addTo(scope.sum, joins.share, 1);
    }
    exchange(scope, left ? stepsBefore : [], joins ? stepsAfter : []);
  }
}

function exchange({ days }: Scope, before: readonly ScopeEvent[], after: readonly ScopeEvent[]): void {
  if (!days) return;
  const { taken, put } = revise(before, after);
  for (const event of taken) days.take(event);
  for (const event of put) days.put(event);
}
