/**
 * Whether one thing may contribute to another (method, 7). Asked by the map while something is dragged, and by whoever settles the command,
 * who knows all records where a device may know a part of them.
 */
import type { Cycle } from '../model.ts';
import type { Alignment } from './alignment.ts';
import { endOf } from './forest.ts';
import { wayUp, type AlignedObjective } from './links.ts';

export type LinkProblem =
  /** To itself. */
  | { code: 'self' }
  /** No such objective or key result. */
  | { code: 'unknown' }
  /** The author may not see it. */
  | { code: 'unseen' }
  /** That one (the objective or what it would contribute to) is closed or dropped. */
  | { code: 'ended'; id: string; end: 'closed' | 'dropped' }
  /** The cycle of what it would contribute to begins after the objective's own ends; ids of cycles. */
  | { code: 'begins-later'; cycle: string; later: string }
  /** Its owner has said no to this very link. */
  | { code: 'declined' }
  /** It already leads back. From the objective to what it would contribute to, and from there upwards; after the last comes the first again. */
  | { code: 'loop'; way: string[] };

export interface ProposedLink {
  /** The objective that would contribute, as recorded, or as it is about to be. */
  objective: Pick<AlignedObjective, 'id' | 'cycle' | 'state' | 'parent' | 'alignment'>;
  /** An objective or key result in any team. */
  to: string;
  as: 'parent' | 'supports';
  /** The person who proposes it. */
  author: string;
}

export interface LinkRules {
  cycles: ReadonlyMap<string, Pick<Cycle, 'firstDay' | 'lastDay'>>;
  /** Whether the author (and whoever else reads the objective) may see an objective or key result. */
  maySee: (id: string) => boolean;
}

/**
 * Why a link is refused, or null. The reasons are looked for in the order in which {@link LinkProblem} lists them.
 *
 * Also to be asked when a link that was declined is accepted after all, because a declined one did not stand in the way of others. A link
 * that waits for an answer does. The backlog and unknown cycles refuse nothing.
 */
export function linkProblem(
  alignment: Alignment,
  link: ProposedLink,
  { cycles, maySee }: LinkRules,
): LinkProblem | null {
  const { objective, to, as, author } = link;
  if (objective.id === to) return { code: 'self' };
  if (ownerOf(alignment, to) === undefined) return { code: 'unknown' };
  if (!maySee(to)) return { code: 'unseen' };
  if (objective.state === 'closed' || objective.state === 'dropped') {
    return { code: 'ended', id: objective.id, end: objective.state };
  }
  const end = endOf(alignment, to);
  if (end !== null) return { code: 'ended', id: to, end };
  const later = cycleOf(alignment, to);
  if (objective.cycle !== null && later !== null && beginsAfter(cycles, objective.cycle, later)) {
    return { code: 'begins-later', cycle: objective.cycle, later };
  }
  const declined = as === 'parent' && objective.parent === to && objective.alignment === 'declined';
  if (declined && asksOwner(alignment, to, author) !== null) return { code: 'declined' };
  const way = wayUp(alignment, to, objective.id);
  return way === null ? null : { code: 'loop', way: [objective.id, ...way.slice(0, -1)] };
}

/**
 * The person who has to be asked before something hangs under an objective or key result: its owner, unless that is the author; null where
 * nobody has to be. Only a parent is asked; what is supported is told.
 */
export function asksOwner(alignment: Alignment, parent: string, author: string): string | null {
  const owner = ownerOf(alignment, parent);
  return owner === undefined || owner === author ? null : owner;
}

/** Why a key result may not be moved into another objective, or null: what hangs under it may not end up above it. */
export function moveProblem(alignment: Alignment, keyResult: string, objective: string): LinkProblem | null {
  if (!alignment.keyResults.has(keyResult) || !alignment.objectives.has(objective)) return { code: 'unknown' };
  const end = endOf(alignment, objective);
  if (end !== null) return { code: 'ended', id: objective, end };
  const way = wayUp(alignment, objective, keyResult);
  return way === null ? null : { code: 'loop', way: [keyResult, ...way.slice(0, -1)] };
}

function ownerOf({ objectives, keyResults }: Alignment, id: string): string | undefined {
  return objectives.get(id)?.owner ?? keyResults.get(id)?.owner;
}

/** A key result lives in the cycle of its objective. */
function cycleOf({ objectives, keyResults }: Alignment, id: string): string | null {
  return objectives.get(keyResults.get(id)?.objective ?? id)?.cycle ?? null;
}

function beginsAfter(cycles: LinkRules['cycles'], own: string, other: string): boolean {
  const ends = cycles.get(own)?.lastDay;
  const begins = cycles.get(other)?.firstDay;
  return ends !== undefined && begins !== undefined && begins > ends;
}
