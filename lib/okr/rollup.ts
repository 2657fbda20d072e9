/** From key results to objectives to a whole scope (method, 3). A key result without a check-in counts 0, not nothing. */
import type { Objective, ObjectiveTree } from './model.ts';
import { clampAchievement, progress } from './progress.ts';
import { meanByWeight } from './weights.ts';

/** A key result's part in its objective: its weight and its raw progress, null while it has no check-in. */
export interface Share {
  weight: number;
  progress: number | null;
}

/** Σ weight · clamp(p) / Σ weight, 0 … 1.2; null when there is nothing, or all of it is pending. */
export function weightedAchievement(shares: readonly Share[]): number | null {
  if (shares.every(({ progress }) => progress === null)) return null;
  return meanByWeight(shares, ({ progress }) => (progress === null ? 0 : clampAchievement(progress)));
}

/** What the objectives that feed a key result have achieved (`alignedFigures` in fromChildren.ts); for others it is not asked. */
type AlignedAchievements = (keyResult: string) => readonly (number | null)[];
const nothingAligned: AlignedAchievements = () => [];

function activeShares({ keyResults }: ObjectiveTree, aligned: AlignedAchievements): Share[] {
  return keyResults
    .filter(({ keyResult }) => keyResult.state === 'active')
    .map(({ keyResult: { id, weight, metric }, checkIns }) => ({
      weight,
      progress: progress(metric, checkIns, metric.type === 'from-children' ? aligned(id) : []),
    }));
}

/** The achievement of an objective over its active key results, 0 … 1.2; null when all are pending or there is none. */
export function objectiveAchievement(tree: ObjectiveTree, aligned = nothingAligned): number | null {
  return weightedAchievement(activeShares(tree, aligned));
}

/**
 * Whether an objective in this state counts in its team and company. Closed ones go on counting: owners close theirs one after the
 * other, and the figure of a team must not jump with each. Dropped ones have left with the day of their drop, drafts never count.
 */
export const countsInScope = (state: Objective['state']): boolean => state === 'active' || state === 'closed';

/**
 * What an objective brings into its scopes is counted in whole ten-thousandths of a millionth of a key result, because
 * whole numbers add up to the same figure in any order, and what was added can be taken away again without a trace: every
 * device shows the same bits. Below 2^53 that holds for 750,000 key results.
 */
const SHARE = 1e10;
/** To so many decimals a scope's figure is given. */
export const SCOPE_DECIMALS = 9;
/** What they come to together, in thousandths of a millionth. */
const MEAN = 10 ** SCOPE_DECIMALS;

/** What objectives come to together. Sums of whole numbers, so they may be added and taken away in any order. */
export interface ScopeSum {
  /** How much of `keyResults` is achieved, in 1e-10. */
  share: number;
  /** How many active key results there are. */
  keyResults: number;
  /** How many objectives of them are not pending. */
  known: number;
}

/** The part of one objective: it counts as often as it has active key results, so weights matter only inside it. */
export function scopeShare(keyResults: number, achievement: number | null): ScopeSum {
  return { share: achievedShare(keyResults, achievement), keyResults, known: achievement === null ? 0 : 1 };
}

/** The share of {@link scopeShare} alone. */
export const achievedShare = (keyResults: number, achievement: number | null): number =>
  achievement === null ? 0 : Math.round(keyResults * achievement * SHARE);

/**
 * 0 … 1.2; null while all is pending. To nine decimals, because the last one of the shares was rounded: thirds that add up to 0.425 on
 * paper are 0.425, which shows as 43 %.
 */
export function summedAchievement({ share, keyResults, known }: ScopeSum): number | null {
  return known === 0 ? null : Math.round(share / (keyResults * (SHARE / MEAN))) / MEAN;
}

/**
 * The key-result achievement of a team or company, 0 … 1.2. null when every key result is pending.
 * @param trees the objectives in scope, of one cycle; those that do not count ({@link countsInScope}) are left out
 */
export function scopeAchievement(trees: readonly ObjectiveTree[], aligned = nothingAligned): number | null {
  const sum: ScopeSum = { share: 0, keyResults: 0, known: 0 };
  for (const tree of trees) {
    if (!countsInScope(tree.objective.state)) continue;
    const shares = activeShares(tree, aligned);
    const { share, keyResults, known } = scopeShare(shares.length, weightedAchievement(shares));
    sum.share += share;
    sum.keyResults += keyResults;
    sum.known += known;
  }
  return summedAchievement(sum);
}
