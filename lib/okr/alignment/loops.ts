/**
 * Links that would make the alignment go round in a circle (method, 7). Nobody can enter one; but two devices may each have added half of
 * one, or a file may hold it. Such links are not followed, at a place that depends on the records alone, and reported.
 */
import { knotsOf } from './knots.ts';
import { namedAbove, type AlignedKeyResult, type AlignedObjective } from './links.ts';

/** A link that is not followed. */
export interface LoopedLink {
  link: 'parent' | 'supports';
  /** The objective that holds the link. */
  from: string;
  to: string;
  /** The loop: for a parent, upwards from `from`; for supports, all that can be reached from each other, by id. */
  among: readonly string[];
}

interface Records {
  objectives: ReadonlyMap<string, AlignedObjective>;
  keyResults: ReadonlyMap<string, AlignedKeyResult>;
}

/**
 * The links that must not be followed for the rest to be free of loops, by `from`, then parents first. Linear.
 *
 * A loop of parents loses one link, that of its objective with the smallest id, so that the others keep their place. A loop in which
 * supports take part loses every support within it: none of them is more to blame, and a support holds nothing up.
 */
export function loopedLinks(records: Records): LoopedLink[] {
  const parents = loopedParents(records);
  const cut = new Set(parents.map(({ from }) => from));
  return [...parents, ...loopedSupports(records, cut)].toSorted(
    (a, b) => byText(a.from, b.from) || byText(a.link, b.link) || byText(a.to, b.to),
  );
}

/** Each thing has at most one above it, so every walk upwards ends, meets an earlier one, or closes a loop. */
function loopedParents(records: Records): LoopedLink[] {
  const found: LoopedLink[] = [];
  const walked = new Map<string, string>();
  for (const start of records.objectives.keys()) {
    let at: string | null = start;
    while (at !== null && !walked.has(at)) {
      walked.set(at, start);
      at = knownAbove(records, at);
    }
    if (at !== null && walked.get(at) === start) found.push(cutLoop(records, at));
  }
  return found;
}

function cutLoop(records: Records, onLoop: string): LoopedLink {
  const loop = [onLoop];
  for (let at = knownAbove(records, onLoop); at !== null && at !== onLoop; at = knownAbove(records, at)) loop.push(at);
  // A key result stands in its objective whatever happens, so that only objectives can be cut off; there is one in every loop.
  const from = loop.filter((id) => records.objectives.has(id)).reduce((least, id) => (id < least ? id : least));
  const place = loop.indexOf(from);
  const among = [...loop.slice(place), ...loop.slice(0, place)];
  return { link: 'parent', from, to: among[1] ?? from, among };
}

function loopedSupports(records: Records, cut: ReadonlySet<string>): LoopedLink[] {
  const supporting = [...records.objectives.values()].filter(({ supports }) => supports && supports.length > 0);
  const knots = knotsOf(
    supporting.map(({ id }) => id),
    (id) => {
      const above = cut.has(id) ? null : knownAbove(records, id);
      const supports = records.objectives.get(id)?.supports ?? [];
      return above === null ? supports : [above, ...supports];
    },
  );
  return knots.flatMap((knot) => {
    const among = knot.toSorted(byText);
    const inKnot = new Set(among);
    return among.flatMap((from) =>
      [...new Set(records.objectives.get(from)?.supports)]
        .filter((to) => inKnot.has(to))
        .map((to) => ({ link: 'supports' as const, from, to, among })),
    );
  });
}

/** The one above, if it is known; a key result stands in objectives only. */
function knownAbove(records: Records, id: string): string | null {
  const above = namedAbove(records, id);
  if (above === null || records.objectives.has(above)) return above;
  return records.objectives.has(id) && records.keyResults.has(above) ? above : null;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
