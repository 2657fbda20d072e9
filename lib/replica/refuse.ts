/**
 * The rules of the method (lib/sync/rules.ts) where a person's step is committed, so that what can never be taken is said at once. What was not
 * closed before the step began may be filled and closed within it, as by the demo company.
 */
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { isAlive } from '#lib/sync/hanging.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { Refusal } from '#lib/sync/outcome.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { activationRefusal, closedRefusal, cycleRefusal, intoClosedRefusal, metricRefusal } from '#lib/sync/rules.ts';
import type { RecordsInHand } from './perform.ts';
import { rootKey, type Root, type RootKey } from './row.ts';

/**
 * Why an operation of a step is against the rules, or null; asked before it is performed.
 *
 * @param before the roots as the step found them
 * @param inHand their records as they have become by the operations so far
 */
export function rulesOver(
  before: ReadonlyMap<RootKey, Root>,
  inHand: RecordsInHand,
): (op: Operation) => Refusal | null {
  const directories = [...before].filter(([, { id }]) => id === DIRECTORY_ROOT).map(([key]) => key);
  /** As the step found it, unless it has opened again what was closed. */
  const standing = (key: RootKey, id: string): StoredRecord | undefined => {
    const found = before.get(key)?.records.get(id);
    return found?.fields.state === 'closed' ? inHand.get(key)?.get(id) : found;
  };
  const cycleOf = (id: string) => directories.map((key) => standing(key, id)).findLast(isAlive);
  const target = (op: Operation) => {
    if (op.type !== 'command' || op.command.name !== 'move') return null;
    const { objective } = op.command;
    const roots = [...before].filter(([, { id }]) => id === objective);
    return roots.map(([key]) => standing(key, objective)).find(isAlive) ?? null;
  };
  return (op) => {
    const at = rootKey(op.space, op.root);
    const here = inHand.get(at) ?? new Map<string, StoredRecord>();
    const record = here.get(op.id);
    const into = target(op);
    return (
      closedRefusal(op, { record, objective: standing(at, op.root), cycleOf }) ??
      (into && intoClosedRefusal(into, cycleOf)) ??
      cycleRefusal(op, op.kind === 'cycle' ? here.values() : []) ??
      metricRefusal(op) ??
      activationRefusal(op, record, here.values())
    );
  };
}
