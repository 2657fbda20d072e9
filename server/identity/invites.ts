/** Invitations: who may give which, and what one would mean. */
import type * as z from 'zod/mini';
import { Organisation, Person, Team } from '#lib/okr/model.ts';
import type { InvitePreview, InviteRequest, OpenInvite } from '#lib/sync/protocol.ts';
import type { Backend, Session } from '../backend.ts';
import { may } from '../operations/may.ts';
import { ORGANISATION_SPACE, teamSpace, towardsSpace, type Standing } from '../operations/places.ts';
import { RequestRefused } from '../refusal.ts';
import { hasJoined, readMembershipsOf } from '../store/access.ts';
import {
  countOpenInvites,
  readInvite,
  readOpenInvites,
  withdrawInvite,
  writeInvite,
  type Invite,
} from '../store/invites.ts';
import { readOrganisation } from '../store/meta.ts';
import { readRecord } from '../store/records.ts';
import type { Reading } from '../store/store.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { stillIn } from './session.ts';

/** How long an invite waits for somebody. */
export const INVITE_MS = 7 * 86_400_000;

/** Of one person: a whole company invited at once, and an end to what somebody could fill the server with. */
const MOST_OPEN = 1_000;

export interface GivenInvite {
  code: string;
  /** Epoch ms. */
  expiresAt: number;
}

/** @throws {RequestRefused} 'forbidden', 'missing' */
export function createInvite(
  { store }: Backend,
  session: Session,
  request: z.infer<typeof InviteRequest>,
  now: number,
): Promise<GivenInvite> {
  const code = newSecret();
  const { role, teams, leads = [], person = null } = request;
  const wanted = { role, teams: [...new Set([...teams, ...leads])], leads, person, invitedBy: session.person };
  return store.write(async (tx) => {
    const standing = await stillIn(tx, session);
    await refuseInvite(tx, standing, wanted);
    if ((await countOpenInvites(tx, session.person, now)) >= MOST_OPEN) {
      throw forbidden(`${MOST_OPEN} invitations of yours wait already. Take some back.`);
    }
    const expiresAt = now + INVITE_MS;
    await writeInvite(tx, { ...wanted, codeHash: hashSecret(code), expiresAt }, now);
    return { code, expiresAt };
  });
}

type Wanted = Pick<Invite, 'role' | 'teams' | 'leads' | 'person'>;

/** Throws unless a person who stands so may invite so: asked when an invite is given, and again when it is used. */
export async function refuseInvite(
  tx: Reading,
  standing: Standing,
  { role, teams, leads, person }: Wanted,
): Promise<void> {
  // A further device brings nobody in.
  if (person === standing.access.person) return;
  if (person !== null) await refuseKnown(tx, person);
  // Whoever is known by name may have been given a place already, and whoever comes in as that person has it.
  const given = person === null ? [] : await readMembershipsOf(tx, person);
  for (const team of new Set([...teams, ...given.map(({ team }) => team)])) {
    const towards = towardsSpace(standing, teamSpace(team), false);
    if (!towards) throw new RequestRefused({ code: 'missing', detail: `There is no team ${team}.` });
    if (!may('invite', towards)) throw forbidden('You may invite people only into teams that you lead.');
  }
  const isAdmin = mayDecideRoles(standing);
  if (!isAdmin && role === 'admin') throw forbidden('Only admins make admins.');
  if (!isAdmin && teams.length === 0) throw forbidden('Name a team that you lead.');
  if (role === 'guest' && (teams.length === 0 || leads.length > 0 || given.some(({ leads }) => leads))) {
    throw forbidden('A guest needs a team to be a guest of, and leads none.');
  }
}

function mayDecideRoles(standing: Standing): boolean {
  const towards = towardsSpace(standing, ORGANISATION_SPACE, false);
  return towards !== null && may('roles', towards);
}

/** Those that somebody gave and nobody has used yet, for admins everybody's; newest first. */
export function listInvites({ store }: Backend, session: Session, now: number): Promise<OpenInvite[]> {
  return store.read(async (tx) => {
    const standing = await stillIn(tx, session);
    const invites = await readOpenInvites(tx, now);
    return invites
      .filter(({ invitedBy }) => isTheirs(standing, invitedBy))
      .map(({ codeHash, teams, leads, ...invite }) => {
        return { ...invite, id: codeHash, teams: [...teams], leads: [...leads] };
      });
  });
}

/**
 * Nobody comes in by it any more.
 *
 * @param id as the list has it
 * @throws {RequestRefused} 'missing' for one that is not there, was used, or is somebody else's, unless one is an admin
 */
export function revokeInvite({ store }: Backend, session: Session, id: string, now: number): Promise<void> {
  return store.write(async (tx) => {
    const standing = await stillIn(tx, session);
    const invite = await readInvite(tx, id, now);
    if (!invite || !isTheirs(standing, invite.invitedBy)) {
      throw new RequestRefused({ code: 'missing', detail: 'There is no such invite, or somebody has used it.' });
    }
    await withdrawInvite(tx, id);
  });
}

function isTheirs(standing: Standing, invitedBy: string | null): boolean {
  return invitedBy === standing.access.person || mayDecideRoles(standing);
}

async function refuseKnown(tx: Reading, person: string): Promise<void> {
  const row = await readRecord(tx, ORGANISATION_SPACE, person);
  if (!row || row.record.deleted || row.record.kind !== 'person') {
    throw new RequestRefused({ code: 'missing', detail: `There is no person ${person}.` });
  }
  // Otherwise an invite would let a stranger into the private space of someone who is in already.
  if (await hasJoined(tx, person))
    throw forbidden('This person has joined. Only they invite a further device of theirs.');
}

const forbidden = (detail: string) => new RequestRefused({ code: 'forbidden', detail });

/** @throws {RequestRefused} 'gone' for a code that is unknown, used up or expired: which of these, a guesser need not know */
export async function findInvite(tx: Reading, code: string, now: number): Promise<Invite> {
  const invite = await readInvite(tx, hashSecret(code), now);
  if (!invite) throw goneInvite();
  return invite;
}

export function goneInvite(): RequestRefused {
  return new RequestRefused({
    code: 'gone',
    detail: 'This invite was used, withdrawn or has expired. Ask for a new one.',
  });
}

/** @throws {RequestRefused} 'gone' */
export function previewInvite({ store }: Backend, code: string, now: number): Promise<z.infer<typeof InvitePreview>> {
  return store.read(async (tx) => {
    const { role, teams, invitedBy, person } = await findInvite(tx, code, now);
    const named = await Promise.all(teams.map(async (id) => ({ id, name: await nameOf(tx, id, Team) })));
    return {
      organisation: await organisationName(tx),
      invitedBy: invitedBy === null ? null : await nameOf(tx, invitedBy, Person),
      role,
      teams: named,
      ...(person !== null && { person: { id: person, name: await nameOf(tx, person, Person) } }),
    };
  });
}

export async function organisationName(tx: Reading): Promise<string> {
  return nameOf(tx, (await readOrganisation(tx)) ?? '', Organisation);
}

/** What a record of the directory is called; '' where there is none. */
async function nameOf(tx: Reading, id: string, schema: z.ZodMiniType<{ name: string }>): Promise<string> {
  const row = await readRecord(tx, ORGANISATION_SPACE, id);
  return schema.safeParse(row?.record.fields).data?.name ?? '';
}
