/** A cycle that happened in its last week. */
import { dayNumber, dayText } from '../calendar.ts';
import { keyResultPoints } from '../candles/keyResultPoints.ts';
import { aboutKeyResult, type KeyResultGround } from './keyResultGround.ts';
import type { SignalFinding } from './signal.ts';

export const ELEVENTH_HOUR = { share: 0.6, days: 7 } as const;
/** Sums of differences miss a share that they meet on paper by less than this. */
const NOISE = 1e-9;

/**
 * `eleventh-hour` (method, 14): of all that a key result moved in its cycle, up and down, sixty per cent or more fell into the last seven
 * days, or was said after them. Counted in achievement from 0, or from what was reached before the cycle began, and only once the
 * cycle's last day has come. A changed target moves the figure and not the work, so that step does not count. A yes-or-no has
 * one step and a band has none to take: both are left out.
 */
export function eleventhHour(ground: KeyResultGround): SignalFinding | null {
  const { history, cycle, day } = ground;
  const { metric } = history.keyResult;
  if (!cycle || day < cycle.lastDay || (metric.type !== 'move' && metric.type !== 'milestones')) return null;
  const begins = dayNumber(cycle.firstDay);
  const lastWeek = dayNumber(cycle.lastDay) - ELEVENTH_HOUR.days + 1;
  let reached = 0;
  let moved = 0;
  let movedLate = 0;
  const late: string[] = [];
  for (const point of keyResultPoints(metric, history.changes, ground.said)) {
    const achievement = point.achievement ?? 0;
    const step = Math.abs(achievement - reached);
    reached = achievement;
    if (!point.by || point.day < begins || step === 0) continue;
    moved += step;
    if (point.day < lastWeek) continue;
    movedLate += step;
    late.push(point.by.id);
  }
  if (moved === 0 || movedLate + NOISE < ELEVENTH_HOUR.share * moved) return null;
  return aboutKeyResult(ground, {
    signal: 'eleventh-hour',
    way: 'eleventhHour',
    saw: late,
    counts: { share: movedLate / moved, count: late.length },
    since: dayText(lastWeek),
  });
}
