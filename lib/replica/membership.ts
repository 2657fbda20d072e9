/** What a person does about the server: joins it, brings objectives along, leaves it, and looks at what it refused. */
import { v7 as uuid } from 'uuid';
import type { JoinAnswer } from '#lib/sync/protocol.ts';
import { letGo, readAttention } from './attention.ts';
import type { Connection } from './connection.ts';
import type { AttentionRow } from './database.ts';
import { bringAlong, joinServer, type Bringing } from './join.ts';
import { leaveAndKeep } from './leave.ts';

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

    attention: (): Promise<AttentionRow[]> => readAttention(connection),
    async letGo(key: string): Promise<void> {
      await letGo(connection, key);
      changed();
    },
  };
}
export type Membership = ReturnType<typeof membershipOf>;
