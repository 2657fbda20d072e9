/** Who is blocked, and whom does it block (method, 8): what waits, from a key result that asked for help upwards along alignment and supports. */
import type { Alignment } from './alignment/alignment.ts';
import { contributesTo, endOf } from './alignment/forest.ts';
import { DAY_MS } from './calendar.ts';
import type { With } from './model.ts';
import type { Sos } from './sos.ts';
import { byText } from './textOrder.ts';

export interface Blocked {
  /** A key result that asked for help, or an objective or key result that waits for one. */
  id: string;
  /** Its own SOS that nobody has closed, the oldest first; empty for what only waits. */
  sos: readonly With<Sos>[];
  /** Epoch ms: when it first asked itself; for what only waits, when the first of those that it waits for was blocked. */
  since: number;
  /** What keeps it waiting directly; empty for a root, where the help is needed first. */
  waitsFor: readonly string[];
  /** What it keeps waiting directly: the one above it, then what it supports. */
  blocks: readonly string[];
}

/** All that is blocked, each once, however many SOS it comes from. */
export type Blockage = ReadonlyMap<string, Blocked>;

type Growing = Blocked & { waitsFor: string[] };

/**
 * From a key result the wait goes to its objective, from an objective to its parent and to all that it supports, whether that link was
 * accepted or is still asked. It ends at what is closed or dropped: nothing waits any more there, and an SOS there is over too. An SOS that
 * was answered still blocks until the one who raised it says that it is solved. Linear in what is blocked.
 *
 * @param sos in any order; closed ones and those on unknown key results are left out
 */
export function blockageOf(alignment: Alignment, sos: Iterable<With<Sos>>): Blockage {
  const blocked = new Map<string, Growing>();
  // The oldest comes first, so whatever it reaches could not have begun to wait earlier.
  const asked = Array.from(openByKeyResult(alignment, sos), ([id, own]) =>
    blockedThing(alignment, id, own, own[0]?.createdAt ?? 0),
  );
  for (const source of asked) blocked.set(source.id, source);
  for (const source of asked) {
    const reached = [source];
    for (const thing of reached) {
      for (const id of thing.blocks) {
        const known = blocked.get(id);
        const next = known ?? blockedThing(alignment, id, [], source.since);
        next.waitsFor.push(thing.id);
        if (known) continue;
        blocked.set(id, next);
        reached.push(next);
      }
    }
  }
  return blocked;
}

/**
 * The key results where help is needed first, because they wait for nothing themselves: the one that asked longest ago comes first; of
 * those that asked in the same instant, the one that blocks most; then by id.
 */
export function rootsOfBlockage(blockage: Blockage): Blocked[] {
  const roots = [...blockage.values()].filter(({ waitsFor }) => waitsFor.length === 0);
  const counts = new Map<string, number>();
  const blocks = ({ id }: Blocked): number => {
    const count = counts.get(id) ?? chainFrom(blockage, id).length;
    counts.set(id, count);
    return count;
  };
  return roots.sort((a, b) => a.since - b.since || blocks(b) - blocks(a) || byText(a.id, b.id));
}

export interface Waiting extends Blocked {
  /** The one in the same chain that it hangs under: the nearest to the root of those it waits for. */
  after: string;
  /** How many steps from the root; from 1. */
  distance: number;
}

/** All that one blocked thing keeps waiting, each once, the nearest first; linear in these. Empty for what is not blocked. */
export function chainFrom(blockage: Blockage, root: string): Waiting[] {
  const seen = new Set([root]);
  const chain: Waiting[] = [];
  const add = (from: Blocked, distance: number) => {
    for (const id of from.blocks) {
      const next = blockage.get(id);
      if (!next || seen.has(id)) continue;
      seen.add(id);
      chain.push({ ...next, after: from.id, distance });
    }
  };
  const first = blockage.get(root);
  if (first) add(first, 1);
  // An array hands out what is added while it is walked.
  for (const waiting of chain) add(waiting, waiting.distance + 1);
  return chain;
}

/** What a thing waits for in the end: the roots below it, in the order of {@link rootsOfBlockage}. A root waits for nothing. */
export function blockersOf(blockage: Blockage, id: string): Blocked[] {
  const below = new Set([id]);
  // So does a Set.
  for (const at of below) for (const next of blockage.get(at)?.waitsFor ?? []) below.add(next);
  below.delete(id);
  return rootsOfBlockage(blockage).filter((root) => below.has(root.id));
}

/** Whole days of 24 hours since an instant (both epoch ms): how long someone waits is no matter of calendars. */
export const daysWaiting = (since: number, now: number): number => Math.max(0, Math.floor((now - since) / DAY_MS));

/** The oldest first, both the key results and the SOS of each. */
function openByKeyResult(alignment: Alignment, sos: Iterable<With<Sos>>): Map<string, With<Sos>[]> {
  const open = Array.from(sos).filter(
    ({ keyResult, closedAt }) =>
      (closedAt ?? null) === null && alignment.keyResults.has(keyResult) && endOf(alignment, keyResult) === null,
  );
  return Map.groupBy(
    open.sort((a, b) => a.createdAt - b.createdAt || byText(a.id, b.id)),
    ({ keyResult }) => keyResult,
  );
}

function blockedThing(alignment: Alignment, id: string, sos: readonly With<Sos>[], since: number): Growing {
  const blocks = contributesTo(alignment, id).filter((target) => endOf(alignment, target) === null);
  return { id, sos, since, waitsFor: [], blocks };
}
