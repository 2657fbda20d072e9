/** The status that the figures of an objective suggest (method, 5). */
import type { Objective } from './model.ts';
import { byConfidence, byPace, worse, type Ambition, type Status } from './status.ts';
import { meanByWeight } from './weights.ts';

interface ObjectiveFigures {
  ambition: Ambition;
  /** Clamped, as the roll-up gives it; null while all is pending. */
  achievement: number | null;
  /** 0 … 1 */
  elapsed: number;
  state: Objective['state'];
  /** The active ones. */
  keyResults: readonly { weight: number; confidence: number | null; status: Status }[];
}

/**
 * The status of an objective: the pace of its achievement and the weighted mean of the confidences that were given. It
 * is done when all its active key results are, however far a single one may have been exceeded.
 */
export function objectiveStatus({ ambition, achievement, elapsed, state, keyResults }: ObjectiveFigures): Status {
  if (state === 'dropped') return 'dropped';
  if (achievement === null) return 'pending';
  if (keyResults.every(({ status }) => status === 'done')) return 'done';
  return worse(byPace(ambition, achievement, elapsed), byConfidence(ambition, meanConfidence(keyResults)));
}

function meanConfidence(keyResults: ObjectiveFigures['keyResults']): number | null {
  const stated = keyResults.flatMap(({ weight, confidence }) => (confidence === null ? [] : [{ weight, confidence }]));
  return stated.length === 0 ? null : meanByWeight(stated, ({ confidence }) => confidence);
}
