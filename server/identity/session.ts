/** Who a request comes from. */
import type { Backend, Session } from '../backend.ts';
import { findDeviceByToken, writeLastSeen } from '../store/devices.ts';
import { hashSecret } from './secrets.ts';

/** How exactly the list of sessions tells when a device was last seen: a write for each request would cost more than it says. */
const LAST_SEEN_MS = 10 * 60_000;

/** null for a token that is unknown, was revoked, or whose person has left. */
export async function authenticate({ store }: Backend, token: string, now: number): Promise<Session | null> {
  const found = await store.read((tx) => findDeviceByToken(tx, hashSecret(token)));
  if (!found) return null;
  const { device, person, lastSeenAt, hasSpoken } = found;
  if (!hasSpoken || now - lastSeenAt > LAST_SEEN_MS) await store.write((tx) => writeLastSeen(tx, device, now));
  return { device, person };
}
