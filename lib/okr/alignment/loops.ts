/**
 * Links that would make the alignment go round in a circle (method, 7). Nobody can enter one; but two devices may each have added half of
 * one, or a file may hold it. Such links are not followed, at a place that depends on the records alone, and reported.
 */
import { byText } from '../textOrder.ts';
import { knotsOf } from './knots.ts';
import { namedParent, type AlignedKeyResult, type AlignedObjective } from './links.ts';

/** A link that is not followed. */
export interface LoopedLink {
  link: 'parent' | 'supports';
  /** The objective that holds the link. */
  from: string;
  to: string;
  /** The objectives that would stand above each other: for a parent upwards from `from`, for supports by id. */
  among: readonly string[];
}

interface Records {
  objectives: ReadonlyMap<string, AlignedObjective>;
  keyResults: ReadonlyMap<string, AlignedKeyResult>;
}

/** The objectives by number, so that the search needs no texts. A key result leads nowhere but to its objective: it is that one here. */
interface Graph {
  objectives: readonly AlignedObjective[];
  /** The number of the objective that an id belongs to; {@link NOWHERE} for what is not known. */
  home: (id: string) => number;
  /** By objective, the one that its parent belongs to. */
  above: Int32Array;
}

const NOWHERE = -1;

/**
 * The links that must not be followed for the rest to be free of loops, by `from`, then parents first. Linear.
 *
 * A loop of parents loses one link, that of its objective with the smallest id, so that the others keep their place. A loop in which
 * supports take part loses every support within it: none of them is more to blame, and a support holds nothing up.
 */
export function loopedLinks(records: Records): LoopedLink[] {
  const graph = graphOf(records);
  const parents = loopedParents(graph);
  for (const { from } of parents) graph.above[graph.home(from)] = NOWHERE;
  return [...parents, ...loopedSupports(graph)].toSorted(
    (a, b) => byText(a.from, b.from) || byText(a.link, b.link) || byText(a.to, b.to),
  );
}

function graphOf({ objectives: byId, keyResults }: Records): Graph {
  const objectives = [...byId.values()];
  const numbers = new Map<string, number>();
  for (const [number, { id }] of objectives.entries()) numbers.set(id, number);
  const home = (id: string) => numbers.get(id) ?? numbers.get(keyResults.get(id)?.objective ?? '') ?? NOWHERE;
  const above = Int32Array.from(objectives, (objective) => {
    const parent = namedParent(objective);
    return parent === null ? NOWHERE : home(parent);
  });
  return { objectives, home, above };
}

/** Each objective has at most one above it, so every walk upwards ends, meets an earlier one, or closes a loop. */
function loopedParents({ objectives, above }: Graph): LoopedLink[] {
  const found: LoopedLink[] = [];
  /** By objective, the number of the walk that came by, from 1. */
  const walks = new Int32Array(objectives.length);
  for (const start of objectives.keys()) {
    let at = start;
    while (at !== NOWHERE && !walks[at]) {
      walks[at] = start + 1;
      at = above[at] ?? NOWHERE;
    }
    if (at !== NOWHERE && walks[at] === start + 1) found.push(...cutLoop({ objectives, above }, at));
  }
  return found;
}

function cutLoop({ objectives, above }: Pick<Graph, 'objectives' | 'above'>, onLoop: number): LoopedLink[] {
  const loop: AlignedObjective[] = [];
  let at = onLoop;
  do {
    const objective = objectives[at];
    if (objective) loop.push(objective);
    at = above[at] ?? onLoop;
  } while (at !== onLoop);
  const first = loop.reduce((least, one) => (one.id < least.id ? one : least));
  const place = loop.indexOf(first);
  const among = [...loop.slice(place), ...loop.slice(0, place)].map(({ id }) => id);
  const to = namedParent(first);
  return to === null ? [] : [{ link: 'parent', from: first.id, to, among }];
}

function loopedSupports({ objectives, home, above }: Graph): LoopedLink[] {
  const supports = new Map<number, number[]>();
  for (const [number, objective] of objectives.entries()) {
    const homes = (objective.supports ?? []).map(home).filter((target) => target !== NOWHERE);
    if (homes.length > 0) supports.set(number, homes);
  }
  const knots = knotsOf(objectives.length, supports.keys(), (number) => {
    const parent = above[number] ?? NOWHERE;
    const supported = supports.get(number) ?? [];
    return parent === NOWHERE ? supported : [parent, ...supported];
  });
  return knots.flatMap((knot) => {
    const inKnot = new Set(knot);
    const members = knot.flatMap((number) => objectives[number] ?? []);
    const among = members.map(({ id }) => id).sort(byText);
    return members.flatMap(({ id: from, supports: named }) =>
      [...new Set(named)]
        .filter((to) => inKnot.has(home(to)))
        .map((to) => ({ link: 'supports' as const, from, to, among })),
    );
  });
}
