/** Joining: a code is used up, a person and a device come in, and the device gets its token. */
import type { Person } from '#lib/okr/model.ts';
import { SpaceId } from '#lib/sync/names.ts';
import type { JoinAnswer, JoinRequest } from '#lib/sync/protocol.ts';
import type { Backend } from '../backend.ts';
import { personSpace } from '../operations/places.ts';
import { RowsInHand, type SpaceChange } from '../operations/rowsInHand.ts';
import { standingOf } from '../operations/standing.ts';
import { RequestRefused } from '../refusal.ts';
import { hasJoined, readAccess, writeMember, writeRole } from '../store/access.ts';
import { addDevice } from '../store/devices.ts';
import { useInvite, type Invite } from '../store/invites.ts';
import { ensureSpace } from '../store/spaces.ts';
import type { Writing } from '../store/store.ts';
import { addToDirectory, showMember } from './directory.ts';
import { findInvite, goneInvite, organisationName, refuseInvite } from './invites.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** @throws {RequestRefused} 'gone' for the code, 'forbidden' for a person that is not theirs to be, 'invalid' */
export function join({ store, hub, newId }: Backend, request: JoinRequest, now: number): Promise<JoinAnswer> {
  const token = newSecret();
  const device = newId();
  return store.write(async (tx) => {
    const invite = await findInvite(tx, request.code, now);
    await refuseWithdrawn(tx, invite);
    const person = invite.person ?? request.person;
    if (!(await hasJoined(tx, person))) {
      const changes = await bringIn(tx, { invite, request, person }, now);
      tx.afterCommit(() => hub.committed({ settled: null, changes }));
    } else if (invite.person === null) {
      throw taken();
    } else if (!(await readAccess(tx, person))) {
      throw goneInvite();
    }
    await addDevice(tx, { device, person, name: request.device, tokenHash: hashSecret(token), now });
    await useInvite(tx, invite.codeHash, now);
    return { token, device, person, organisation: await organisationName(tx), serverTime: now };
  });
}

/** An invite is worth what its giver may still give. */
async function refuseWithdrawn(tx: Writing, invite: Invite): Promise<void> {
  if (invite.invitedBy === null) return;
  const giver = await standingOf(tx, invite.invitedBy);
  if (!giver) throw goneInvite();
  try {
    await refuseInvite(tx, giver, invite);
  } catch (error) {
    throw error instanceof RequestRefused ? goneInvite() : error;
  }
}

interface Newcomer {
  invite: Invite;
  request: JoinRequest;
  person: string;
}

async function bringIn(tx: Writing, { invite, request, person }: Newcomer, now: number): Promise<SpaceChange[]> {
  const space = SpaceId.safeParse(personSpace(person));
  if (!space.success)
    throw new RequestRefused({ code: 'invalid', detail: 'Identifiers of people have no such characters.' });
  const rows = new RowsInHand(tx);
  const known = await rows.findLive(person);
  // Whoever is known by name comes in by an invite made out to them, and nobody under the identifier of something else.
  if (known && invite.person === null) throw taken();
  if (!known) {
    const fields = { name: request.name, zone: request.zone } satisfies Person;
    addToDirectory(rows, { kind: 'person', id: person, fields }, now);
  }
  await writeRole(tx, person, invite.role);
  await ensureSpace(tx, space.data);
  for (const team of invite.teams) {
    const leads = invite.leads.includes(team);
    await writeMember(tx, team, person, leads);
    await showMember(rows, team, { person, leads }, now);
  }
  return rows.write(now);
}

function taken(): RequestRefused {
  const detail =
    'Somebody has this identifier already. Ask them for an invite for a further device, or an admin for one for this person.';
  return new RequestRefused({ code: 'forbidden', detail });
}
