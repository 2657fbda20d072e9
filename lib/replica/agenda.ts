/**
 * The keys by which the popup, the badge and the alarm find what is expected without reading anything else: one index entry
 * per key result and owner, with the instant of its first unmet occurrence. Until the next change of a record, here
 * or in the directory, that instant stands still, so 'how many are overdue now' is a count over a range of the index.
 */
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';
import { expectedAt } from '#lib/okr/cadence.ts';
import { cycleKey } from './cycleKey.ts';
import type { AgendaKey, ShelfKey } from './row.ts';

/** Drafts owe nothing yet, so they have no agenda; a dropped or done key result stays listed, expected never. */
export function agendaKeys(tree: ObjectiveTree, directory: Directory): AgendaKey[] {
  const { objective } = tree;
  if (objective.state === 'draft') return [];
  return tree.keyResults.map((history) => {
    const { owner, id } = history.keyResult;
    const at = expectedAt(history, objective, directory) ?? Infinity;
    return [owner, cycleKey(objective.cycle), at, id];
  });
}

/** One entry for each person who owns the objective or something under it. */
export function shelfKeys({ objective, keyResults }: ObjectiveTree): ShelfKey[] {
  const owners = new Set([objective.owner, ...keyResults.map(({ keyResult }) => keyResult.owner)]);
  return [...owners].map((owner) => [owner, cycleKey(objective.cycle), objective.order, objective.id]);
}
