/**
 * Key results that are measured by the objectives aligned under them (method, 2 and 3): the one place where a child moves its parent's
 * figure. Those objectives may hold such key results themselves, so figures are worked out from the bottom of the forest upwards.
 */
import { alignmentOfTrees } from './alignment/alignment.ts';
import { alignedUnder } from './alignment/forest.ts';
import type { Objective, ObjectiveTree } from './model.ts';
import { countsInScope } from './rollup.ts';

/**
 * Whether an objective counts for the key result that it hangs under: as long as it counts in its own scope, and its owner's word for the
 * link was not needed or was given. The method is silent about a link that is only asked; it may not move someone's figure yet.
 */
export function feedsParent({ state, alignment }: Pick<Objective, 'state' | 'alignment'>): boolean {
  return countsInScope(state) && alignment !== 'asked' && alignment !== 'declined';
}

/** By key result: the figures of the objectives that feed it, in their order; empty for all others. */
export type Aligned<Figure> = (keyResult: string) => readonly Figure[];

/**
 * Works out a figure of every objective, each once and after those that feed it. Linear, and safe for chains of any length; a parent's
 * link that closes a loop is not followed (alignment/loops.ts).
 * @param trees all objectives that are known; one that is not cannot count
 * @param figureOf for example `objectiveAchievement`, or its exact form
 */
export function alignedFigures<Figure>(
  trees: readonly ObjectiveTree[],
  figureOf: (tree: ObjectiveTree, aligned: Aligned<Figure>) => Figure,
): Aligned<Figure> {
  const alignment = alignmentOfTrees(trees);
  const byId = new Map(trees.map((tree) => [tree.objective.id, tree]));
  const feeding = (keyResult: string): ObjectiveTree[] =>
    alignedUnder(alignment, keyResult)
      .map((id) => byId.get(id))
      .filter((child) => child !== undefined)
      .filter(({ objective }) => feedsParent(objective));
  const figures = new Map<ObjectiveTree, Figure>();
  const aligned: Aligned<Figure> = (keyResult) =>
    feeding(keyResult).flatMap((child) => {
      const figure = figures.get(child);
      return figure === undefined ? [] : [figure];
    });

  const waiting = [...trees];
  for (let tree = waiting.at(-1); tree; tree = waiting.at(-1)) {
    const feeders = figures.has(tree) ? [] : fedKeyResults(tree).flatMap(feeding);
    const unknown = feeders.filter((child) => !figures.has(child));
    for (const child of unknown) waiting.push(child);
    if (unknown.length > 0) continue;
    waiting.pop();
    if (!figures.has(tree)) figures.set(tree, figureOf(tree, aligned));
  }
  return aligned;
}

const fedKeyResults = ({ keyResults }: ObjectiveTree): string[] =>
  keyResults.filter(({ keyResult }) => keyResult.metric.type === 'from-children').map(({ keyResult }) => keyResult.id);
