/** The devices of a person as sessions: seen, ended, and replaced where a browser profile turned out to be a copy. */
import type { JoinAnswer, Membership, OthersSession, Session as SessionShape } from '#lib/sync/protocol.ts';
import type { Backend, Session } from '../backend.ts';
import { may } from '../operations/may.ts';
import { ORGANISATION_SPACE, towardsSpace, type Standing } from '../operations/places.ts';
import { RowsInHand } from '../operations/rowsInHand.ts';
import { endMembership } from '../operations/staff.ts';
import { standingOf } from '../operations/standing.ts';
import { RequestRefused, unauthorised } from '../refusal.ts';
import { readAccess, readPeopleWithRole } from '../store/access.ts';
import { addDevice, readDevice, readDevicesOf, readDevicesOfOthers, revokeDevice } from '../store/devices.ts';
import { showLeft } from './directory.ts';
import { organisationName } from './invites.ts';
import { hashSecret, newSecret } from './secrets.ts';

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
    if (!mayEndOthers(await standingOf(tx, session.person))) {
      throw new RequestRefused({ code: 'forbidden', detail: 'Only admins see the sessions of others.' });
    }
    const devices = await readDevicesOfOthers(tx, session.person);
    return devices.map(({ device, person, name, createdAt, lastSeenAt }) => {
      return { id: device, person, device: name, createdAt, lastSeenAt };
    });
  });
}

function mayEndOthers(standing: Standing | null): boolean {
  const towards = standing && towardsSpace(standing, ORGANISATION_SPACE, false);
  return towards !== null && may('othersSessions', towards);
}

/** What a person is in the organisation, which the directory does not tell of everybody. */
export function showMembership({ store }: Backend, { person }: Session): Promise<Membership> {
  return store.read(async (tx) => {
    const access = await readAccess(tx, person);
    if (!access) throw unauthorised();
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
    const standing = await standingOf(tx, session.person);
    const device = await readDevice(tx, id);
    const isAllowed = device?.person === session.person || mayEndOthers(standing);
    if (!device || !isAllowed) throw new RequestRefused({ code: 'missing', detail: 'There is no such session.' });
    await revokeDevice(tx, id, now);
    tx.afterCommit(() => hub.sessionEnded(id));
  });
}

/** @throws {RequestRefused} 'forbidden' for the only admin */
export function leave({ store, hub }: Backend, session: Session, now: number): Promise<void> {
  return store.write(async (tx) => {
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
    if (!(await readDevice(tx, session.device))) throw unauthorised();
    await addDevice(tx, { device, person, name, tokenHash: hashSecret(token), now });
    return { token, device, person, organisation: await organisationName(tx), serverTime: now };
  });
}
