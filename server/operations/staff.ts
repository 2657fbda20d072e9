/**
 * What operations on teams and people mean for who may do what: the access tables are the authority, the records in the directory show it to
 * everyone. Both change in one transaction.
 */
import type { Operation } from '#lib/sync/operation.ts';
import type { Role } from '#lib/sync/names.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import {
  endAccess,
  readAccess,
  readMembers,
  readPeopleWithRole,
  removeMember,
  writeMember,
  writeRole,
  writeTeam,
} from '../store/access.ts';
import { revokeDevicesOf } from '../store/devices.ts';
import { withdrawInvites } from '../store/invites.ts';
import { ensureSpace } from '../store/spaces.ts';
import { decided } from './decided.ts';
import { namedMembers, withoutMember } from './memberLists.ts';
import { may } from './may.ts';
import { ORGANISATION_SPACE, teamsDownFrom, teamSpace, teamsUpFrom, towardsSpace } from './places.ts';
import { refused, told, type Refused } from './refused.ts';
import { standingOf } from './standing.ts';
import type { Turn } from './turn.ts';

/** Why a change of teams or people cannot be, or null. Asked before anything is changed. */
export async function staffRefused(turn: Turn, op: Operation): Promise<Refused | null> {
  if (op.kind === 'team' && op.type === 'patch') {
    return badParent(turn, op.id, op.fields.parent) ?? notTheirsToPlace(turn, op.id, op.fields.parent);
  }
  if (op.kind === 'team' && op.type === 'create') {
    return badParent(turn, op.id, op.fields.parent) ?? badMembers(turn, namedMembers(op.fields));
  }
  if (op.kind === 'team' && op.type === 'delete') return stillUsed(turn, op.id);
  if (op.type !== 'command') return null;
  const { command } = op;
  if (command.name === 'member' && command.as !== null) {
    return badMembers(turn, new Map([[command.person, command.as === 'leader']]));
  }
  return command.name === 'role' ? badRole(turn, op.id, command.role) : null;
}

function badParent({ standing }: Turn, team: string, parent: unknown): Refused | null {
  if (typeof parent !== 'string') return null;
  if (!standing.teams.has(parent)) return refused('missing', `team ${parent}`);
  return teamsUpFrom(parent, standing.teams).includes(team)
    ? refused('invalid', `${team} would stand above itself`)
    : null;
}

/**
 * A team goes elsewhere by whoever may decide on the teams of both places, as one begins there: who leads above it loses it, who leads above its
 * new place gets it, and a team of the first level leads the organisation.
 */
function notTheirsToPlace({ standing }: Turn, team: string, parent: unknown): Refused | null {
  const before = standing.teams.get(team)?.parent ?? null;
  if (parent === undefined || (parent ?? null) === before) return null;
  const mayPlaceUnder = (above: unknown): boolean => {
    const towards = towardsSpace(standing, typeof above === 'string' ? teamSpace(above) : ORGANISATION_SPACE, false);
    return towards !== null && may('members', towards);
  };
  return mayPlaceUnder(before) && mayPlaceUnder(parent) ? null : refused('forbidden', `${team} under ${told(parent)}`);
}

async function stillUsed({ tx, rows, standing }: Turn, team: string): Promise<Refused | null> {
  const below = [...standing.teams.values()].some(({ parent }) => parent === team);
  const members = await readMembers(tx, team);
  const used =
    below || members.size > 0 || (await rows.liveOfKinds(['objective'])).some(({ space }) => space === teamSpace(team));
  return used ? refused('invalid', `team ${team} has members, objectives or teams below it`) : null;
}

async function badMembers({ tx, rows }: Turn, named: ReadonlyMap<string, boolean>): Promise<Refused | null> {
  for (const [person, leads] of named) {
    const known = await rows.find(ORGANISATION_SPACE, person);
    if (!known || known.record.deleted || known.record.kind !== 'person') return refused('missing', `person ${person}`);
    if (leads && (await readAccess(tx, person))?.role === 'guest') return refused('forbidden', 'a guest leads no team');
  }
  return null;
}

async function badRole({ tx }: Turn, person: string, role: Role | null): Promise<Refused | null> {
  const access = await readAccess(tx, person);
  // A role is given to someone who has joined; joining takes an invite.
  if (!access) return refused('missing', `${person} has not joined`);
  if (role === 'guest' && access.leads.size > 0) return refused('forbidden', 'a guest leads no team');
  if (role === 'admin' || access.role !== 'admin') return null;
  return (await readPeopleWithRole(tx, 'admin')).length === 1 ? refused('last-admin', person) : null;
}

/** Brings the access tables to what the operation has made of the records. */
export async function restaff(turn: Turn, op: Operation, record: StoredRecord): Promise<void> {
  if (op.kind === 'team') await restaffTeam(turn, op, record);
  else if (op.type === 'command' && op.command.name === 'role') await restaffPerson(turn, op.id, op.command.role);
  else return;
  const standing = await standingOf(turn.tx, turn.session.person);
  // Whoever has just taken away their own access settles nothing more.
  turn.standing = standing ?? {
    access: { ...turn.standing.access, role: 'guest', member: new Set(), leads: new Set() },
    teams: turn.standing.teams,
  };
}

async function restaffTeam(turn: Turn, op: Operation, { id, fields, deleted }: StoredRecord): Promise<void> {
  const { tx } = turn;
  if (deleted) return;
  await ensureSpace(tx, teamSpace(id));
  const open = fields.open !== false;
  const parent = typeof fields.parent === 'string' ? fields.parent : null;
  const before = turn.standing.teams.get(id);
  await writeTeam(tx, id, { parent, open });
  if (before && before.open !== open) turn.readersChanged.add(teamSpace(id));
  // Who leads above reads below: a team that goes elsewhere changes its readers, and those of all teams below it.
  if (before && before.parent !== parent) {
    for (const team of teamsDownFrom(id, turn.standing.teams)) turn.readersChanged.add(teamSpace(team));
  }
  if (op.type === 'create') {
    for (const [person, leads] of namedMembers(fields)) {
      await writeMember(tx, id, person, leads);
      turn.accessChanged.add(person);
    }
  }
  if (op.type !== 'command' || op.command.name !== 'member') return;
  const { person, as } = op.command;
  if (as === null) await removeMember(tx, id, person);
  else await writeMember(tx, id, person, as === 'leader');
  turn.accessChanged.add(person);
}

async function restaffPerson(turn: Turn, person: string, role: Role | null): Promise<void> {
  if (role === null) await endMembership(turn, person);
  else await writeRole(turn.tx, person, role);
  turn.accessChanged.add(person);
}

/** Ends all that a person may do, and shows it. */
export async function endMembership(
  { tx, rows, now }: Pick<Turn, 'tx' | 'rows' | 'now'>,
  person: string,
): Promise<void> {
  const access = await readAccess(tx, person);
  for (const team of access?.member ?? []) {
    const row = await rows.find(ORGANISATION_SPACE, team);
    if (row) rows.place({ ...row, record: decided(row.record, withoutMember(row.record.fields, person), now) });
  }
  await endAccess(tx, person, now);
  // Whoever comes back comes with a new session: an old one may be in a browser that is theirs no longer.
  await revokeDevicesOf(tx, person, now);
  await withdrawInvites(tx, person);
}
