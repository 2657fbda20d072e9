/** Someone asks for check-ins and gives none. */
import { zoneOf } from '../cadence.ts';
import { todayIn } from '../calendar.ts';
import type { Directory, KeyResultHistory, ObjectiveTree, Team, With } from '../model.ts';
import { trackOccurrences } from '../rhythm.ts';
import type { SignalFinding } from './signal.ts';

export const SILENT_LEADER = { overdue: 1 } as const;

/** A key result of which a check-in has been expected at least once by now. */
interface Asked {
  history: KeyResultHistory;
  /** Since when one is overdue, epoch ms; null where none is. */
  overdueSince: number | null;
}

/**
 * `silent-leader` (method, 14): of a leader's own key results, in any team, one or more is overdue, while of those that others own in the
 * team none is. Only key results that were expected to speak by now tell anything, and there must be one of the others'.
 * @param trees all objectives that are known
 * @param now epoch ms
 */
export function silentLeader(
  leader: string,
  team: With<Team>,
  trees: readonly ObjectiveTree[],
  directory: Directory,
  now: number,
): SignalFinding | null {
  const own: Asked[] = [];
  const others: Asked[] = [];
  for (const { objective, keyResults } of trees) {
    for (const history of keyResults) {
      const isOwn = history.keyResult.owner === leader;
      if (!isOwn && objective.team !== team.id) continue;
      const passed = trackOccurrences(history, objective, directory, now).filter(({ at }) => at < now);
      const overdueSince = passed.find(({ state }) => state === 'overdue')?.at ?? null;
      if (passed.length > 0) (isOwn ? own : others).push({ history, overdueSince });
    }
  }
  const silent = own.flatMap(({ history, overdueSince }) => (overdueSince === null ? [] : [{ history, overdueSince }]));
  const isBehind = silent.length >= SILENT_LEADER.overdue;
  if (!isBehind || others.length === 0 || others.some(({ overdueSince }) => overdueSince !== null)) return null;
  const since = Math.min(...silent.map(({ overdueSince }) => overdueSince));
  return {
    signal: 'silent-leader',
    way: 'silentLeader',
    about: { kind: 'person', id: leader },
    first: [leader],
    saw: [...silent, ...others].map(({ history }) => history.keyResult.id).toSorted(),
    counts: { count: silent.length, others: others.length },
    since: todayIn(zoneOf(directory.people.get(leader)), since).toString(),
  };
}
