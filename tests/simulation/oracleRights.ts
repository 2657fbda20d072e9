/**
 * Who may do what, written down a second time and as plainly as the table of the protocol has it ('Spaces'). It knows nothing of the server's code.
 */
export type Role = 'guest' | 'member' | 'admin';

export interface Staff {
  /** Of everyone who is in. */
  roles: Map<string, Role>;
  teams: Map<string, { parent: string | null; open: boolean; members: Map<string, 'member' | 'leader'> }>;
}

/** What an operation amounts to. */
export type Doing = 'comment' | 'work' | 'decide' | 'staff' | 'run';

/** The team whose space it is, or null. */
export const teamOf = (space: string): string | null => (space.startsWith('team:') ? space.slice(5) : null);

function upFrom({ teams }: Staff, team: string): string[] {
  const way: string[] = [];
  for (let at: string | null = team; at !== null && teams.has(at) && !way.includes(at);) {
    way.push(at);
    at = teams.get(at)?.parent ?? null;
  }
  return way;
}

const isIn = ({ teams }: Staff, person: string, team: string): boolean => teams.get(team)?.members.has(person) ?? false;

/** Leads the team or one above it. Of the whole organisation: an admin, or a leader at its first level. */
export function leads(staff: Staff, person: string, space: string): boolean {
  const role = staff.roles.get(person);
  if (role === undefined || role === 'guest') return false;
  if (space === `person:${person}`) return true;
  const isLeader = (team: string) => staff.teams.get(team)?.members.get(person) === 'leader';
  if (space === 'org')
    return role === 'admin' || [...staff.teams].some(([team, { parent }]) => parent === null && isLeader(team));
  const team = teamOf(space);
  return team !== null && upFrom(staff, team).some(isLeader);
}

export function mayRead(staff: Staff, person: string, space: string): boolean {
  const role = staff.roles.get(person);
  if (role === undefined) return false;
  if (space === 'org' || space === `person:${person}`) return true;
  const team = teamOf(space);
  const known = team === null ? undefined : staff.teams.get(team);
  if (team === null || !known) return false;
  if (isIn(staff, person, team)) return true;
  return role !== 'guest' && (known.open || leads(staff, person, space));
}

export function mayDo(staff: Staff, person: string, doing: Doing, at: { space: string; owns: boolean }): boolean {
  const { space, owns } = at;
  const role = staff.roles.get(person);
  if (role === undefined) return false;
  if (space === `person:${person}`) return true;
  const team = teamOf(space);
  if (space !== 'org' && (team === null || !staff.teams.has(team))) return false;
  const isMember = team === null ? role !== 'guest' : isIn(staff, person, team);
  const isLeader = leads(staff, person, space);
  switch (doing) {
    case 'comment':
      return role === 'guest' ? isMember : mayRead(staff, person, space);
    case 'work':
      return (isMember && owns) || isLeader;
    case 'decide':
      return role !== 'guest' && ((isMember && owns) || isLeader);
    case 'staff':
      return role === 'admin' || isLeader;
    case 'run':
      return role === 'admin';
  }
}

/** What comes to a person's devices by itself. */
export function homes(staff: Staff, person: string): string[] {
  const own = [...staff.teams.keys()].filter((team) => isIn(staff, person, team));
  const near = new Set(own.flatMap((team) => upFrom(staff, team)));
  return [`person:${person}`, 'org', ...[...near].map((team) => `team:${team}`)].filter((space) =>
    mayRead(staff, person, space),
  );
}
