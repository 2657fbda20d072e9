/** What is done with the copy as a whole, or beside it: backup and restore, the wipe, what was put aside, small notes of the device. */
import type { SyncedCopy } from '#lib/sync/client/copy.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { addBackup, backupText, readBackup, replaceWithBackup } from './backup.ts';
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

export function wholeCopyOf(context: WholeCopyContext) {
  const { connection, device, read, now, commit, changed, replaced } = context;
  return {
    backup: async (): Promise<string> => backupText((await read().everything()).roots, device(), now()),

    /** Puts a backup's content in the place of everything here, or adds to it what is missing here. Throws NotABackup. */
    async restore(text: string, mode: 'replace' | 'add'): Promise<Step | null> {
      const backup = readBackup(text);
      if (mode === 'add') {
        const drafts = addBackup(backup, (await read().everything()).roots, device().me);
        return drafts.length > 0 ? commit(drafts) : null;
      }
      await replaceWithBackup(connection, backup);
      await replaced();
      return null;
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
