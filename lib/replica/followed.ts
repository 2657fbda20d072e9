/** Spaces that a person looks at besides those that come by themselves: open teams of others (protocol, 'Spaces'). Kept on this device only. */
import { readDevice, writing } from './commit.ts';
import type { Connection } from './connection.ts';
import type { SpaceRow } from './database.ts';
import { handOf } from './hand.ts';
import { forget } from './receive.ts';

/** The followed among all spaces, in the order of their names. */
export const followedIn = (spaces: readonly SpaceRow[]): string[] =>
  spaces.filter(({ followed }) => followed).map(({ id }) => id);

/** From the next pull on the space is here; the server may say that it is gone. */
export function followSpace(connection: Connection, space: string): Promise<void> {
  return writing(connection, async (tx) => {
    const { server } = await readDevice(tx);
    // There is nobody to ask for it.
    if (!server) return;
    const row: SpaceRow = (await tx.objectStore('spaces').get(space)) ?? { id: space, ver: 0 };
    await tx.objectStore('spaces').put({ ...row, followed: true });
  });
}

/** Forgets a followed space. What was done in it and waits is sent all the same. */
export function unfollowSpace(connection: Connection, space: string, now: number): Promise<void> {
  return writing(connection, async (tx) => {
    const row = await tx.objectStore('spaces').get(space);
    if (!row?.followed) return;
    const { me } = await readDevice(tx);
    // One that has meanwhile become one's own comes again by itself.
    await forget(tx, handOf(tx, { me, now }), space);
  });
}
