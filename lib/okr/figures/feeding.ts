/**
 * Which objectives feed which key results (method, 2: from-children), carried on as objectives change. Most companies measure few key
 * results that way: until one does, nobody pays for knowing who hangs where.
 */
import { alignmentOfTrees, followedParent, type Alignment } from '../alignment/alignment.ts';
import { withKeyResult, withObjective, without } from '../alignment/changes.ts';
import { alignedUnder } from '../alignment/forest.ts';
import type { KeyResultHistory, ObjectiveTree } from '../model.ts';

export interface Feeding {
  /** A tree that is new, or takes the place of the one with its id; or none in the place of one. */
  change(before: ObjectiveTree | null, after: ObjectiveTree | null): void;
  /** The objectives under a key result, in order; asked ones too. */
  under(keyResult: string): readonly string[];
  /** What an objective hangs under; null while nothing is fed by anyone. */
  above(objective: string): string | null;
  /** Whether records go round in a circle, so that a change in one place may have loosened a link in another. */
  isLooped(): boolean;
}

/** Whether the figure of a key result comes, or once came, from below. */
export function isFed({ keyResult, changes }: KeyResultHistory): boolean {
  return keyResult.metric.type === 'from-children' || changes.some(({ from }) => from.type === 'from-children');
}

/** @param known all trees, those that are to come excepted; asked only once something is fed */
export function feeding(known: () => Iterable<ObjectiveTree>): Feeding {
  let alignment: Alignment | null = null;

  const carryOn = (current: Alignment, before: ObjectiveTree | null, after: ObjectiveTree | null): Alignment => {
    let next = current;
    for (const { keyResult } of before?.keyResults ?? []) {
      // One that was moved stands elsewhere by now.
      const stands = next.keyResults.get(keyResult.id)?.objective === before?.objective.id;
      if (stands) next = without(next, keyResult.id);
    }
    if (before && !after) next = without(next, before.objective.id);
    if (after) next = withObjective(next, after.objective);
    for (const { keyResult } of after?.keyResults ?? []) next = withKeyResult(next, keyResult);
    return next;
  };

  return {
    change(before, after) {
      if (alignment) alignment = carryOn(alignment, before, after);
      else if (after?.keyResults.some(isFed)) alignment = alignmentOfTrees([...known()]);
    },
    under: (keyResult) => (alignment ? alignedUnder(alignment, keyResult) : []),
    above(objective) {
      const record = alignment?.objectives.get(objective);
      return alignment && record ? followedParent(record, alignment.looped) : null;
    },
    isLooped: () => alignment !== null && alignment.looped.size > 0,
  };
}
