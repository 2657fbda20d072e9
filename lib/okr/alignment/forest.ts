/**
 * Questions to an alignment: what hangs where (method, 7). Everything is said in ids. An id that is not known has nothing above or below
 * it. Nothing here calls itself, since a chain may be as long as there are things; every answer costs what it says.
 */
import { bySiblingOrder, followedParent, followedSupports, type Alignment } from './alignment.ts';
import type { AlignedKeyResult, AlignedObjective } from './links.ts';

const NOTHING: readonly string[] = [];

const isKnown = (alignment: Alignment, id: string): boolean => recordOf(alignment, id) !== undefined;

function recordOf({ objectives, keyResults }: Alignment, id: string): AlignedObjective | AlignedKeyResult | undefined {
  return objectives.get(id) ?? keyResults.get(id);
}

/** The one above: of a key result its objective, of an objective its parent; null for a root. */
export function parentOf(alignment: Alignment, id: string): string | null {
  const objective = alignment.objectives.get(id);
  if (objective) {
    const parent = followedParent(objective, alignment.looped);
    return parent !== null && isKnown(alignment, parent) ? parent : null;
  }
  const home = alignment.keyResults.get(id)?.objective;
  return home !== undefined && alignment.objectives.has(home) ? home : null;
}

/** The key results that stand in an objective, in order. */
export function keyResultsOf({ objectives, within }: Alignment, objective: string): readonly string[] {
  return objectives.has(objective) ? (within.get(objective) ?? NOTHING) : NOTHING;
}

/** The objectives whose parent is this objective or key result, in order; asked ones too. */
export function alignedUnder(alignment: Alignment, id: string): readonly string[] {
  return isKnown(alignment, id) ? (alignment.under.get(id) ?? NOTHING) : NOTHING;
}

/** All that hangs directly under a thing: its key results, then the objectives aligned to it. */
export function childrenOf(alignment: Alignment, id: string): readonly string[] {
  const keyResults = keyResultsOf(alignment, id);
  const objectives = alignedUnder(alignment, id);
  if (objectives.length === 0) return keyResults;
  return keyResults.length === 0 ? objectives : [...keyResults, ...objectives];
}

/** Upwards from the parent to the root. */
export function ancestorsOf(alignment: Alignment, id: string): string[] {
  const ancestors: string[] = [];
  for (let at = parentOf(alignment, id); at !== null; at = parentOf(alignment, at)) ancestors.push(at);
  return ancestors;
}

/** Upwards from the thing itself to the root, both included; empty for what is not known. */
export function pathToRoot(alignment: Alignment, id: string): string[] {
  return isKnown(alignment, id) ? [id, ...ancestorsOf(alignment, id)] : [];
}

/** How many are above it; 0 for a root. */
export function depthOf(alignment: Alignment, id: string): number {
  let depth = 0;
  for (let at = parentOf(alignment, id); at !== null; at = parentOf(alignment, at)) depth += 1;
  return depth;
}

/** All that hangs under a thing, each before what hangs under it, siblings in order: as a tree is read from top to bottom. */
export function descendantsOf(alignment: Alignment, id: string): string[] {
  const found: string[] = [];
  const left: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = left.pop()) {
    if (at !== id) found.push(at);
    const children = childrenOf(alignment, at);
    for (let i = children.length - 1; i >= 0; i -= 1) left.push(children[i] ?? '');
  }
  return found;
}

/** All that have nothing above them, in order; a key result is one only while its objective is not known. Looks at everything. */
export function rootsOf(alignment: Alignment): string[] {
  const roots: { id: string; order: string }[] = [];
  for (const objective of alignment.objectives.values()) {
    if (parentOf(alignment, objective.id) === null) roots.push(objective);
  }
  for (const keyResult of alignment.keyResults.values()) {
    if (parentOf(alignment, keyResult.id) === null) roots.push(keyResult);
  }
  return roots.sort(bySiblingOrder).map(({ id }) => id);
}

/** What an objective supports besides its parent, as far as it is known, in its own order. */
export function supportedBy(alignment: Alignment, objective: string): readonly string[] {
  const record = alignment.objectives.get(objective);
  return record ? followedSupports(record, alignment.looped).filter((id) => isKnown(alignment, id)) : NOTHING;
}

/** The objectives that support an objective or key result, in order. */
export function supportersOf(alignment: Alignment, id: string): readonly string[] {
  return isKnown(alignment, id) ? (alignment.supporters.get(id) ?? NOTHING) : NOTHING;
}

/** What a thing contributes to directly: the one above it, then what it supports; each once. */
export function contributesTo(alignment: Alignment, id: string): readonly string[] {
  const above = parentOf(alignment, id);
  const supports = supportedBy(alignment, id);
  if (above === null) return supports;
  return [above, ...supports.filter((supported) => supported !== above)];
}

/** How a thing came to its end, or null while it is alive. A key result ends with its objective. */
export function endOf({ objectives, keyResults }: Alignment, id: string): 'closed' | 'dropped' | null {
  const keyResult = keyResults.get(id);
  if (keyResult?.state === 'dropped') return 'dropped';
  const state = objectives.get(keyResult?.objective ?? id)?.state;
  return state === 'closed' || state === 'dropped' ? state : null;
}
