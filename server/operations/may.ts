/** Who may do what: the table of the protocol ('Spaces') as data, a row for each action and a column for each kind of person. */
import type { Role } from '#lib/sync/names.ts';

/** How a person stands towards a thing, or towards the place where it would be. */
export interface Towards {
  role: Role;
  /** A member of the space: of the team; of the organisation, for everyone but guests; of their own space. */
  isMember: boolean;
  /** The space may be read by every member of the organisation. */
  isOpen: boolean;
  /** Leads the team or one above it. */
  leads: boolean;
  /** The thing is theirs, or hangs under an objective that is. */
  owns: boolean;
}

/** How far a right goes. */
const REACH = {
  nowhere: () => false,
  namedTeams: ({ isMember }) => isMember,
  whatTheyOwn: ({ isMember, owns }) => isMember && owns,
  whatIsOpen: ({ isMember, isOpen }) => isMember || isOpen,
  teamsBelow: ({ isMember, isOpen, leads }) => isMember || isOpen || leads,
  theTeam: ({ leads }) => leads,
  everything: () => true,
} as const satisfies Record<string, (towards: Towards) => boolean>;
type Reach = keyof typeof REACH;

export type Kind = 'guest' | 'member' | 'leader' | 'admin';
export type Action =
  | 'read'
  | 'comment'
  | 'create'
  | 'edit'
  | 'checkIn'
  | 'activate'
  | 'drop'
  | 'close'
  | 'move'
  | 'accept'
  | 'invite'
  | 'members'
  | 'visibility'
  | 'cycles'
  | 'settings'
  | 'roles'
  | 'othersSessions';

const READING = { guest: 'namedTeams', member: 'whatIsOpen', leader: 'teamsBelow', admin: 'whatIsOpen' } as const;
const WORKING = { guest: 'whatTheyOwn', member: 'whatTheyOwn', leader: 'theTeam', admin: 'whatTheyOwn' } as const;
const DECIDING = { guest: 'nowhere', member: 'whatTheyOwn', leader: 'theTeam', admin: 'nowhere' } as const;
const STAFFING = { guest: 'nowhere', member: 'nowhere', leader: 'theTeam', admin: 'everything' } as const;
const RUNNING = { guest: 'nowhere', member: 'nowhere', leader: 'nowhere', admin: 'everything' } as const;

export const TABLE: Readonly<Record<Action, Readonly<Record<Kind, Reach>>>> = {
  read: READING,
  comment: READING,
  create: WORKING,
  edit: WORKING,
  checkIn: WORKING,
  activate: DECIDING,
  drop: DECIDING,
  close: DECIDING,
  move: DECIDING,
  accept: DECIDING,
  invite: STAFFING,
  members: STAFFING,
  visibility: STAFFING,
  cycles: RUNNING,
  settings: RUNNING,
  roles: RUNNING,
  othersSessions: RUNNING,
};

/**
 * The columns that a person stands in towards a thing. Rights add up: an admin is a member too, so what the table denies to admins as such
 * they may still do to what is theirs; and so is a leader.
 */
function kindsOf({ role, leads }: Towards): Kind[] {
  if (role === 'guest') return ['guest'];
  return ['member', ...(leads ? ['leader' as const] : []), ...(role === 'admin' ? ['admin' as const] : [])];
}

export function may(action: Action, towards: Towards): boolean {
  return kindsOf(towards).some((kind) => REACH[TABLE[action][kind]](towards));
}
