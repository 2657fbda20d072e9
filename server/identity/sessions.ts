/** The devices of a person as sessions: seen, ended, and replaced where a browser profile turned out to be a copy. */
import type { JoinAnswer, Membership, OthersSession, Session as SessionShape } from '#lib/sync/protocol.ts';
import type { Backend, Session } from '../backend.ts';
import { may } from '../operations/may.ts';
import { ORGANISATION_SPACE, towardsSpace, type Standing } from '../operations/places.ts';
import { RowsInHand } from '../operations/rowsInHand.ts';
import { endMembership } from '../operations/staff.ts';
import { RequestRefused } from '../refusal.ts';
import { readPeopleWithRole } from '../store/access.ts';
import { forgetToken, readDevice, readDevicesOf, readDevicesOfOthers, revokeDevice } from '../store/devices.ts';
import { withdrawOwnInvites } from '../store/invites.ts';
import { showLeft } from './directory.ts';
import { organisationName } from './invites.ts';
import { letIn } from './letIn.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { stillIn } from './session.ts';

/** Oldest first. */
export async function listSessions({ store }: Backend, session: Session): Promise<SessionShape[]> {
  const devices = await store.read((tx) => readDevicesOf(tx, session.person));
  return devices.map(({ device, name, createdAt, lastSeenAt }) => {
    return { id: device, device: name, createdAt, lastSeenAt, current: device === session.device };
  });
}

/**
 * Everybody else's, by person.
 *
 * @throws {RequestRefused} 'forbidden' for whoever is no admin
 */
export function listOthersSessions({ store }: Backend, session: Session): Promise<OthersSession[]> {
  return store.read(async (tx) => {
    if (!mayEndOthers(await stillIn(tx, session))) {
      throw new RequestRefused({ code: 'forbidden', detail: 'Only admins see the sessions of others.' });
    }
    const devices = await readDevicesOfOthers(tx, session.person);
    return devices.map(({ device, person, name, createdAt, lastSeenAt }) => {
      return { id: device, person, device: name, createdAt, lastSeenAt };
    });
  });
}

function mayEndOthers(standing: Standing): boolean {
  const towards = towardsSpace(standing, ORGANISATION_SPACE, false);
  return towards !== null && may('othersSessions', towards);
}

/** What a person is in the organisation, which the directory does not tell of everybody. */
export function showMembership({ store }: Backend, session: Session): Promise<Membership> {
  return store.read(async (tx) => {
    const { access } = await stillIn(tx, session);
    const { role, member, leads } = access;
    return { organisation: await organisationName(tx), role, teams: [...member], leads: [...leads] };
  });
}

/**
 * Ends a session, its streams too, before anything more is told to it.
 *
 * @throws {RequestRefused} 'missing' for one that is not there, or not one's own unless one is an admin
 */
export function revokeSession({ store, hub }: Backend, session: Session, id: string, now: number): Promise<void> {
  return store.write(async (tx) => {
    const standing = await stillIn(tx, session);
    const device = await readDevice(tx, id);
    const isTheirs = device?.person === session.person;
    if (!device || !(isTheirs || mayEndOthers(standing))) {
      throw new RequestRefused({ code: 'missing', detail: 'There is no such session.' });
    }
    await revokeDevice(tx, id, now);
    // Whoever ends a session from elsewhere does not trust it any more: neither what it may have given out, nor, where they themselves are
    // still in by another, that its token is in their hands.
    if (id !== session.device) {
      await withdrawOwnInvites(tx, device.person);
      if (isTheirs) await forgetToken(tx, id);
    }
    tx.afterCommit(() => hub.sessionEnded(id));
  });
}

/** @throws {RequestRefused} 'forbidden' for the only admin */
export function leave({ store, hub }: Backend, session: Session, now: number): Promise<void> {
  return store.write(async (tx) => {
    await stillIn(tx, session);
    const admins = await readPeopleWithRole(tx, 'admin');
    if (admins.length === 1 && admins[0] === session.person) {
      throw new RequestRefused({ code: 'forbidden', detail: 'You are the only admin. Make somebody else one first.' });
    }
    const rows = new RowsInHand(tx);
    await endMembership({ tx, rows, now }, session.person);
    await showLeft(rows, session.person, now);
    const changes = await rows.write(now);
    tx.afterCommit(() => {
      hub.accessChanged(new Set([session.person]), new Set());
      hub.committed({ settled: null, changes });
    });
  });
}

/**
 * A device of its own for a copied browser profile, which shares its token with another: the other keeps the old one.
 *
 * @param name what the list of sessions calls it
 */
export function replaceDevice(
  { store, newId }: Backend,
  session: Session,
  name: string,
  now: number,
): Promise<JoinAnswer> {
  const token = newSecret();
  const device = newId();
  const { person } = session;
  return store.write(async (tx) => {
    await stillIn(tx, session);
    await letIn(tx, { device, person, name, tokenHash: hashSecret(token), now });
    return { token, device, person, organisation: await organisationName(tx), serverTime: now };
  });
}
