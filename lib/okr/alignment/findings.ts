/** What is worth a look in an alignment (method, 7): listed for people, never forbidden. Each list costs one look at every objective. */
import type { Team } from '../model.ts';
import { bySiblingOrder, followedParent, type Alignment } from './alignment.ts';
import { alignedUnder, endOf, keyResultsOf, parentOf } from './forest.ts';
import type { LoopedLink } from './loops.ts';
import { namedParent, type AlignedObjective } from './links.ts';

/**
 * How an objective stands in the whole. company: of no team, where the forest begins. aligned: under a parent that took it, or was never to be
 * asked. asked: the parent's owner has not answered. orphan: of a team, and without a parent or declined. unseen: it names a parent that
 * is not known here, 'something you may not see'. looped: its parent is not followed, because that would lead round in a circle.
 *
 * A company objective with a parent is what its link is.
 */
export type Standing = 'company' | 'aligned' | 'asked' | 'orphan' | 'unseen' | 'looped';

export function standingOf(alignment: Alignment, objective: AlignedObjective): Standing {
  if (namedParent(objective) === null) return isOfCompany(objective) ? 'company' : 'orphan';
  if (followedParent(objective, alignment.looped) === null) return 'looped';
  if (parentOf(alignment, objective.id) === null) return 'unseen';
  return objective.alignment === 'asked' ? 'asked' : 'aligned';
}

/** Drafts and active objectives of teams that contribute to nothing, in order. */
export function orphansOf(alignment: Alignment): string[] {
  return living(alignment, (objective) => standingOf(alignment, objective) === 'orphan');
}

/**
 * Active objectives under which something should hang and nothing does, in order: those of the company, and those of a team that has
 * teams below it. What hangs there is a draft or active objective that has it, or one of its active key results, for a parent; whoever
 * only supports it, and whoever has stopped, does not count.
 */
export function barrenParentsOf(alignment: Alignment, teams: ReadonlyMap<string, Pick<Team, 'parent'>>): string[] {
  const above = new Set(Array.from(teams.values(), ({ parent }) => parent ?? null));
  const isAbove = (objective: AlignedObjective) => isOfCompany(objective) || above.has(objective.team ?? null);
  return living(
    alignment,
    (objective) =>
      objective.state === 'active' && isAbove(objective) && leavesBehind(alignment, objective.id).length === 0,
  );
}

/** The drafts and active objectives, in order, that would be left behind if this objective or key result were closed or dropped now. */
export function leavesBehind(alignment: Alignment, id: string): string[] {
  const ending = [id, ...keyResultsOf(alignment, id).filter((keyResult) => endOf(alignment, keyResult) === null)];
  return ending.flatMap((parent) =>
    alignedUnder(alignment, parent).filter((child) => endOf(alignment, child) === null),
  );
}

export interface LeftBehind {
  objective: string;
  /** The objective or key result that it still hangs under. */
  parent: string;
  /** How that one ended. */
  end: 'closed' | 'dropped';
}

/** Drafts and active objectives whose parent has ended, in order. They stay where they are until their owner finds them a better place. */
export function leftBehindIn(alignment: Alignment): LeftBehind[] {
  return living(alignment, () => true).flatMap((objective) => {
    const parent = parentOf(alignment, objective);
    const end = parent === null ? null : endOf(alignment, parent);
    return parent === null || end === null ? [] : [{ objective, parent, end }];
  });
}

/** The links that are not followed, because they would lead round in a circle: for whoever mends the records. */
export const loopedIn = (alignment: Alignment): LoopedLink[] => [...alignment.looped.values()].flat();

const isOfCompany = ({ team }: AlignedObjective): boolean => (team ?? null) === null;

function living({ objectives }: Alignment, wanted: (objective: AlignedObjective) => boolean): string[] {
  const found: AlignedObjective[] = [];
  for (const objective of objectives.values()) {
    if (objective.state !== 'closed' && objective.state !== 'dropped' && wanted(objective)) found.push(objective);
  }
  return found.sort(bySiblingOrder).map(({ id }) => id);
}
