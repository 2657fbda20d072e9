/** The devices of a person as sessions: seen, ended, and replaced where a browser profile turned out to be a copy. */
import type * as z from 'zod/mini';
import type { JoinAnswer, Session as SessionShape } from '#lib/sync/protocol.ts';
import type { Backend, Session } from '../backend.ts';
import { may } from '../operations/may.ts';
import { ORGANISATION_SPACE, towardsSpace } from '../operations/places.ts';
import { RowsInHand } from '../operations/rowsInHand.ts';
import { endMembership } from '../operations/staff.ts';
import { standingOf } from '../operations/standing.ts';
import { RequestRefused, unauthorised } from '../refusal.ts';
import { readPeopleWithRole } from '../store/access.ts';
import { addDevice, readDevice, readDevicesOf, revokeDevice } from '../store/devices.ts';
import { showLeft } from './directory.ts';
import { organisationName } from './invites.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** Oldest first. */
export async function listSessions({ store }: Backend, session: Session): Promise<z.infer<typeof SessionShape>[]> {
  const devices = await store.read((tx) => readDevicesOf(tx, session.person));
  return devices.map(({ device, name, createdAt, lastSeenAt }) => {
    return { id: device, device: name, createdAt, lastSeenAt, current: device === session.device };
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
    const towards = standing && towardsSpace(standing, ORGANISATION_SPACE, false);
    const isAllowed = device?.person === session.person || (towards !== null && may('othersSessions', towards));
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
