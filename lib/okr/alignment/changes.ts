/**
 * An alignment carried on by one changed record, without looking at the others: what it costs is the way up from the changed links and
 * the lists of siblings that are left and joined. The result equals the one made anew from all records; where they go round in a circle,
 * that is how it is made.
 */
import {
  alignmentOf,
  bySiblingOrder,
  followedParent,
  followedSupports,
  type Alignment,
  type Placed,
} from './alignment.ts';
import { namedTargets, wayUp, type AlignedKeyResult, type AlignedObjective, type LinkRecords } from './links.ts';
import type { PatchedMap } from './patchedMap.ts';

/** With an objective added, or in the place of the one with its id. */
export function withObjective(alignment: Alignment, objective: AlignedObjective): Alignment {
  const { id } = objective;
  // An objective comes before a key result, here as in alignmentOf.
  const rest = without(alignment, id);
  const objectives = rest.objectives.with(id, objective);
  if (goesRound({ objectives, keyResults: rest.keyResults }, id)) {
    return alignmentOf(objectives.values(), rest.keyResults.values());
  }
  const parent = followedParent(objective, rest.looped);
  return {
    ...rest,
    objectives,
    under: parent === null ? rest.under : joined(rest.under, parent, objective, objectives),
    supporters: followedSupports(objective, rest.looped).reduce(
      (lists, supported) => joined(lists, supported, objective, objectives),
      rest.supporters,
    ),
  };
}

/** With a key result added, or in the place of the one with its id; where an objective has that id, nothing changes. */
export function withKeyResult(alignment: Alignment, keyResult: AlignedKeyResult): Alignment {
  const { id } = keyResult;
  if (alignment.objectives.has(id)) return alignment;
  const rest = without(alignment, id);
  const keyResults = rest.keyResults.with(id, keyResult);
  if (goesRound({ objectives: rest.objectives, keyResults }, id)) {
    return alignmentOf(rest.objectives.values(), keyResults.values());
  }
  return { ...rest, keyResults, within: joined(rest.within, keyResult.objective, keyResult, keyResults) };
}

/** With another parent for an objective that is known (else nothing changes); null takes its link away. */
export function withLink(
  alignment: Alignment,
  objective: string,
  parent: string | null,
  answer: AlignedObjective['alignment'] = null,
): Alignment {
  const record = alignment.objectives.get(objective);
  return record ? withObjective(alignment, { ...record, parent, alignment: answer }) : alignment;
}

/** Without an objective or key result. What hung under it stays, and hangs under it again if it comes back. */
export function without(alignment: Alignment, id: string): Alignment {
  const objective = alignment.objectives.get(id);
  if (objective) return withoutObjective(alignment, objective);
  const keyResult = alignment.keyResults.get(id);
  return keyResult ? withoutKeyResult(alignment, keyResult) : alignment;
}

function withoutObjective(alignment: Alignment, objective: AlignedObjective): Alignment {
  const { id } = objective;
  const { keyResults, looped } = alignment;
  const objectives = alignment.objectives.with(id, undefined);
  // A loop may have gone through it, and what was cut elsewhere for that is followed again.
  if (looped.size > 0) return alignmentOf(objectives.values(), keyResults.values());
  const parent = followedParent(objective, looped);
  return {
    ...alignment,
    objectives,
    under: parent === null ? alignment.under : left(alignment.under, parent, id),
    supporters: followedSupports(objective, looped).reduce(
      (lists, supported) => left(lists, supported, id),
      alignment.supporters,
    ),
  };
}

function withoutKeyResult(alignment: Alignment, { id, objective }: AlignedKeyResult): Alignment {
  const { objectives, looped } = alignment;
  const keyResults = alignment.keyResults.with(id, undefined);
  if (looped.size > 0) return alignmentOf(objectives.values(), keyResults.values());
  return { ...alignment, keyResults, within: left(alignment.within, objective, id) };
}

/** Whether a record that was added stands in a loop; no other loop can have come into being. */
function goesRound(records: LinkRecords, added: string): boolean {
  return namedTargets(records, added).some((target) => wayUp(records, target, added) !== null);
}

type Lists = PatchedMap<readonly string[]>;

function left(lists: Lists, key: string, id: string): Lists {
  const others = (lists.get(key) ?? []).filter((sibling) => sibling !== id);
  return lists.with(key, others.length === 0 ? undefined : others);
}

function joined<T extends Placed>(lists: Lists, key: string, own: T, records: PatchedMap<T>): Lists {
  const siblings = lists.get(key) ?? [];
  let from = 0;
  let to = siblings.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const sibling = records.get(siblings[middle] ?? '');
    if (sibling && bySiblingOrder(sibling, own) < 0) from = middle + 1;
    else to = middle;
  }
  return lists.with(key, siblings.toSpliced(from, 0, own.id));
}
