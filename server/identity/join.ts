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
import { findFormerOwner, readDevice } from '../store/devices.ts';
import { readDeviceLetIn, useInvite, type Invite } from '../store/invites.ts';
import { ensureSpace } from '../store/spaces.ts';
import type { Reading, Writing } from '../store/store.ts';
import { addToDirectory, showMember, showReturned } from './directory.ts';
import { findInvite, goneInvite, organisationName, refuseInvite } from './invites.ts';
import { letIn } from './letIn.ts';
import { hashSecret, newSecret, tokenOfAttempt } from './secrets.ts';

/**
 * The same attempt is answered in the same way as often as it is asked, until the token has been used: a lost answer costs nothing.
 *
 * @throws {RequestRefused} 'gone' for the code, 'forbidden' for a person that is not theirs to be, 'invalid'
 */
export function join({ store, hub, newId }: Backend, request: JoinRequest, now: number): Promise<JoinAnswer> {
  const { code, attempt } = request;
  const token = attempt === undefined ? newSecret() : tokenOfAttempt(attempt, code);
  const attemptHash = attempt === undefined ? null : hashSecret(attempt);
  const fresh = newId();
  return store.write(async (tx) => {
    const answer = async (device: string, person: string): Promise<JoinAnswer> => {
      return { token, device, person, organisation: await organisationName(tx), serverTime: now };
    };
    const before = attemptHash === null ? null : await letInBefore(tx, request, attemptHash, now);
    if (before) return answer(before.device, before.person);

    const invite = await findInvite(tx, code, now);
    await refuseWithdrawn(tx, invite);
    const { person, isKnown } = await whoComes(tx, invite, request);
    if (!(await readAccess(tx, person))) {
      const changes = await bringIn(tx, { invite, request, person, isKnown }, now);
      tx.afterCommit(() => hub.committed({ settled: null, changes }));
    }
    await letIn(tx, { device: fresh, person, name: request.device, tokenHash: hashSecret(token), now });
    await useInvite(tx, invite.codeHash, { device: fresh, attemptHash, now });
    return answer(fresh, person);
  });
}

/** The device that this very attempt has let in, as long as nobody has spoken with its token. */
async function letInBefore(tx: Reading, { code, person }: JoinRequest, attemptHash: string, now: number) {
  const letIn = await readDeviceLetIn(tx, { codeHash: hashSecret(code), attemptHash }, now);
  const device = letIn && (await readDevice(tx, letIn.device));
  // An invite that is made out to somebody makes them that person, whatever their device calls itself.
  return device && !device.hasSpoken && device.person === (letIn.person ?? person) ? device : null;
}

interface Comer {
  person: string;
  /** The identifier stands for a person already, and rightly so. */
  isKnown: boolean;
}

async function whoComes(tx: Reading, invite: Invite, { person, former }: JoinRequest): Promise<Comer> {
  if (invite.person !== null) {
    // Whoever has left meanwhile is not brought back by a further device of theirs.
    if ((await hasJoined(tx, invite.person)) && !(await readAccess(tx, invite.person))) throw goneInvite();
    return { person: invite.person, isKnown: true };
  }
  if (!(await hasJoined(tx, person))) return { person, isKnown: false };
  // Only they can have that token; a colleague who invites them back has never seen it.
  const owner = former === undefined ? null : await findFormerOwner(tx, hashSecret(former));
  if (owner !== person) throw taken();
  return { person, isKnown: true };
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

interface Newcomer extends Comer {
  invite: Invite;
  request: JoinRequest;
}

async function bringIn(
  tx: Writing,
  { invite, request, person, isKnown }: Newcomer,
  now: number,
): Promise<SpaceChange[]> {
  const space = SpaceId.safeParse(personSpace(person));
  if (!space.success)
    throw new RequestRefused({ code: 'invalid', detail: 'Identifiers of people have no such characters.' });
  const rows = new RowsInHand(tx);
  const known = await rows.findLive(person);
  // Nobody comes in under the identifier of something else.
  if (known && !isKnown) throw taken();
  if (known) {
    await showReturned(rows, person, invite.role, now);
  } else {
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
