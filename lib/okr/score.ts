/** What a key result and an objective came to in the end, in tenths, and how that is read (method, 4). */
import { roundHalfUp, type Exact } from './exact.ts';
import { clampExact, exactAchievement, exactProgress } from './exactProgress.ts';
import type { Aligned } from './fromChildren.ts';
import type { KeyResultHistory, Objective, ObjectiveTree } from './model.ts';

/**
 * 0.0 … 1.2 in tenths: clamped, worked out without rounding, and then rounded half up once, so 0.65 is 0.7. null while nothing is known.
 */
export function scoreOf(progress: Exact | null): number | null {
  return progress && roundHalfUp(clampExact(progress), 1);
}

/** null while pending, and for what was dropped: that is told by what it taught. */
export function keyResultScore(
  { keyResult: { metric, state }, checkIns }: KeyResultHistory,
  aligned: readonly (Exact | null)[] = [],
): number | null {
  return state === 'dropped' ? null : scoreOf(exactProgress(metric, checkIns, aligned));
}

/**
 * The weighted mean of its active key results as they are, not of their scores: rounding twice would make 0.7 of 0.6 and 0.65.
 * null while all are pending, for a draft and for what was dropped.
 * @param aligned as `alignedFigures(trees, exactAchievement)` gives it; without it key results measured by their children are pending
 */
export function objectiveScore(tree: ObjectiveTree, aligned: Aligned<Exact | null> = () => []): number | null {
  const { state } = tree.objective;
  return state === 'draft' || state === 'dropped' ? null : scoreOf(exactAchievement(tree, aligned));
}

/** From which score on a grade shows, and up to which. */
export const GRADES = { committed: 1, green: 0.7, red: 0.3 } as const;

export type Grade = 'red' | 'amber' | 'green';

/**
 * How a score reads. An aspiration is green from 0.7 and red up to 0.3. A commitment is kept or it is not: Google's playbook expects 1.0 of
 * it and an explanation for anything below, so there is nothing between. No part in pay or appraisal, and nobody is ranked by it.
 */
export function gradeOf(ambition: Objective['ambition'], score: number): Grade {
  if (ambition === 'committed') return score >= GRADES.committed ? 'green' : 'red';
  if (score >= GRADES.green) return 'green';
  return score <= GRADES.red ? 'red' : 'amber';
}
