/** Who belongs to the organisation and to its teams, as what: what every decision of 'who may' rests on (protocol, 'Spaces'). */
import type { Kysely } from 'kysely';
import { Role } from '#lib/sync/names.ts';
import type { Shelf } from './memory.ts';
import type { Schema } from './schema.ts';
import { SESSIONS } from './sessions.ts';
import type { Reading, Writing } from './store.ts';

/** One person's place in the organisation. */
export interface Access {
  person: string;
  role: Role;
  /** Teams that the person is a member of. */
  member: ReadonlySet<string>;
  /** Teams among them that the person leads. */
  leads: ReadonlySet<string>;
}

/** What of a team decides who may do what, by its id. */
export type TeamPlaces = ReadonlyMap<string, { parent: string | null; open: boolean }>;

const ACCESS: Shelf<Access | null> = { most: 10_000 };
const TEAMS: Shelf<TeamPlaces> = { most: 1 };
const ALL_TEAMS = '';

/**
 * null for whoever is not, or no longer, in the organisation. Within a writing transaction nobody changes it until that ends, so nothing that
 * a person does is committed after the access was taken away.
 */
export function readAccess(tx: Reading, person: string): Promise<Access | null> {
  return tx.recall(ACCESS, person, () => lookUpAccess(tx, person));
}

async function lookUpAccess({ ask }: Reading, person: string): Promise<Access | null> {
  const [row] = await ask(roleOf, { person });
  if (!row) return null;
  const rows = await ask(membershipsOf, { person });
  return {
    person,
    role: Role.parse(row.role),
    member: new Set(rows.map(({ team }) => team)),
    leads: new Set(rows.filter(({ leads }) => leads === 1).map(({ team }) => team)),
  };
}

const roleOf = (db: Kysely<Schema>, { person }: { person: string }) =>
  db.selectFrom('people').select('role').where('person', '=', person).where('left_at', 'is', null);

const membershipsOf = (db: Kysely<Schema>, { person }: { person: string }) =>
  db.selectFrom('memberships').select(['team', 'leads']).where('person', '=', person);

/** Whether this identifier belongs, or ever belonged, to someone who joined. */
export async function hasJoined({ db }: Reading, person: string): Promise<boolean> {
  const row = await db.selectFrom('people').select('person').where('person', '=', person).executeTakeFirst();
  return row !== undefined;
}

export function readTeams({ ask, recall }: Reading): Promise<TeamPlaces> {
  return recall(TEAMS, ALL_TEAMS, async () => {
    const rows = await ask(allTeams, {});
    return new Map(rows.map(({ team, parent, is_open }) => [team, { parent, open: is_open === 1 }]));
  });
}

const allTeams = (db: Kysely<Schema>) => db.selectFrom('teams').selectAll();

/** The members of a team, by id; true for those who lead it. */
export async function readMembers({ ask }: Reading, team: string): Promise<Map<string, boolean>> {
  const rows = await ask(membersOf, { team });
  return new Map(rows.map(({ person, leads }) => [person, leads === 1]));
}

const membersOf = (db: Kysely<Schema>, { team }: { team: string }) =>
  db.selectFrom('memberships').select(['person', 'leads']).where('team', '=', team).orderBy('person');

export interface Membership {
  team: string;
  person: string;
  leads: boolean;
}

export async function readAllMemberships({ db }: Reading): Promise<Membership[]> {
  const rows = await db.selectFrom('memberships').selectAll().orderBy('team').orderBy('person').execute();
  return rows.map(({ team, person, leads }) => ({ team, person, leads: leads === 1 }));
}

/** Those in the organisation who have a role. */
export async function readPeopleWithRole({ db }: Reading, role: Role): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('person')
    .where('role', '=', role)
    .where('left_at', 'is', null)
    .orderBy('person')
    .execute();
  return rows.map(({ person }) => person);
}

/** Lets a person in, or changes what one is who is in already or was once. */
export async function writeRole({ db, changes }: Writing, person: string, role: Role): Promise<void> {
  changes(ACCESS, person);
  changes(SESSIONS);
  await db
    .insertInto('people')
    .values({ person, role, left_at: null })
    .onConflict((clash) => clash.column('person').doUpdateSet({ role, left_at: null }))
    .execute();
}

/** Ends a person's access and every membership. */
export async function endAccess({ db, changes }: Writing, person: string, now: number): Promise<void> {
  changes(ACCESS, person);
  changes(SESSIONS);
  await db.updateTable('people').set({ left_at: now }).where('person', '=', person).execute();
  await db.deleteFrom('memberships').where('person', '=', person).execute();
}

export async function writeTeam(
  { db, changes }: Writing,
  team: string,
  { parent, open }: { parent: string | null; open: boolean },
): Promise<void> {
  changes(TEAMS);
  const is_open = open ? 1 : 0;
  await db
    .insertInto('teams')
    .values({ team, parent, is_open })
    .onConflict((clash) => clash.column('team').doUpdateSet({ parent, is_open }))
    .execute();
}

/** Makes a person a member of a team, leading it or not. */
export async function writeMember(
  { db, changes }: Writing,
  team: string,
  person: string,
  leads: boolean,
): Promise<void> {
  changes(ACCESS, person);
  await db
    .insertInto('memberships')
    .values({ team, person, leads: leads ? 1 : 0 })
    .onConflict((clash) => clash.columns(['team', 'person']).doUpdateSet({ leads: leads ? 1 : 0 }))
    .execute();
}

/** Also for a person who is only known by name, and will be a member once they join. */
export async function readMembershipsOf({ db }: Reading, person: string): Promise<Omit<Membership, 'person'>[]> {
  const rows = await db
    .selectFrom('memberships')
    .select(['team', 'leads'])
    .where('person', '=', person)
    .orderBy('team')
    .execute();
  return rows.map(({ team, leads }) => ({ team, leads: leads === 1 }));
}

export async function removeMember({ db, changes }: Writing, team: string, person: string): Promise<void> {
  changes(ACCESS, person);
  await db.deleteFrom('memberships').where('team', '=', team).where('person', '=', person).execute();
}
