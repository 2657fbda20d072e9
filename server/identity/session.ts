/** Who a request comes from, when it arrives and when it is about to take effect. */
import type { Backend, Session } from '../backend.ts';
import type { Standing } from '../operations/places.ts';
import { standingOf } from '../operations/standing.ts';
import { unauthorised } from '../refusal.ts';
import { findDeviceByToken, readDevice, writeLastSeen } from '../store/devices.ts';
import type { Reading } from '../store/store.ts';
import { SESSIONS } from '../store/sessions.ts';
import { hashSecret } from './secrets.ts';

/** How exactly the list of sessions tells when a device was last seen: a write for each request would cost more than it says. */
const LAST_SEEN_MS = 10 * 60_000;

/** null for a token that is unknown, was revoked, or whose person has left. */
export async function authenticate({ store }: Backend, token: string, now: number): Promise<Session | null> {
  const hash = hashSecret(token);
  const found = await store.recall(SESSIONS, hash, (tx) => findDeviceByToken(tx, hash));
  if (!found) return null;
  const { device, person, lastSeenAt, hasSpoken } = found;
  if (!hasSpoken || now - lastSeenAt > LAST_SEEN_MS) await store.write((tx) => writeLastSeen(tx, hash, now));
  return { device, person };
}

/**
 * How the person of a session stands, in the transaction that acts on it: it may have been ended since its request was recognised, and then
 * nothing happens any more.
 *
 * @throws {RequestRefused} 'unauthorised'
 */
export async function stillIn(tx: Reading, session: Session): Promise<Standing> {
  const device = await readDevice(tx, session.device);
  const standing = device && (await standingOf(tx, device.person));
  if (!standing) throw unauthorised();
  return standing;
}
