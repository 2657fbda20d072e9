/** What of an objective waits for its server, and whether anything in it was written by two at once: a quick look, for every card that is painted. */
import type { ObjectiveTree } from '#lib/okr/model.ts';
import { rootOfTree } from './tree.ts';

/** The objective and those of its key results of which something waits, what was said of them included. */
export function waitingIn(tree: ObjectiveTree): ReadonlySet<string> {
  const root = rootOfTree(tree);
  const waiting = new Set<string>();
  for (const id of root?.shadow.keys() ?? []) {
    const record = root?.records.get(id);
    const keyResult = record?.fields.keyResult;
    waiting.add(typeof keyResult === 'string' ? keyResult : id);
  }
  return waiting;
}

/** Whether it is worth the while to look for conflicts (conflicts.ts). */
export const hasLosers = (tree: ObjectiveTree): boolean =>
  rootOfTree(tree)
    ?.records.values()
    .some(({ lost }) => lost !== undefined) ?? false;
