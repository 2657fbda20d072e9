/** Where a person stands towards a space: member, leader, neither; and which spaces there are for a person to read (protocol, 'Spaces'). */
import type { Access, TeamPlaces } from '../store/access.ts';
import { may, type Towards } from './may.ts';

export const ORGANISATION_SPACE = 'org';
export const teamSpace = (team: string): string => `team:${team}`;
export const personSpace = (person: string): string => `person:${person}`;

/** The team whose space it is, or null. */
export const teamOf = (space: string): string | null => (space.startsWith('team:') ? space.slice(5) : null);
/** The person whose space it is, or null. */
export const personOf = (space: string): string | null => (space.startsWith('person:') ? space.slice(7) : null);

/** What decides who may do what: one person's access, and how the teams lie. */
export interface Standing {
  access: Access;
  teams: TeamPlaces;
}

/** A team and those above it, nearest first. Safe where damaged records go round in a circle. */
export function teamsUpFrom(team: string, teams: TeamPlaces): string[] {
  const way = new Set<string>();
  for (let at: string | null = team; at !== null && teams.has(at) && !way.has(at); at = teams.get(at)?.parent ?? null) {
    way.add(at);
  }
  return [...way];
}

/** A team and all those below it. */
export function teamsDownFrom(team: string, teams: TeamPlaces): string[] {
  return [...teams.keys()].filter((below) => teamsUpFrom(below, teams).includes(team));
}

/** Whether a person leads a team or one above it. */
function leadsTeam({ access, teams }: Standing, team: string): boolean {
  return teamsUpFrom(team, teams).some((at) => access.leads.has(at));
}

/**
 * The organisation has no leaders on record: whoever leads a team of its first level leads it, and so do its admins, or nobody could write
 * company objectives before there are teams.
 */
function leadsOrganisation({ access, teams }: Standing): boolean {
  if (access.role === 'admin') return true;
  return [...access.leads].some((team) => teams.has(team) && (teams.get(team)?.parent ?? null) === null);
}

/** null: nobody but its person has anything to do with a person's space, and an unknown space is nobody's. */
export function towardsSpace(standing: Standing, space: string, owns: boolean): Towards | null {
  const { access, teams } = standing;
  const { role } = access;
  if (space === ORGANISATION_SPACE) {
    const isMember = role !== 'guest';
    return { role, isMember, isOpen: isMember, leads: isMember && leadsOrganisation(standing), owns };
  }
  const team = teamOf(space);
  if (team !== null) {
    const place = teams.get(team);
    if (!place) return null;
    return { role, isMember: access.member.has(team), isOpen: place.open, leads: leadsTeam(standing, team), owns };
  }
  // At home everybody is a member who owns everything, guests too.
  if (personOf(space) !== access.person) return null;
  return { role: 'member', isMember: true, isOpen: false, leads: true, owns: true };
}

/** Guests read the organisation's space too, but only a part of it (see directory.ts). */
export function mayReadSpace(standing: Standing, space: string): boolean {
  if (space === ORGANISATION_SPACE) return true;
  const towards = towardsSpace(standing, space, false);
  return towards !== null && may('read', towards);
}

/** What a device pulls without being asked: its person's space, the organisation's, its teams and those above them, as far as they are open. */
export function homeSpaces(standing: Standing): string[] {
  const { access, teams } = standing;
  const near = new Set([...access.member].flatMap((team) => teamsUpFrom(team, teams)));
  return [
    personSpace(access.person),
    ORGANISATION_SPACE,
    ...[...near]
      .toSorted()
      .map(teamSpace)
      .filter((space) => mayReadSpace(standing, space)),
  ];
}
