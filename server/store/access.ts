/** Who belongs to the organisation and to its teams, as what: what every decision of 'who may' rests on (protocol, 'Spaces'). */
import { Role } from '#lib/sync/names.ts';
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

/**
 * null for whoever is not, or no longer, in the organisation. Within a writing transaction nobody changes it until that ends, so nothing that
 * a person does is committed after the access was taken away.
 */
export async function readAccess({ db }: Reading, person: string): Promise<Access | null> {
  const row = await db
    .selectFrom('people')
    .select('role')
    .where('person', '=', person)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const rows = await db.selectFrom('memberships').select(['team', 'leads']).where('person', '=', person).execute();
  return {
    person,
    role: Role.parse(row.role),
    member: new Set(rows.map(({ team }) => team)),
    leads: new Set(rows.filter(({ leads }) => leads === 1).map(({ team }) => team)),
  };
}

/** Whether this identifier belongs, or ever belonged, to someone who joined. */
export async function hasJoined({ db }: Reading, person: string): Promise<boolean> {
  const row = await db.selectFrom('people').select('person').where('person', '=', person).executeTakeFirst();
  return row !== undefined;
}

export async function readTeams({ db }: Reading): Promise<TeamPlaces> {
  const rows = await db.selectFrom('teams').selectAll().execute();
  return new Map(rows.map(({ team, parent, is_open }) => [team, { parent, open: is_open === 1 }]));
}

/** The members of a team, by id; true for those who lead it. */
export async function readMembers({ db }: Reading, team: string): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('memberships')
    .select(['person', 'leads'])
    .where('team', '=', team)
    .orderBy('person')
    .execute();
  return new Map(rows.map(({ person, leads }) => [person, leads === 1]));
}

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
export async function writeRole({ db }: Writing, person: string, role: Role): Promise<void> {
  await db
    .insertInto('people')
    .values({ person, role, left_at: null })
    .onConflict((clash) => clash.column('person').doUpdateSet({ role, left_at: null }))
    .execute();
}

/** Ends a person's access and every membership. */
export async function endAccess({ db }: Writing, person: string, now: number): Promise<void> {
  await db.updateTable('people').set({ left_at: now }).where('person', '=', person).execute();
  await db.deleteFrom('memberships').where('person', '=', person).execute();
}

export async function writeTeam(
  { db }: Writing,
  team: string,
  { parent, open }: { parent: string | null; open: boolean },
): Promise<void> {
  const is_open = open ? 1 : 0;
  await db
    .insertInto('teams')
    .values({ team, parent, is_open })
    .onConflict((clash) => clash.column('team').doUpdateSet({ parent, is_open }))
    .execute();
}

/** Makes a person a member of a team, leading it or not. */
export async function writeMember({ db }: Writing, team: string, person: string, leads: boolean): Promise<void> {
  await db
    .insertInto('memberships')
    .values({ team, person, leads: leads ? 1 : 0 })
    .onConflict((clash) => clash.columns(['team', 'person']).doUpdateSet({ leads: leads ? 1 : 0 }))
    .execute();
}

export async function removeMember({ db }: Writing, team: string, person: string): Promise<void> {
  await db.deleteFrom('memberships').where('team', '=', team).where('person', '=', person).execute();
}
