/** Everything that the card of an objective shows, computed once; apart from the rows, which the popup paints without it. */
import type { Directory, ObjectiveTree } from './model.ts';
import type { Aligned } from './fromChildren.ts';
import { objectiveStatus } from './objectiveStatus.ts';
import { weightedAchievement } from './rollup.ts';
import type { Status } from './status.ts';
import { cycleOf, elapsedOf, summarizeKeyResult, type KeyResultSummary } from './summary.ts';

/** Whether more than half of the active key results of an objective are. */
export const isMostlyStale = (active: readonly { stale: boolean }[]): boolean =>
  active.filter(({ stale }) => stale).length * 2 > active.length;

export interface ObjectiveSummary {
  tree: ObjectiveTree;
  /** Clamped, 0 … 1.2; null is pending. */
  achievement: number | null;
  status: Status;
  /** More than half of the active key results are. */
  stale: boolean;
  elapsed: number;
  /** All of them in their order, the dropped ones too. */
  keyResults: KeyResultSummary[];
}

/**
 * @param now epoch ms; its date is the organisation's, or that of the directory's own person where there is none
 * @param aligned as `alignedFigures` gives it over all objectives known; without it key results measured by their children are pending
 */
export function summarizeObjective(
  tree: ObjectiveTree,
  directory: Directory,
  now: number,
  aligned: Aligned<number | null> = () => [],
): ObjectiveSummary {
  const { objective } = tree;
  const keyResults = tree.keyResults.map((history) =>
    summarizeKeyResult(history, { objective, directory, now, aligned: aligned(history.keyResult.id) }),
  );
  const active = keyResults.filter(({ keyResult }) => keyResult.state === 'active');
  const weighted = active.map((summary) => ({ ...summary, weight: summary.keyResult.weight }));
  const achievement = weightedAchievement(weighted);
  const over = elapsedOf(cycleOf(objective, directory), directory, now);
  return {
    tree,
    achievement,
    status: objectiveStatus({
      ambition: objective.ambition,
      achievement,
      elapsed: over,
      state: objective.state,
      keyResults: weighted,
    }),
    stale: isMostlyStale(active),
    elapsed: over,
    keyResults,
  };
}
