/**
 * What may contribute to what (method, 7; protocol, 'Spaces'), judged by all records of the organisation. Whoever asks holds the lock of the
 * alignment: two commands that each would be right alone must not close a cycle together.
 */
import { asksOwner, linkProblem, moveProblem, type LinkProblem } from '#lib/okr/alignment/linkProblem.ts';
import { wayUp } from '#lib/okr/alignment/links.ts';
import { Objective } from '#lib/okr/model.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import type { PlacedRecord } from '../store/records.ts';
import { mayReadSpace, ORGANISATION_SPACE, personOf, teamOf, type Standing } from './places.ts';
import { refused, type Refused } from './refused.ts';
import type { Turn } from './turn.ts';

/** Whether every reader of one space may read another, as far as the author may too. */
function isReadableBy({ access, teams }: Standing, readersOf: string, space: string): boolean {
  if (!mayReadSpace({ access, teams }, space)) return false;
  if (space === readersOf || space === ORGANISATION_SPACE) return true;
  // Only its person reads a person's space.
  if (personOf(readersOf) === access.person) return true;
  const team = teamOf(space);
  return team !== null && (teams.get(team)?.open ?? false);
}

export interface Links {
  parent: string | null;
  supports: readonly string[];
}

/**
 * Why an objective may not have these links, or null.
 *
 * @param objective as it is, or is about to be, in the space where it is about to be
 */
export async function linksRefused(
  turn: Turn,
  objective: PlacedRecord,
  { parent, supports }: Links,
): Promise<Refused | null> {
  if (parent === null && supports.length === 0) return null;
  const { alignment, cycles, spaces } = await turn.links();
  const { id, fields } = objective.record;
  const parsed = Objective.safeParse(fields);
  if (!parsed.success) return refused('invalid', `objective ${id}`);
  const maySee = (to: string) => isReadableBy(turn.standing, objective.space, spaces.get(to) ?? '');
  const author = turn.session.person;
  const problemOf = (to: string, as: 'parent' | 'supports') =>
    linkProblem(alignment, { objective: { ...parsed.data, id }, to, as, author }, { cycles, maySee });
  const problem =
    (parent === null ? null : problemOf(parent, 'parent')) ??
    firstProblem(new Set(supports), (to) => problemOf(to, 'supports'));
  return problem && asRefused(problem);
}

function firstProblem(ids: ReadonlySet<string>, problemOf: (id: string) => LinkProblem | null): LinkProblem | null {
  for (const id of ids) {
    const problem = problemOf(id);
    if (problem) return problem;
  }
  return null;
}

/** Who has to say yes before an objective hangs under a parent; null where nobody has to be asked. */
export async function ownerToAsk(turn: Turn, parent: string): Promise<string | null> {
  return asksOwner((await turn.links()).alignment, parent, turn.session.person);
}

/** Why a key result may not go into another objective, or null. */
export async function moveRefused(turn: Turn, keyResult: string, objective: string): Promise<Refused | null> {
  const problem = moveProblem((await turn.links()).alignment, keyResult, objective);
  return problem && asRefused(problem);
}

/** Why a key result that was there before may not come back under an objective, or null. */
export async function revivedRefused(turn: Turn, keyResult: string, objective: string): Promise<Refused | null> {
  const way = wayUp((await turn.links()).alignment, objective, keyResult);
  return way && asRefused({ code: 'loop', way: [keyResult, ...way.slice(0, -1)] });
}

export function linksOf({ fields }: StoredRecord): Links {
  const { parent, supports, alignment } = fields;
  return {
    parent: typeof parent === 'string' && alignment !== 'declined' ? parent : null,
    supports: Array.isArray(supports) ? supports.filter((to) => typeof to === 'string') : [],
  };
}

function asRefused(problem: LinkProblem): Refused {
  return refused('link', problem.code);
}
