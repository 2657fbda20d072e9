/** Check-ins that say nothing: no word, and the value of last time. */
import { progressOf } from '../progress.ts';
import { isDone } from '../status.ts';
import { aboutKeyResult, hasWords, saidUntil, standingAfterEach, type KeyResultGround } from './keyResultGround.ts';
import type { SignalFinding } from './signal.ts';

export const TICK_BOX = { checkIns: 4 } as const;

/**
 * `tick-box` (method, 14): the last check-ins, four or more in a row, have no note and left the value as it was. The very first of a key
 * result has nothing to leave, so it counts too. Evidence is as good as a note. It ends with the first note or change, and where the key
 * result is done there is nothing more to say.
 */
export function tickBox(ground: KeyResultGround): SignalFinding | null {
  const said = saidUntil(ground);
  const stands = standingAfterEach(said);
  const isEmpty = said.map((checkIn, i) => !hasWords(checkIn) && (i === 0 || stands[i] === stands[i - 1]));
  const row = said.slice(isEmpty.lastIndexOf(false) + 1);
  const [first] = row;
  const { metric } = ground.history.keyResult;
  if (!first || row.length < TICK_BOX.checkIns || isDone(metric, progressOf(metric, said))) return null;
  return aboutKeyResult(ground, {
    signal: 'tick-box',
    way: 'tickBox',
    saw: row.map(({ id }) => id),
    counts: { count: row.length },
    since: first.at,
  });
}
