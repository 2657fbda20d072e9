/**
 * What operations on teams and people mean for who may do what: the access tables are the authority, the records in the directory show it to
 * everyone. Both change in one transaction.
 */
import type { Hlc } from '#lib/sync/clock.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { Fields } from '#lib/sync/draft.ts';
import { patched } from '#lib/sync/merge.ts';
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
import { withdrawInvites } from '../store/invites.ts';
import { ensureSpace } from '../store/spaces.ts';
import { notify } from './notices.ts';
import { ORGANISATION_SPACE, personOf, teamOf, teamSpace, teamsUpFrom } from './places.ts';
import { refused, type Refused } from './refused.ts';
import { standingOf } from './standing.ts';
import type { Turn } from './turn.ts';

type CommandOf<Name> = Extract<Operation, { type: 'command' }> & { command: { name: Name } };

/** Why a change of teams or people cannot be, or null. Asked before anything is changed. */
export async function staffRefused(turn: Turn, op: Operation): Promise<Refused | null> {
  if (op.kind === 'team' && (op.type === 'create' || op.type === 'patch'))
    return badParent(turn, op.id, op.fields.parent);
  if (op.kind === 'team' && op.type === 'delete') return stillUsed(turn, op.id);
  if (op.type !== 'command') return null;
  const { command } = op;
  if (command.name === 'member') return badMember(turn, { ...op, command });
  return command.name === 'role' ? badRole(turn, { ...op, command }) : null;
}

function badParent({ standing }: Turn, team: string, parent: unknown): Refused | null {
  if (typeof parent !== 'string') return null;
  if (!standing.teams.has(parent)) return refused('missing', `team ${parent}`);
  return teamsUpFrom(parent, standing.teams).includes(team)
    ? refused('invalid', `${team} would stand above itself`)
    : null;
}

async function stillUsed({ tx, rows, standing }: Turn, team: string): Promise<Refused | null> {
  const below = [...standing.teams.values()].some(({ parent }) => parent === team);
  const members = await readMembers(tx, team);
  const used =
    below || members.size > 0 || (await rows.liveOfKinds(['objective'])).some(({ space }) => space === teamSpace(team));
  return used ? refused('invalid', `team ${team} has members, objectives or teams below it`) : null;
}

async function badMember(
  { tx, rows }: Turn,
  { command }: CommandOf<'member'> & { command: { person: string; as: string | null } },
) {
  const { person, as } = command;
  if (as === null) return null;
  const known = await rows.find(ORGANISATION_SPACE, person);
  if (!known || known.record.deleted || known.record.kind !== 'person') return refused('missing', `person ${person}`);
  const access = await readAccess(tx, person);
  return as === 'leader' && access?.role === 'guest' ? refused('forbidden', 'a guest leads no team') : null;
}

async function badRole({ tx }: Turn, { id, command }: CommandOf<'role'> & { command: { role: string | null } }) {
  const access = await readAccess(tx, id);
  // A role is given to someone who has joined; joining takes an invite.
  if (!access) return refused('missing', `${id} has not joined`);
  if (command.role === 'admin' || access.role !== 'admin') return null;
  return (await readPeopleWithRole(tx, 'admin')).length === 1 ? refused('last-admin', id) : null;
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
  // Who leads above reads below: a team that goes elsewhere changes its readers like one that is closed.
  if (before && (before.open !== open || before.parent !== parent)) turn.readersChanged.add(teamSpace(id));
  if (op.type === 'create')
    for (const [person, leads] of namedMembers(fields)) await writeMember(tx, id, person, leads);
  if (op.type !== 'command' || op.command.name !== 'member') return;
  const { person, as } = op.command;
  if (as === null) await removeMember(tx, id, person);
  else await writeMember(tx, id, person, as === 'leader');
  turn.accessChanged.add(person);
}

function namedMembers({ members, leaders }: Fields): Map<string, boolean> {
  const ids = (value: unknown): string[] => (Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []);
  return new Map([...ids(members).map((id) => [id, false] as const), ...ids(leaders).map((id) => [id, true] as const)]);
}

async function restaffPerson(turn: Turn, person: string, role: 'guest' | 'member' | 'admin' | null): Promise<void> {
  if (role === null) {
    await endAccess(turn.tx, person, turn.now);
    await withdrawInvites(turn.tx, person);
  } else {
    await writeRole(turn.tx, person, role);
  }
  turn.accessChanged.add(person);
}

/**
 * Who owns something in a space is a member of that space: naming an outside owner adds them. Why they cannot be added, or null.
 *
 * @param owned fields of objectives and key results
 */
export async function ownersRefused(
  { tx, rows }: Turn,
  space: string,
  owned: readonly Fields[],
): Promise<Refused | null> {
  // In one's own space a draft may name whoever is to own it one day.
  if (personOf(space) !== null) return null;
  for (const owner of new Set(owned.map((fields) => String(fields.owner)))) {
    const known = await rows.find(ORGANISATION_SPACE, owner);
    if (!known || known.record.deleted || known.record.kind !== 'person') return refused('missing', `person ${owner}`);
    const isGuest = teamOf(space) === null && (await readAccess(tx, owner))?.role === 'guest';
    if (isGuest) return refused('forbidden', `a guest owns nothing in ${space}`);
  }
  return null;
}

/** Makes members of a team of all who own something among these records. */
export async function admitOwners(
  turn: Turn,
  space: string,
  records: readonly StoredRecord[],
  clock: Hlc,
): Promise<void> {
  const team = teamOf(space);
  if (team === null) return;
  const owned = records.filter(({ kind, deleted }) => !deleted && (kind === 'objective' || kind === 'key-result'));
  for (const owner of new Set(owned.map(({ fields }) => String(fields.owner)))) await admit(turn, team, owner, clock);
}

async function admit(turn: Turn, team: string, person: string, clock: Hlc): Promise<void> {
  const { tx, rows } = turn;
  if ((await readMembers(tx, team)).has(person)) return;
  await writeMember(tx, team, person, false);
  const row = await rows.find(ORGANISATION_SPACE, team);
  if (row) {
    const members = [...namedMembers({ members: row.record.fields.members }).keys(), person];
    rows.place({ ...row, record: patched(row.record, { members }, clock) });
  }
  turn.accessChanged.add(person);
  await notify(turn, person, { what: 'named-owner', team, space: teamSpace(team) });
}
