/** Goals that were reached before they could teach anything. */
import type { Objective, ObjectiveTree, With } from '../model.ts';
import { dayNumber, dayText } from '../calendar.ts';
import { keyResultPoints, type MovedPoint } from '../candles/keyResultPoints.ts';
import { elapsed } from '../status.ts';
import { aboutKeyResult, type KeyResultGround } from './keyResultGround.ts';
import type { SignalFinding } from './signal.ts';

export const TOO_SAFE = { achievement: 0.9, elapsed: 0.4, score: 1, cycles: 3 } as const;

/**
 * `too-safe` (method, 14), while it runs: nine tenths of the way were reached before two fifths of the cycle were over, and it has not
 * fallen back since. Of committed key results too: Google's playbook asks whether a team that is done so early took on enough.
 * A target that was raised takes the figure back, and with it the signal. A band stands at 1 from the first check-in on, so it
 * says nothing here; neither does what was said before the cycle began.
 */
export function reachedEarly(ground: KeyResultGround): SignalFinding | null {
  const { history, cycle } = ground;
  const { metric } = history.keyResult;
  if (!cycle || metric.type === 'keep') return null;
  const points = keyResultPoints(metric, history.changes, ground.said);
  const isNear = ({ achievement }: MovedPoint) => achievement !== null && achievement >= TOO_SAFE.achievement;
  const fellBack = points.findLastIndex((point) => !isNear(point));
  const begins = points.findIndex(({ day }, i) => i > fellBack && day >= dayNumber(cycle.firstDay));
  const reached = points[begins];
  if (!reached) return null;
  const day = dayText(reached.day);
  const over = elapsed(cycle, Temporal.PlainDate.from(day));
  if (over >= TOO_SAFE.elapsed) return null;
  return aboutKeyResult(ground, {
    signal: 'too-safe',
    way: 'tooSafeEarly',
    // Where a change of the target did it, what was said before it is what came so near.
    saw: points.slice(reached.by ? begins : Math.max(0, begins - 1)).flatMap(({ by }) => (by ? [by.id] : [])),
    counts: { achievement: reached.achievement ?? 0, elapsed: over },
    since: day,
  });
}

/** An objective and what it came to, null while it is open. */
export interface ScoredObjective {
  objective: With<Objective>;
  /** 0.0 … 1.2, as `objectiveScore` gives it. */
  score: number | null;
  /** Of its cycle, 'YYYY-MM-DD'. */
  firstDay: string;
}

/**
 * `too-safe` (method, 4 and 14), from cycle to cycle: the last three closed objectives of a line, each carried over from the one before,
 * scored 1.0 or more, and all three were aspirations, of which 0.7 is a good score. A commitment is meant to end at 1.0.
 * @param line oldest first; one that is still open may end it, and is whom the signal then is about
 */
export function fullScoresRunning(line: readonly ScoredObjective[]): SignalFinding | null {
  const current = line.at(-1);
  const scored = (current?.score === null ? line.slice(0, -1) : line).slice(-TOO_SAFE.cycles);
  const [first] = scored;
  const isFull = ({ objective, score }: ScoredObjective) =>
    objective.ambition === 'aspirational' && score !== null && score >= TOO_SAFE.score;
  if (!current || !first || scored.length < TOO_SAFE.cycles || !scored.every(isFull)) return null;
  return {
    signal: 'too-safe',
    way: 'tooSafeThrice',
    about: { kind: 'objective', id: current.objective.id },
    first: [current.objective.owner],
    saw: scored.map(({ objective }) => objective.id),
    counts: { count: scored.length, score: Math.min(...scored.map(({ score }) => score ?? 0)) },
    since: first.firstDay,
  };
}

/**
 * An objective with those that it continues, oldest first.
 * @param before finds one that is known by its id
 */
export function lineOf(tree: ObjectiveTree, before: (id: string) => ObjectiveTree | undefined): ObjectiveTree[] {
  const line = [tree];
  for (let id = tree.objective.carriedFrom; id;) {
    const earlier = before(id);
    // Damaged records might continue each other in a circle.
    if (!earlier || line.includes(earlier)) break;
    line.unshift(earlier);
    id = earlier.objective.carriedFrom;
  }
  return line;
}
