/** From key results to objectives to a whole scope (method, 3). A key result without a check-in counts 0, not nothing. */
import type { ObjectiveTree } from './model.ts';
import { clampAchievement, progress } from './progress.ts';

/** A key result's part in its objective: its weight and its raw progress, null while it has no check-in. */
export interface Share {
  weight: number;
  progress: number | null;
}

/** Σ weight · clamp(p) / Σ weight, 0 … 1.2; null when there is nothing, or all of it is pending. */
export function weightedAchievement(shares: readonly Share[]): number | null {
  let sum = 0;
  let weights = 0;
  let known = false;
  for (const { weight, progress } of shares) {
    weights += weight;
    if (progress === null) continue;
    known = true;
    sum += weight * clampAchievement(progress);
  }
  return known ? sum / weights : null;
}

function activeShares({ keyResults }: ObjectiveTree): Share[] {
  return keyResults
    .filter(({ keyResult }) => keyResult.state === 'active')
    .map(({ keyResult, checkIns }) => ({ weight: keyResult.weight, progress: progress(keyResult.metric, checkIns) }));
}

/** The achievement of an objective over its active key results, 0 … 1.2; null when all are pending or there is none. */
export function objectiveAchievement(tree: ObjectiveTree): number | null {
  return weightedAchievement(activeShares(tree));
}

/**
 * The key-result achievement of a team or company, 0 … 1.2: each active objective counts as often as it has active key
 * results, so weights matter only inside an objective. null when every key result is pending.
 * @param trees the objectives in scope; those not active are left out.
 */
export function scopeAchievement(trees: readonly ObjectiveTree[]): number | null {
  const objectives = trees.filter(({ objective }) => objective.state === 'active').map(activeShares);
  return weightedAchievement(
    objectives.map((shares) => ({ weight: shares.length, progress: weightedAchievement(shares) })),
  );
}
