/** A team in which nothing is ever in doubt. */
import { dayNumber, dayText } from '../calendar.ts';
import type { Cycle, KeyResultHistory, Objective, Team, With } from '../model.ts';
import { statusOn } from './pastStatus.ts';
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
 * track' or were done ({@link statusOn} says what a past day showed). Those that are pending count among the hundred and are not
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
  const last = dayNumber(day);
  const seen = new Set<TeamKeyResult>();
  let least = 1;
  for (let on = last - EVERYTHING_GREEN.days + 1; on <= last; on++) {
    let counted = 0;
    let green = 0;
    for (const keyResult of keyResults) {
      const status = statusOn({ ...keyResult, zone }, on);
      if (status === null) continue;
      seen.add(keyResult);
      counted += 1;
      if (status === 'on' || status === 'done') green += 1;
    }
    if (counted < EVERYTHING_GREEN.keyResults || green / counted < EVERYTHING_GREEN.share) return null;
    least = Math.min(least, green / counted);
  }
  const people = [...seen].flatMap(({ history, objective }) => [history.keyResult.owner, objective.owner]);
  const ids = Array.from(seen, ({ history }) => history.keyResult.id);
  return {
    signal: 'everything-green',
    way: 'everythingGreen',
    about: { kind: 'team', id: team.id },
    first: [...new Set([...(team.leaders ?? []), ...people])].toSorted(),
    saw: ids.toSorted(),
    counts: { count: ids.length, share: least },
    since: dayText(last - EVERYTHING_GREEN.days + 1),
  };
}
