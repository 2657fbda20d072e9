/**
 * The device's copy: the one way in for changes (`commit`, a list of drafts) and the one way out (`live` over `read`). Pages and
 * worker each open their own; a BroadcastChannel says that something was written, and nobody waits for anybody.
 */
import type { Draft } from '#lib/sync/draft.ts';
import { connect, type ConnectionState } from './connection.ts';
import { isDevice, type DeviceState } from './database.ts';
import { liveQueries } from './live.ts';
import { readerOf, type Reader } from './read.ts';
import { rootKey, type RootKey } from './row.ts';
import type { Step } from './step.ts';
import type { WholeCopy } from './wholeCopy.ts';
import type { Writer } from './writer.ts';

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
  const { name = 'updraft', now = Date.now } = options;
  const channel = options.channel ?? new BroadcastChannel(name);
  const connection = connect(name);
  if (options.onState) connection.onState(options.onState);

  let writer: Writer | null = null;
  const loadWriter = async (): Promise<Writer> => {
    const { writerOf } = await import('./writer.ts');
    writer ??= writerOf({
      connection,
      device: () => device,
      now,
      zone: options.zone ?? (() => Temporal.Now.timeZoneId()),
      newId: options.newId,
    });
    return writer;
  };
  const readDevice = async (): Promise<DeviceState> => {
    const known = await connection.run((db) => db.get('meta', 'device'));
    return isDevice(known) ? known : (await loadWriter()).createDevice();
  };

  const inFlight = new Set<Promise<unknown>>();
  const settled = () => Promise.allSettled(inFlight);
  const track = async <T>(work: Promise<T>): Promise<T> => {
    inFlight.add(work);
    try {
      return await work;
    } finally {
      inFlight.delete(work);
    }
  };

  const queries = liveQueries(settled);
  const changeListeners = new Set<() => void>();
  const repaint = () => {
    queries.refreshAll();
    for (const listener of changeListeners) listener();
  };
  const changed = () => {
    repaint();
    channel.postMessage('changed' satisfies Note);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Note>) => {
    if (data === 'changed') repaint();
    else void becomeCurrent();
  });

  // Roots that were read and not yet looked at thoroughly: that waits until `prepare`, after the paint.
  const toInspect = new Map<RootKey, () => Promise<void>>();
  const inspected = new Set<RootKey>();
  const readerFor = (): Reader =>
    readerOf(connection, device, (at, isSound) => {
      const key = rootKey(at.space, at.id);
      // Several queries may stumble over the same damaged row before it is out of the way.
      if (inspected.has(key)) return;
      const inspect = async () => {
        inspected.add(key);
        if (await track((await loadWriter()).inspect(at))) changed();
      };
      if (isSound) toInspect.set(key, inspect);
      else void track(inspect());
    });

  let device = await readDevice();
  let read = readerFor();
  /** Another window has put something else in the place of everything, and with it another person and space. */
  const becomeCurrent = async () => {
    device = await readDevice();
    inspected.clear();
    read = readerFor();
    repaint();
  };

  const replaced = async () => {
    await becomeCurrent();
    channel.postMessage('replaced' satisfies Note);
  };

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

    /** For when the page has painted: loads what writing needs, then looks thoroughly at what was read. */
    async prepare(): Promise<void> {
      await loadWriter();
      for (const [key, inspect] of toInspect) {
        toInspect.delete(key);
        await inspect();
      }
    },

    /**
     * Makes a change. Once `prepare` has run it shows in live queries before this function returns its promise; the promise resolves when it
     * is durable, and only then may a page say 'saved'. Rejects with a named error and has then changed nothing.
     */
    async commit(drafts: readonly Draft[]): Promise<Step> {
      const { preview, commit } = writer ?? (await loadWriter());
      try {
        preview(queries, drafts);
      } catch {
        // The picture in memory may be older than the store, which is the one to judge: a refusal comes from the commit itself.
        queries.refreshAll();
      }
      try {
        const step = await track(commit(drafts));
        changed();
        return step;
      } catch (error) {
        queries.refreshAll();
        throw error;
      }
    },

    /** Takes a step back (undo.ts). */
    async undo(step: Step, how: { withWhatFollowed?: boolean } = {}): Promise<void> {
      await track((await loadWriter()).undo(step, how));
      changed();
    },

    /** Writes what time alone has changed (begin.ts) and settles old operations. For whoever is awake; costs little when nothing is due. */
    async turn(): Promise<void> {
      const { writeTime, settle } = await loadWriter();
      await read.directory();
      // If the directory was damaged, what is sound in it is back in its place by then.
      await settled();
      if (await track(writeTime(read))) changed();
      await settle();
    },

    /** Backup, restore, wipe and notes, and all that has to do with a server (wholeCopy.ts). */
    async whole(): Promise<WholeCopy> {
      const { wholeCopyOf } = await import('./wholeCopy.ts');
      return wholeCopyOf({
        connection,
        device: () => device,
        read: () => read,
        now,
        commit: (drafts) => replica.commit(drafts),
        changed,
        replaced,
      });
    },

    async close(): Promise<void> {
      await settled();
      channel.close();
      await connection.close();
    },
  };
  return replica;
}
export type Replica = Awaited<ReturnType<typeof openReplica>>;
