/** Check-ins that say nothing: no word, and the value of last time. */
import { progressOf } from '../progress.ts';
import { isDone } from '../status.ts';
import { aboutKeyResult, hasWords, standingAfterEach, tailWhere, type KeyResultGround } from './keyResultGround.ts';
import type { SignalFinding } from './signal.ts';

export const TICK_BOX = { checkIns: 4 } as const;

/**
 * `tick-box` (method, 14): the last check-ins, four or more in a row, all say the same value and none has a note. Evidence is as good as a
 * note. It ends with the first note or change, and where the key result is done there is nothing more to say.
 */
export function tickBox(ground: KeyResultGround): SignalFinding | null {
  const { said } = ground;
  const stands = standingAfterEach(said);
  const wordless = said.map((checkIn, i) => ({ checkIn, stands: stands[i] })).slice(said.findLastIndex(hasWords) + 1);
  const row = tailWhere(wordless, (before, after) => before.stands === after.stands).map(({ checkIn }) => checkIn);
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
