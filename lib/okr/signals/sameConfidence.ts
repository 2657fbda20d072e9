/** A confidence that never moves: in one real set of check-ins more than half held the form's default. */
import { aboutKeyResult, tailWhere, type KeyResultGround } from './keyResultGround.ts';
import type { SignalFinding } from './signal.ts';

export const SAME_CONFIDENCE = { checkIns: 6 } as const;

/**
 * `same-confidence` (method, 14): the last six or more confidences are equal. Where nobody said one there is none, so such check-ins
 * neither count nor end the row.
 */
export function sameConfidence(ground: KeyResultGround): SignalFinding | null {
  const stated = ground.said.flatMap(({ id, at, confidence }) => (confidence === null ? [] : [{ id, at, confidence }]));
  const row = tailWhere(stated, (before, after) => before.confidence === after.confidence);
  const [first] = row;
  if (!first || row.length < SAME_CONFIDENCE.checkIns) return null;
  return aboutKeyResult(ground, {
    signal: 'same-confidence',
    way: 'sameConfidence',
    saw: row.map(({ id }) => id),
    counts: { count: row.length, confidence: first.confidence },
    since: first.at,
  });
}
