/** A goal that came nearer by itself. */
import { TOLERANCE_DIVISOR } from '../defaults.ts';
import { changesInOrder } from '../metricsInForce.ts';
import type { Metric, Milestone, Unit } from '../model.ts';
import { elapsed } from '../status.ts';
import { aboutKeyResult, type KeyResultGround } from './keyResultGround.ts';
import type { SignalFinding } from './signal.ts';

export const MOVED_GOAL = { elapsed: 0.5 } as const;

/**
 * `moved-goal` (method, 14): after half of the cycle the target was made easier. All changes from there on are taken together, so a slip that
 * was put right again is none: what was in force before them is held against what is in force on the day.
 *
 * Easier is: a target on the near side of the old one, rising or falling; a band with a bound further out or gone, or a larger tolerance; milestones
 * that were taken away. Two metrics of different kind, unit or direction cannot be held against each other and say nothing.
 */
export function movedGoal(ground: KeyResultGround): SignalFinding | null {
  const { history, cycle, day } = ground;
  if (!cycle) return null;
  const late = changesInOrder(history.changes).filter(
    ({ on }) => on <= day && elapsed(cycle, Temporal.PlainDate.from(on)) >= MOVED_GOAL.elapsed,
  );
  const first = late[0];
  const last = late.at(-1);
  if (!first || !last) return null;
  const easier = easing(first.from, last.to);
  if (!easier) return null;
  return aboutKeyResult(ground, {
    signal: 'moved-goal',
    way: easier.way,
    saw: late.map(({ id }) => id),
    counts: { ...easier.counts, elapsed: elapsed(cycle, Temporal.PlainDate.from(first.on)) },
    since: first.on,
  });
}

type Easing = Pick<SignalFinding, 'way' | 'counts'>;

function easing(from: Metric, to: Metric): Easing | null {
  if (from.type === 'move' && to.type === 'move') return easedTarget(from, to);
  if (from.type === 'keep' && to.type === 'keep') return isWidened(from, to) ? { way: 'movedBand', counts: {} } : null;
  if (from.type === 'milestones' && to.type === 'milestones') return fewerMilestones(from.items, to.items);
  return null;
}

function easedTarget(from: Metric & { type: 'move' }, to: Metric & { type: 'move' }): Easing | null {
  const direction = Math.sign(from.target - from.start);
  if (direction !== Math.sign(to.target - to.start) || !isSameUnit(from, to)) return null;
  if ((to.target - from.target) * direction >= 0) return null;
  return { way: 'movedTarget', counts: { from: from.target, to: to.target } };
}

function isWidened(from: Metric & { type: 'keep' }, to: Metric & { type: 'keep' }): boolean {
  if (!isSameUnit(from, to)) return false;
  if ((to.low ?? -Infinity) < (from.low ?? -Infinity) || (to.high ?? Infinity) > (from.high ?? Infinity)) return true;
  const isSameBand = to.low === from.low && to.high === from.high;
  return (
    isSameBand && [to.low, to.high].some((bound) => bound !== undefined && roomAt(bound, to) > roomAt(bound, from))
  );
}

/** How far outside a bound counts as 0 (method, 2). */
const roomAt = (bound: number, { tolerance }: Metric & { type: 'keep' }): number =>
  tolerance ?? Math.abs(bound) / TOLERANCE_DIVISOR;

function fewerMilestones(from: readonly Milestone[], to: readonly Milestone[]): Easing | null {
  const left = new Set(to.map(({ id }) => id));
  const gone = from.filter(({ id }) => !left.has(id)).length;
  return gone === 0 ? null : { way: 'movedMilestones', counts: { count: gone } };
}

type Measured = Metric & { type: 'move' | 'keep' };
const isSameUnit = (a: Measured, b: Measured): boolean => spelled(a.unit) === spelled(b.unit);
/** Fields come in any order. */
const spelled = (unit: Unit): string => Object.values(unit).toSorted().join(' ');
