/** What is done with the copy as a whole, or beside it: backup and restore, the wipe, what was put aside, small notes of the device. */
import type { SyncedCopy } from '#lib/sync/client/copy.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { addBackup } from './addBackup.ts';
import { backupText, readBackup, replaceWithBackup } from './backup.ts';
import type { Connection } from './connection.ts';
import type { DeviceState } from './database.ts';
import type { Membership } from './membership.ts';
import type { Reader } from './read.ts';
import type { Step } from './step.ts';

export interface WholeCopyContext {
  connection: Connection;
  device: () => DeviceState;
  read: () => Reader;
  now: () => number;
  commit(drafts: readonly Draft[]): Promise<Step>;
  /** Something small has changed: every window shows it. */
  changed(): void;
  /** Everything has changed: every window begins anew. */
  replaced(): Promise<void>;
}

/** What a backup has added. */
export interface Added {
  /** null where everything was here already. */
  step: Step | null;
  /** Objectives that came back. */
  objectives: number;
  /** Records that could not come back: in something closed, or said by others to others. */
  left: number;
  /** What came back lies on this device alone, until it is brought to the organisation. */
  isApart: boolean;
}

export function wholeCopyOf(context: WholeCopyContext) {
  const { connection, device, read, now, commit, changed, replaced } = context;
  return {
    backup: async (): Promise<string> => backupText((await read().everything()).roots, device(), now()),

    /** Puts a backup's content in the place of everything here. Throws NotABackup, and JoinedServer where only adding makes sense. */
    async restore(text: string): Promise<void> {
      await replaceWithBackup(connection, readBackup(text));
      await replaced();
    },

    /** Adds to what is here what is missing of a backup. Throws NotABackup. */
    async addBackup(text: string): Promise<Added> {
      const { drafts, ...added } = addBackup(readBackup(text), (await read().everything()).roots, device());
      const step = drafts.length > 0 ? await commit(drafts) : null;
      return { ...added, step, isApart: added.objectives > 0 && device().server !== undefined };
    },

    /** Deletes everything this browser has of the copy; windows that are open start afresh. */
    async wipe(): Promise<void> {
      await connection.run(async (db) => {
        const tx = db.transaction([...db.objectStoreNames], 'readwrite', { durability: 'strict' });
        await Promise.all([...tx.objectStoreNames].map((store) => tx.objectStore(store).clear()));
        await tx.done;
      });
      await replaced();
    },

    /** Forgets a row that was set aside, once the person has seen and, if they wished, saved it. */
    async discardSetAside(key: string): Promise<void> {
      await connection.run((db) => db.delete('set-aside', key));
      changed();
    },

    /** Keeps a small value of this device only, outside any operation; read it with `read.meta`. undefined forgets it. */
    async keep(key: string, value: unknown): Promise<void> {
      await connection.run(async (db) => {
        if (value === undefined) await db.delete('meta', key);
        else await db.put('meta', value, key);
      });
    },

    /** The copy as a syncer sees it (lib/sync/client). The syncer is to be told of every change (`onChange`). */
    async synced(): Promise<SyncedCopy> {
      return (await import('./synced.ts')).syncedCopyOf(context);
    },

    /** Joining and leaving a server, and what it refused (membership.ts). */
    async membership(): Promise<Membership> {
      return (await import('./membership.ts')).membershipOf(context);
    },

    /** A step that was kept under a name, so that it can be taken back after a restart; or null. */
    async keptStep(key: string): Promise<Step | null> {
      const value = await read().meta(key);
      return typeof value === 'object' && value !== null && 'images' in value ? (value as Step) : null;
    },
  };
}
export type WholeCopy = ReturnType<typeof wholeCopyOf>;
