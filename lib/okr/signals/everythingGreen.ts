/** A team in which nothing is ever in doubt. */
import { dayNumber, dayText } from '../calendar.ts';
import type { Cycle, KeyResultHistory, Objective, Team, With } from '../model.ts';
import { statusesOver } from './pastStatus.ts';
import type { SignalFinding } from './signal.ts';

export const EVERYTHING_GREEN = { share: 0.98, days: 28, keyResults: 5 } as const;

/** A key result of the team and the cycle that it lies in. */
export interface TeamKeyResult {
  history: KeyResultHistory;
  objective: With<Objective>;
  cycle: Cycle;
}

/**
 * `everything-green` (method, 14): on each of the last 28 days, the day itself included, 98 of a hundred key results or more showed 'on
 * track' or were done ({@link statusesOver} says what a past day showed). Those that are pending count among the hundred and are not
 * green. Under five key results on any of those days a single one decides and 98 % means nothing, so small teams get no signal.
 * @param keyResults of the team's own objectives, not of the teams below it
 * @param zone where the organisation's days are counted
 */
export function everythingGreen(
  team: With<Team>,
  keyResults: readonly TeamKeyResult[],
  day: string,
  zone: string,
): SignalFinding | null {
  const to = dayNumber(day);
  const from = to - EVERYTHING_GREEN.days + 1;
  const counted: number[] = Array.from({ length: EVERYTHING_GREEN.days }, () => 0);
  const green = [...counted];
  const seen: TeamKeyResult[] = [];
  for (const keyResult of keyResults) {
    const statuses = statusesOver({ ...keyResult, zone }, from, to);
    if (statuses.some((status) => status !== null)) seen.push(keyResult);
    for (const [i, status] of statuses.entries()) {
      counted[i] = (counted[i] ?? 0) + Number(status !== null);
      green[i] = (green[i] ?? 0) + Number(status === 'on' || status === 'done');
    }
  }
  const least = Math.min(...counted.map((all, i) => (all < EVERYTHING_GREEN.keyResults ? 0 : (green[i] ?? 0) / all)));
  if (least < EVERYTHING_GREEN.share) return null;
  const people = seen.flatMap(({ history, objective }) => [history.keyResult.owner, objective.owner]);
  const ids = seen.map(({ history }) => history.keyResult.id);
  return {
    signal: 'everything-green',
    way: 'everythingGreen',
    about: { kind: 'team', id: team.id },
    first: [...new Set([...(team.leaders ?? []), ...people])].toSorted(),
    saw: ids.toSorted(),
    counts: { count: ids.length, share: least },
    since: dayText(from),
  };
}
