/**
 * The alignment of a company (method, 7): a forest over objectives and key results across all teams, and what supports what beside it.
 * Made once from the records in linear time, and then asked (forest.ts, findings.ts, linkProblem.ts) or carried on (changes.ts).
 */
import type { ObjectiveTree } from '../model.ts';
import { byText } from '../textOrder.ts';
import { namedParent, type AlignedKeyResult, type AlignedObjective } from './links.ts';
import { loopedLinks, type LoopedLink } from './loops.ts';
import { PatchedMap } from './patchedMap.ts';

/** Never changed once it is made. Read it through forest.ts; the lists also name what is not known here. */
export interface Alignment {
  readonly objectives: PatchedMap<AlignedObjective>;
  readonly keyResults: PatchedMap<AlignedKeyResult>;
  /** Key results by the objective they stand in, in order. */
  readonly within: PatchedMap<readonly string[]>;
  /** Objectives by the parent they hang under, in order. */
  readonly under: PatchedMap<readonly string[]>;
  /** Objectives by what they support, in order. */
  readonly supporters: PatchedMap<readonly string[]>;
  /** Links that are not followed, because damaged records go round in a circle, by the objective that holds them; empty in sound ones. */
  readonly looped: ReadonlyMap<string, readonly LoopedLink[]>;
}

/**
 * Takes the records in any order. Where two share an id the last one counts, and an objective before a key result.
 *
 * A device does not know everything: a link may name what is not among the records. It is then kept, and leads somewhere as soon as the
 * other is known.
 */
export function alignmentOf(objectives: Iterable<AlignedObjective>, keyResults: Iterable<AlignedKeyResult>): Alignment {
  const objectiveById = new Map<string, AlignedObjective>();
  for (const objective of objectives) objectiveById.set(objective.id, objective);
  const keyResultById = new Map<string, AlignedKeyResult>();
  for (const keyResult of keyResults) {
    if (!objectiveById.has(keyResult.id)) keyResultById.set(keyResult.id, keyResult);
  }

  const looped = Map.groupBy(loopedLinks({ objectives: objectiveById, keyResults: keyResultById }), ({ from }) => from);
  const within = new Map<string, AlignedKeyResult[]>();
  for (const keyResult of keyResultById.values()) gather(within, keyResult.objective, keyResult);
  const under = new Map<string, AlignedObjective[]>();
  const supporters = new Map<string, AlignedObjective[]>();
  for (const objective of objectiveById.values()) {
    const parent = followedParent(objective, looped);
    if (parent !== null) gather(under, parent, objective);
    for (const supported of followedSupports(objective, looped)) gather(supporters, supported, objective);
  }
  return {
    objectives: new PatchedMap(objectiveById),
    keyResults: new PatchedMap(keyResultById),
    within: inOrder(within),
    under: inOrder(under),
    supporters: inOrder(supporters),
    looped,
  };
}

export function alignmentOfTrees(trees: readonly ObjectiveTree[]): Alignment {
  return alignmentOf(
    trees.map(({ objective }) => objective),
    trees.flatMap(({ keyResults }) => keyResults.map(({ keyResult }) => keyResult)),
  );
}

/** The parent that an objective names, unless that link is looped. */
export function followedParent(objective: AlignedObjective, looped: Alignment['looped']): string | null {
  const cut = looped.get(objective.id)?.some(({ link }) => link === 'parent') ?? false;
  return cut ? null : namedParent(objective);
}

/** What an objective supports, each once, without looped links. */
export function followedSupports({ id, supports }: AlignedObjective, looped: Alignment['looped']): readonly string[] {
  if (!supports || supports.length === 0) return [];
  const cut = new Set(looped.get(id)?.flatMap(({ link, to }) => (link === 'supports' ? [to] : [])));
  return [...new Set(supports)].filter((to) => !cut.has(to));
}

/** What has a place among its siblings. */
export interface Placed {
  id: string;
  order: string;
}

/** Siblings stand by their order, compared as plain strings; the id decides where two devices chose the same place. */
export function bySiblingOrder(a: Placed, b: Placed): number {
  return byText(a.order, b.order) || byText(a.id, b.id);
}

function gather<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function inOrder(lists: ReadonlyMap<string, Placed[]>): PatchedMap<readonly string[]> {
  const ordered = new Map<string, readonly string[]>();
  for (const [key, list] of lists) {
    if (list.length > 1) list.sort(bySiblingOrder);
    ordered.set(
      key,
      list.map(({ id }) => id),
    );
  }
  return new PatchedMap(ordered);
}
