/**
 * The device's copy: the one way in for changes (`commit`, a list of drafts) and the one way out (`live` over `read`). Pages and
 * worker each open their own; a BroadcastChannel says that something was written, and nobody waits for anybody.
 */
import { v7 as uuid } from 'uuid';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';
import { addBackup, backupText, readBackup, replaceWithBackup } from './backup.ts';
import { beginDevice, turnOfTime } from './begin.ts';
import { abort, beginWrite, commitDrafts, previewDrafts, readRoots, rootsOf, type Step } from './commit.ts';
import { connect, type ConnectionState } from './connection.ts';
import { liveQueries } from './live.ts';
import { readerOf } from './read.ts';
import { setAside, type Found } from './rootStore.ts';
import { settleLocally } from './settle.ts';
import { undoStep } from './undo.ts';

export interface ReplicaOptions {
  /** The database's name; pages and worker of one extension share it. */
  name?: string;
  /** Epoch milliseconds. */
  now?: () => number;
  /** The device's IANA zone. */
  zone?: () => string;
  newId?: () => string;
  /** How other pages and the worker hear of changes. */
  channel?: BroadcastChannel;
  /** Hears of the connection's state from the start, also while opening waits for another window. */
  onState?: (state: ConnectionState) => void;
}

/** What windows of one browser tell each other. */
type Note = 'changed' | 'replaced';

/** Opens the copy, creating it on the first start. Rejects with a named error (errors.ts) when there is no storage. */
export async function openReplica(options: ReplicaOptions = {}) {
  const { name = 'updraft', now = Date.now, newId = uuid } = options;
  const zone = options.zone ?? (() => Temporal.Now.timeZoneId());
  const channel = options.channel ?? new BroadcastChannel(name);
  const connection = connect(name);
  if (options.onState) connection.onState(options.onState);
  let device = await beginDevice(connection, { now: now(), zone: zone(), newId });

  const inFlight = new Set<Promise<unknown>>();
  const queries = liveQueries(() => Promise.allSettled(inFlight));
  const changeListeners = new Set<() => void>();

  const repaint = () => {
    queries.refreshAll();
    for (const listener of changeListeners) listener();
  };
  const changed = () => {
    repaint();
    channel.postMessage('changed' satisfies Note);
  };
  channel.onmessage = ({ data }: MessageEvent<Note>) => {
    if (data === 'changed') repaint();
    else void becomeCurrent();
  };
  /** Another window has put a backup in the place of everything, and with it another person and space. */
  const becomeCurrent = async () => {
    device = await beginDevice(connection, { now: now(), zone: zone(), newId });
    read = readerFor();
    repaint();
  };

  const track = async <T>(work: Promise<T>): Promise<T> => {
    inFlight.add(work);
    try {
      return await work;
    } finally {
      inFlight.delete(work);
    }
  };

  const putAside = async (id: string, found: Found & { ok: false }) => {
    await connection.run(async (db) => {
      const tx = beginWrite(db);
      try {
        const { directory } = await readRoots(tx, device, new Set(), now());
        // Reading the directory has already put it aside if it was the one.
        if (id !== DIRECTORY_ROOT) await setAside(tx, device.space, id, found, now(), directory);
        await tx.done;
      } catch (error) {
        await abort(tx);
        throw error;
      }
    });
    changed();
  };
  const reported = new Set<string>();
  let read = readerFor();

  function readerFor() {
    return readerOf(connection, device, (id, found) => {
      // Several queries may stumble over the same row before it is out of the way.
      if (reported.has(id)) return;
      reported.add(id);
      void track(putAside(id, found)).finally(() => reported.delete(id));
    });
  }

  const replica = {
    get me() {
      return device.me;
    },
    get space() {
      return device.space;
    },
    get read() {
      return read;
    },
    live: queries.live,
    /** How the database is; see connection.ts. */
    get state() {
      return connection.state;
    },
    onState: connection.onState,
    /** Called after every durable change, made here or elsewhere. */
    onChange(listener: () => void): () => void {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },

    /**
     * Makes a change. It shows in live queries before this function returns its promise; the promise resolves when it is durable, and
     * only then may a page say 'saved'. Rejects with a named error and has then changed nothing; live queries show what is stored again.
     */
    async commit(drafts: readonly Draft[]): Promise<Step> {
      const at = now();
      try {
        queries.preview(rootsOf(drafts), (roots) => previewDrafts(roots, drafts, device, at, newId));
      } catch {
        // The picture in memory may be older than the store, which is the one to judge: a refusal comes from the commit itself.
        queries.refreshAll();
      }
      try {
        const { step } = await track(commitDrafts(connection, drafts, { now: at, newId }));
        changed();
        return step;
      } catch (error) {
        queries.refreshAll();
        throw error;
      }
    },

    /** Takes a step back (undo.ts). */
    async undo(step: Step): Promise<void> {
      await track(undoStep(connection, step, { now: now(), newId }));
      changed();
    },

    /** Writes what time alone has changed (begin.ts) and settles old operations. For whoever is awake; costs little when nothing is due. */
    async turn(): Promise<void> {
      const drafts = turnOfTime(await read.directory(), { now: now(), zone: zone(), newId });
      if (drafts.length > 0) await replica.commit(drafts);
      await settleLocally(connection, now());
    },

    async backup(): Promise<string> {
      return backupText((await read.everything()).roots, device, now());
    },
    /** Puts a backup's content in the place of everything here, or adds to it what is missing here. Throws NotABackup. */
    async restore(text: string, mode: 'replace' | 'add'): Promise<Step | null> {
      const backup = readBackup(text);
      if (mode === 'add') {
        const drafts = addBackup(backup, (await read.everything()).roots, device.me);
        return drafts.length > 0 ? replica.commit(drafts) : null;
      }
      device = await track(replaceWithBackup(connection, backup));
      read = readerFor();
      repaint();
      channel.postMessage('replaced' satisfies Note);
      return null;
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

    /** A step that was kept under a name, or null. */
    async keptStep(key: string): Promise<Step | null> {
      const value = await read.meta(key);
      return typeof value === 'object' && value !== null && 'images' in value ? (value as Step) : null;
    },

    /** Deletes everything this browser has of the copy; windows that are open start afresh. */
    async wipe(): Promise<void> {
      await connection.run(async (db) => {
        const tx = beginWrite(db);
        await Promise.all([...tx.objectStoreNames].map((store) => tx.objectStore(store).clear()));
        await tx.done;
      });
      await becomeCurrent();
      channel.postMessage('replaced' satisfies Note);
    },

    async close(): Promise<void> {
      await Promise.allSettled(inFlight);
      channel.close();
      await connection.close();
    },
  };
  return replica;
}
export type Replica = Awaited<ReturnType<typeof openReplica>>;
