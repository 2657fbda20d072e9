/**
 * The writing side of the replica, in one module of its own: a page paints without it (schemas, merging, identifiers and all), and loads it
 * right after.
 */
import { v7 as uuid } from 'uuid';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';
import { createDevice, turnOfTime, writeTime } from './begin.ts';
import {
  abort,
  beginWrite,
  commitDrafts,
  previewDrafts,
  readRoots,
  rewriteKeys,
  rootsOf,
  type Step,
} from './commit.ts';
import type { Connection } from './connection.ts';
import type { DeviceState } from './database.ts';
import { partsOf } from './findRoot.ts';
import { damageIn } from './inspect.ts';
import type { LiveQueries } from './live.ts';
import type { Reader } from './read.ts';
import { settleLocally } from './settle.ts';
import { undoStep } from './undo.ts';
import { directoryOf } from './tree.ts';
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
      queries.preview(rootsOf(drafts), (roots) => previewDrafts(roots, drafts, device(), now(), newId));
    },
    commit: (drafts: readonly Draft[]): Promise<Step> => commitDrafts(connection, drafts, { now: now(), newId }),
    undo: (step: Step, how: { withWhatFollowed?: boolean }): Promise<void> =>
      undoStep(connection, step, { now: now(), newId, ...how }),

    /** Writes what time alone has changed; a mere look where that is nothing. Returns whether it was anything. */
    async writeTime(read: Reader): Promise<boolean> {
      const start = { now: now(), zone: zone(), newId };
      if (turnOfTime(await read.directory(), start).length === 0) return false;
      return writeTime(connection, start);
    },
    settle: (): Promise<number> => settleLocally(connection, now()),

    /** Looks thoroughly at a root; what is damaged in it is put aside. Returns whether anything was. */
    async inspect(id: string): Promise<boolean> {
      const { space, me } = device();
      return connection.run(async (db) => {
        const tx = beginWrite(db);
        try {
          const rows: unknown[] = await tx.objectStore('roots').getAll(partsOf(space, id));
          const reason = rows.map(damageIn).find((problem) => problem !== null) ?? null;
          if (reason !== null) {
            const known =
              id === DIRECTORY_ROOT
                ? directoryOf(null, me)
                : (await readRoots(tx, device(), new Set(), now())).directory;
            const sound = await setAside(tx, { space, id, at: now() }, { ok: false, rows, reason }, known);
            if (id === DIRECTORY_ROOT) await rewriteKeys(tx, space, new Set(), directoryOf(sound, me));
          }
          await tx.done;
          return reason !== null;
        } catch (error) {
          throw await abort(tx, error);
        }
      });
    },
  };
}
export type Writer = ReturnType<typeof writerOf>;
