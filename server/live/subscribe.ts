/** Opening a stream: who may hear what, looked up so that no change of access slips through between the look and the first event. */
import type { Backend, Session } from '../backend.ts';
import { homeSpaces, mayReadSpace, ORGANISATION_SPACE, type Standing } from '../operations/places.ts';
import { standingOf } from '../operations/standing.ts';
import { unauthorised } from '../refusal.ts';
import { readDevice } from '../store/devices.ts';
import type { Listener } from './hub.ts';

/**
 * @param follow spaces besides those that come by themselves; those that may not be read are left out, as the next pull will say
 * @returns how to end it
 * @throws {RequestRefused} 'unauthorised'
 */
export async function subscribe(
  { store, hub }: Backend,
  session: Session,
  follow: readonly string[],
  listener: Listener,
): Promise<() => void> {
  for (;;) {
    const version = hub.accessVersion;
    const { standing, lastN } = await store.read(async (tx) => {
      const device = await readDevice(tx, session.device);
      const standing = device && (await standingOf(tx, device.person));
      if (!device || !standing) throw unauthorised();
      return { standing, lastN: device.lastN };
    });
    // Nothing may come between this look and the adding, which waits for nothing.
    if (hub.accessVersion !== version) continue;
    return hub.add({ ...session, spaces: heardBy(standing, follow), partly: partlyRead(standing), lastN, listener });
  }
}

function heardBy(standing: Standing, follow: readonly string[]): Set<string> {
  return new Set([...homeSpaces(standing), ...follow.filter((space) => mayReadSpace(standing, space))]);
}

function partlyRead({ access }: Standing): Set<string> {
  return new Set(access.role === 'guest' ? [ORGANISATION_SPACE] : []);
}
