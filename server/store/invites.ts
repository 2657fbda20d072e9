/** Invitations: a code works once, until it expires, and is kept only as a hash. */
import type { Selectable } from 'kysely';
import * as z from 'zod/mini';
import { Role } from '#lib/sync/names.ts';
import type { Schema } from './schema.ts';
import type { Reading, Writing } from './store.ts';

export interface Invite {
  codeHash: string;
  role: Role;
  teams: readonly string[];
  /** Teams among them that the invited person is to lead. */
  leads: readonly string[];
  /** Whose further device this is for, or null: for someone new. */
  person: string | null;
  /** null for the first admin, whom nobody could invite. */
  invitedBy: string | null;
  expiresAt: number;
}

export async function writeInvite({ db }: Writing, invite: Invite, now: number): Promise<void> {
  await db
    .insertInto('invites')
    .values({
      code_hash: invite.codeHash,
      role: invite.role,
      teams: JSON.stringify(invite.teams),
      leads: JSON.stringify(invite.leads),
      person: invite.person,
      invited_by: invite.invitedBy,
      created_at: now,
      expires_at: invite.expiresAt,
      used_at: null,
      device: null,
      attempt_hash: null,
    })
    .execute();
}

/** null where there is none, or it has been used, or it has expired. */
export async function readInvite({ db }: Reading, codeHash: string, now: number): Promise<Invite | null> {
  const row = await db
    .selectFrom('invites')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ? known(row) : null;
}

/** Uses up an invite that {@link readInvite} found in the same transaction: it let a device in, by an attempt that may have a name. */
export async function useInvite(
  { db }: Writing,
  codeHash: string,
  { device, attemptHash, now }: { device: string | null; attemptHash: string | null; now: number },
): Promise<void> {
  await db
    .updateTable('invites')
    .set({ used_at: now, device, attempt_hash: attemptHash })
    .where('code_hash', '=', codeHash)
    .execute();
}

/** The device that an attempt let in, and whom the invite was made out to; null for every other attempt, and once the invite would have expired. */
export async function readDeviceLetIn(
  { db }: Reading,
  { codeHash, attemptHash }: { codeHash: string; attemptHash: string },
  now: number,
): Promise<{ device: string; person: string | null } | null> {
  const row = await db
    .selectFrom('invites')
    .select(['device', 'person'])
    .where('code_hash', '=', codeHash)
    .where('attempt_hash', '=', attemptHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.device ? { device: row.device, person: row.person } : null;
}

export interface OpenInvite extends Invite {
  createdAt: number;
}

/** Those that nobody has used yet, newest first. */
export async function readOpenInvites({ db }: Reading, now: number): Promise<OpenInvite[]> {
  const rows = await db
    .selectFrom('invites')
    .selectAll()
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('code_hash')
    .execute();
  return rows.map((row) => ({ ...known(row), createdAt: row.created_at }));
}

/** How many of those that one person gave nobody has used yet. */
export async function countOpenInvites({ db }: Reading, invitedBy: string, now: number): Promise<number> {
  const { rows } = await db
    .selectFrom('invites')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .where('invited_by', '=', invitedBy)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return rows;
}

/** Takes one back, if nobody has used it yet. */
export async function withdrawInvite({ db }: Writing, codeHash: string): Promise<void> {
  await db.deleteFrom('invites').where('code_hash', '=', codeHash).where('used_at', 'is', null).execute();
}

/** Takes back what one person gave out, or, for null, what the server printed for the first admin. */
export async function withdrawInvites({ db }: Writing, invitedBy: string | null): Promise<void> {
  await db
    .deleteFrom('invites')
    .where('invited_by', invitedBy === null ? 'is' : '=', invitedBy)
    .where('used_at', 'is', null)
    .execute();
}

/** Takes back those by which a person lets in further devices of their own. */
export async function withdrawOwnInvites({ db }: Writing, person: string): Promise<void> {
  await db
    .deleteFrom('invites')
    .where('person', '=', person)
    .where('invited_by', '=', person)
    .where('used_at', 'is', null)
    .execute();
}

const Ids = z.array(z.string());

function known(row: Selectable<Schema['invites']>): Invite {
  return {
    codeHash: row.code_hash,
    role: Role.parse(row.role),
    teams: Ids.parse(JSON.parse(row.teams)),
    leads: Ids.parse(JSON.parse(row.leads)),
    person: row.person,
    invitedBy: row.invited_by,
    expiresAt: row.expires_at,
  };
}
