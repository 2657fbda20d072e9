/**
 * The writing side of the replica, in one module of its own: a page paints without it (schemas, merging, identifiers and all), and loads it
 * right after.
 */
import { v7 as uuid } from 'uuid';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';
import { createDevice, isTimeDue, writeTime } from './begin.ts';
import { commitDrafts, directoryIn, readRoots, rewriteKeys, writing } from './commit.ts';
import type { Connection } from './connection.ts';
import type { DeviceState } from './database.ts';
import { partsOf } from './findRoot.ts';
import { rootsOf } from './homes.ts';
import { damageIn } from './inspect.ts';
import type { LiveQueries } from './live.ts';
import type { Reader } from './read.ts';
import { writeJoinedTime } from './joinedTime.ts';
import { rootKey, type Root } from './row.ts';
import { settleLocally } from './settle.ts';
import { previewDrafts, type Step } from './step.ts';
import { undoStep } from './undo.ts';
import { setAside } from './writeRoot.ts';

export interface WriterContext {
  connection: Connection;
  device: () => DeviceState;
  now: () => number;
  zone: () => string;
  /** Tests may count instead. */
  newId?: (() => string) | undefined;
}

export function writerOf({ connection, device, now, zone, newId = uuid }: WriterContext) {
  return {
    createDevice: (): Promise<DeviceState> => createDevice(connection, { now: now(), zone: zone(), newId }),

    /** Shows what the drafts will do in every live query that holds what they concern. Throws ChangeRefused. */
    preview(queries: LiveQueries, drafts: readonly Draft[]): void {
      const asked = { device: device(), now: now(), newId };
      queries.preview(rootsOf(drafts), (roots) => previewDrafts(roots, drafts, asked));
    },
    commit: (drafts: readonly Draft[]): Promise<Step> => commitDrafts(connection, drafts, { now: now(), newId }),
    undo: (step: Step, how: { withWhatFollowed?: boolean }): Promise<void> =>
      undoStep(connection, step, { now: now(), newId, ...how }),

    /** Writes what time alone has changed; a mere look where that is nothing. Returns whether it was anything. */
    async writeTime(read: Reader): Promise<boolean> {
      const start = { now: now(), zone: zone(), newId };
      if (device().server) return writeJoinedTime(connection, device(), start);
      return (await isTimeDue(connection, await read.directory(), start)) && writeTime(connection, start);
    },
    settle: (): Promise<number> => settleLocally(connection, now()),

    /** Looks thoroughly at a root; what is damaged in it is put aside. Returns whether anything was. */
    inspect({ space, id }: Pick<Root, 'space' | 'id'>): Promise<boolean> {
      return writing(connection, async (tx) => {
        const rows: unknown[] = await tx.objectStore('roots').getAll(partsOf(space, id));
        const reason = rows.map(damageIn).find((problem) => problem !== null) ?? null;
        if (reason === null) return false;
        const { roots, directory } = await readRoots(tx, device(), new Set(), now());
        const sound = await setAside(tx, { space, id, at: now() }, { ok: false, rows, reason }, directory);
        if (id === DIRECTORY_ROOT) {
          if (sound) roots.set(rootKey(space, id), sound);
          else roots.delete(rootKey(space, id));
          await rewriteKeys(tx, device(), new Set(), directoryIn(roots, device().me));
        }
        return true;
      });
    },
  };
}
export type Writer = ReturnType<typeof writerOf>;
