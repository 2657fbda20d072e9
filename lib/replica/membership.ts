/** What a person does about the server: joins it, brings objectives along, leaves it, and looks at what it refused. */
import { v7 as uuid } from 'uuid';
import type { JoinAnswer } from '#lib/sync/protocol.ts';
import { readArrival, type Arrival } from './arrival.ts';
import { letGo, readAttention } from './attention.ts';
import type { Connection } from './connection.ts';
import { isDevice, type AttentionRow } from './database.ts';
import { readFormer } from './former.ts';
import { followSpace, unfollowSpace } from './followed.ts';
import { bringAlong, joinServer, type Bringing } from './join.ts';
import { leaveAndKeep } from './leave.ts';
import { syncedCopyOf } from './synced.ts';
import { AnotherMembership } from './wholeErrors.ts';

export interface MembershipContext {
  connection: Connection;
  /** Epoch ms. */
  now: () => number;
  /** Something has changed: every window shows it. */
  changed(): void;
  /** Another person, space or server: every window begins anew. */
  replaced(): Promise<void>;
}

export function membershipOf({ connection, now, changed, replaced }: MembershipContext) {
  return {
    /** Throws JoinedServer where this device has joined one already. */
    async join(url: string, answer: JoinAnswer): Promise<void> {
      await joinServer(connection, { url, answer, now: now() });
      await replaced();
    },

    /**
     * Goes on where a session has ended, with a new one: what waits is kept, and sent by it. Throws AnotherMembership unless it is of the same
     * person at the same server.
     */
    async joinAgain(url: string, answer: JoinAnswer): Promise<void> {
      const device = await connection.run((db) => db.get('meta', 'device'));
      if (!isDevice(device) || device.server?.url !== url || device.me !== answer.person) {
        throw new AnotherMembership('What waits here is for somebody else, or for another server.');
      }
      await syncedCopyOf({ connection, now, changed }).becomeDevice(answer);
      changed();
    },

    /** The token to show to a server that this device was at before (former.ts), or null. */
    formerToken: (url: string): Promise<string | null> => readFormer(connection, url),

    /** How far the first reading of the organisation has come. */
    arrival: (): Promise<Arrival> => readArrival(connection),

    /** Makes ticked objectives again in a space of the organisation. Throws ChangeRefused, and then all are where they were. */
    async bringAlong(bringing: Bringing): Promise<void> {
      await bringAlong(connection, bringing, { now: now(), newId: uuid });
      changed();
    },

    /** The session is ended by client/joining.ts; to keep nothing, wipe the copy instead (wholeCopy.ts). */
    async leaveAndKeep(): Promise<void> {
      await leaveAndKeep(connection, now());
      await replaced();
    },

    /** Reads an open team of others from now on; the syncer is to be poked, which does not ask for what nobody has changed. */
    async follow(space: string): Promise<void> {
      await followSpace(connection, space);
      changed();
    },

    async unfollow(space: string): Promise<void> {
      await unfollowSpace(connection, space, now());
      changed();
    },

    attention: (): Promise<AttentionRow[]> => readAttention(connection),
    async letGo(key: string): Promise<void> {
      await letGo(connection, key);
      changed();
    },
  };
}
export type Membership = ReturnType<typeof membershipOf>;
