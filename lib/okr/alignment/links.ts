/**
 * What the records themselves say of who hangs where (method, 7), before anyone asks whether it makes sense. The graph has three kinds of
 * links, and all of them lead upwards: a key result to its objective, an objective to its parent, an objective to what it supports.
 */
import type { KeyResult, Objective, With } from '../model.ts';

/** What alignment needs to know of an objective; any objective with its id is one. */
export type AlignedObjective = Pick<
  With<Objective>,
  'id' | 'owner' | 'team' | 'cycle' | 'parent' | 'alignment' | 'supports' | 'state' | 'order'
>;
/** What alignment needs to know of a key result; any key result with its id is one. */
export type AlignedKeyResult = Pick<With<KeyResult>, 'id' | 'owner' | 'objective' | 'state' | 'order'>;

interface Lookup<V> {
  get(id: string): V | undefined;
}

export interface LinkRecords {
  objectives: Lookup<AlignedObjective>;
  keyResults: Lookup<AlignedKeyResult>;
}

const NOTHING: readonly string[] = [];

/** The parent that an objective names; null where it names none, and where the link was declined, because that counts as none. */
export function namedParent({ parent, alignment }: Pick<AlignedObjective, 'parent' | 'alignment'>): string | null {
  return alignment === 'declined' ? null : (parent ?? null);
}

/** The one that a thing is recorded to hang under, whether it is known or not; null where it names none. */
function namedAbove({ objectives, keyResults }: LinkRecords, id: string): string | null {
  const objective = objectives.get(id);
  return objective ? namedParent(objective) : (keyResults.get(id)?.objective ?? null);
}

/** All that a thing is recorded to contribute to: its objective, or its parent and what it supports. May name things twice. */
export function namedTargets(records: LinkRecords, id: string): readonly string[] {
  const above = namedAbove(records, id);
  const supports = records.objectives.get(id)?.supports ?? NOTHING;
  return above === null ? supports : [above, ...supports];
}

/**
 * A shortest way up from one thing to another, both included, over all recorded links, asked ones too; null where there is none.
 * Linear in the things above `from`, and safe in records that go round in a circle.
 */
export function wayUp(records: LinkRecords, from: string, to: string): string[] | null {
  if (from === to) return [from];
  const cameFrom = new Map<string, string | null>([[from, null]]);
  // A Map hands out what is added while it is walked.
  for (const at of cameFrom.keys()) {
    for (const next of namedTargets(records, at)) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      if (next === to) return retrace(cameFrom, to);
    }
  }
  return null;
}

function retrace(cameFrom: ReadonlyMap<string, string | null>, to: string): string[] {
  const way: string[] = [];
  for (let at: string | null | undefined = to; at !== null && at !== undefined; at = cameFrom.get(at)) way.push(at);
  return way.toReversed();
}
