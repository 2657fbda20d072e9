/** Whom an SOS concerns besides the one who raised it (method, 8): people by id, found through the teams. */
import type { Objective, Team } from './model.ts';

export type Teams = ReadonlyMap<string, Pick<Team, 'parent' | 'leaders'>>;

/** What has to be known of an SOS to find its people. */
export interface SosPlace {
  /** Who raised it: never reminded of it, and no leader where it is concerned. */
  raiser: string;
  /** The objective of its key result. */
  objective: Pick<Objective, 'owner' | 'team'>;
}

/**
 * Who is to answer: the objective's owner and the leaders of its team. A team without a leader (besides the raiser) hands it to the next team
 * above that has one, and what has no such team, to the company's leaders. Owner first, each once; empty where there is nobody else.
 */
export function answerersOf(place: SosPlace, teams: Teams): string[] {
  const own = teamsAbove(place.objective.team, teams).find((team) => leadersOf(team, place, teams).length > 0);
  const leaders = own === undefined ? companyLeadersOf(place, teams) : leadersOf(own, place, teams);
  return others([place.objective.owner, ...leaders], place);
}

/**
 * The leaders of the parent team: of the nearest one above the team that is to answer that has a leader besides the raiser. Empty where none
 * stands above; then only the company is left.
 */
export function parentLeadersOf(place: SosPlace, teams: Teams): string[] {
  const led = teamsAbove(place.objective.team, teams).filter((team) => leadersOf(team, place, teams).length > 0);
  const parent = led[1];
  return parent === undefined ? [] : leadersOf(parent, place, teams);
}

/**
 * The company's leaders: those of every team that stands directly under the organisation, by team id. The organisation itself has none on
 * record, and whoever leads its first level leads it together.
 */
export function companyLeadersOf(place: SosPlace, teams: Teams): string[] {
  const top = [...teams].filter(([, { parent }]) => (parent ?? null) === null).map(([id]) => id);
  return others(
    top.toSorted().flatMap((team) => teams.get(team)?.leaders ?? []),
    place,
  );
}

/**
 * Whose answer stops the clock: those who are to answer, and everyone who leads a team above, since they are reminded in the end as well.
 * A colleague's kind word does not, and neither does the raiser's own.
 */
export function mayAnswer(person: string, place: SosPlace, teams: Teams): boolean {
  const above = teamsAbove(place.objective.team, teams).flatMap((team) => leadersOf(team, place, teams));
  return [...answerersOf(place, teams), ...above, ...companyLeadersOf(place, teams)].includes(person);
}

/** A team and those above it, upwards. Damaged records may stand above each other; each comes once. */
function teamsAbove(team: string | null | undefined, teams: Teams): string[] {
  const found = new Set<string>();
  for (let at = team ?? null; at !== null && teams.has(at) && !found.has(at); at = teams.get(at)?.parent ?? null) {
    found.add(at);
  }
  return [...found];
}

function leadersOf(team: string, place: SosPlace, teams: Teams): string[] {
  return others(teams.get(team)?.leaders ?? [], place);
}

const others = (people: readonly string[], { raiser }: SosPlace): string[] =>
  [...new Set(people)].filter((person) => person !== raiser);
