/** Words and figures that go apart: it is said to be on track, and nothing has moved. */
import { dayNumber } from '../calendar.ts';
import type { CheckIn, Metric, Objective, OwnStatus } from '../model.ts';
import { progressOf } from '../progress.ts';
import { byConfidence } from '../status.ts';
import { aboutKeyResult, standingAfterEach, tailWhere, type KeyResultGround } from './keyResultGround.ts';
import type { SignalFinding } from './signal.ts';

export const FLAT_BUT_GREEN = { days: 28 } as const;

/**
 * `flat-but-green` (method, 14): the check-in that counts says 'on track', and when it was made, the value had been the same for four
 * weeks. Counted from check-in to check-in and not up to today: a word and then silence is stale, which is shown as such. What comes after
 * the cycle's last day is not counted.
 *
 * Only where movement is to be expected: a yes-or-no stands at 'no' until it is 'yes', a band that is kept should not move, and
 * what has reached its target need not.
 */
export function flatButGreen(ground: KeyResultGround): SignalFinding | null {
  const { said } = ground;
  const last = said.at(-1);
  const { metric } = ground.history.keyResult;
  if (!last || !shouldMove(metric, progressOf(metric, said)) || wordOf(last, ground.objective) !== 'on') return null;
  const stands = standingAfterEach(said);
  const row = tailWhere(
    said.map((checkIn, i) => ({ checkIn, stands: stands[i] })),
    (before, after) => before.stands === after.stands,
  );
  const since = row[0]?.checkIn.at ?? last.at;
  const days = dayNumber(withinCycle(last.at, ground)) - dayNumber(since);
  if (days < FLAT_BUT_GREEN.days) return null;
  return aboutKeyResult(ground, {
    signal: 'flat-but-green',
    way: 'flatButGreen',
    saw: row.map(({ checkIn }) => checkIn.id),
    counts: { count: Math.floor(days / 7), checkIns: row.length },
    since,
  });
}

function shouldMove(metric: Metric, progress: number | null): boolean {
  return metric.type !== 'yes-no' && progress !== null && progress < 1;
}

/** What a person says of it: the status that they set; else what their confidence means; null where they said neither. */
function wordOf({ status, confidence }: CheckIn, { ambition }: Objective): OwnStatus | null {
  return status ?? byConfidence(ambition, confidence);
}

/** Nothing is expected to move once the cycle is over. */
function withinCycle(day: string, { cycle }: KeyResultGround): string {
  return cycle && cycle.lastDay < day ? cycle.lastDay : day;
}
