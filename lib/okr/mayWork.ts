/** Whether a person may work on something, as far as a device can tell, so that pages offer no more than the server will take. */
import type { Directory, KeyResult, Objective, Team } from './model.ts';

/**
 * Whoever owns it, or the objective it hangs under, and whoever leads the team or one above it (protocol, 'Spaces'). Where there is no
 * organisation everything on the device is its person's.
 */
export function mayWork(
  { me, organisation, teams }: Pick<Directory, 'me' | 'organisation' | 'teams'>,
  objective: Pick<Objective, 'owner' | 'team'>,
  keyResult?: Pick<KeyResult, 'owner'>,
): boolean {
  if (!organisation || objective.owner === me || keyResult?.owner === me) return true;
  // Objectives of the whole company are led by whoever leads a team of its first level.
  if ((objective.team ?? null) === null)
    return [...teams.keys()].some((id) => isTop(teams.get(id)) && leads(me, id, teams));
  return leads(me, objective.team, teams);
}

const isTop = (team: Team | undefined): boolean => (team?.parent ?? null) === null;

/** Whether a person leads a team or one above it. */
function leads(person: string, id: string | null | undefined, teams: ReadonlyMap<string, Team>): boolean {
  let team = teams.get(id ?? '');
  // Damaged records might stand above each other in a circle; no honest chain is longer than all there are.
  for (let steps = teams.size; team && steps > 0; steps--) {
    if (team.leaders?.includes(person)) return true;
    team = teams.get(team.parent ?? '');
  }
  return false;
}
