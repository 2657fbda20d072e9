/**
 * The one syncer of a browser as each of its windows sees it. Every window has one, and all but the one that holds the lock wait for
 * it; the holder tells the others how things stand, and does what they ask. When it closes, the next one in the line takes over.
 */
import type { Waiting } from './copy.ts';
import { createSyncer } from './syncer.ts';
import type { SyncPorts } from './ports.ts';
import { FIRST_STATE, type SyncState } from './state.ts';

export interface WindowSync {
  readonly state: SyncState;
  /** Calls back whenever the state has changed; returns how to stop that. */
  onState(listener: (state: SyncState) => void): () => void;
  /** Something may have changed in the copy, here or in another window. */
  changed(): void;
  /** Asks the server at once, whichever window does it. */
  poke(): void;
  /** Leaves the line. */
  stop(): Promise<void>;
}

/** What windows tell each other. */
type Note =
  /** From the holder. */
  | { says: 'state'; state: SyncState }
  /** From a window that has just opened, to the holder. */
  | { says: 'ask' }
  | { says: 'poke' };

export const SYNC_CHANNEL = 'updraft-sync';

export function syncAmongWindows(ports: SyncPorts, channel: BroadcastChannel): WindowSync {
  const syncer = createSyncer(ports);
  const listeners = new Set<(state: SyncState) => void>();
  let isHolder = false;
  let told = FIRST_STATE;
  /** Counted here, since the holder has something else to say while it waits for an answer. */
  let counted: Waiting = { pending: 0, attention: 0 };
  let state = told;

  const tell = () => {
    const next = { ...told, ...counted };
    // Without a server the device settles for itself, and nothing waits for anybody.
    if (next.phase === 'alone') next.pending = 0;
    if (isSame(next, state)) return;
    state = next;
    for (const listener of listeners) listener(state);
  };

  let counting = false;
  let again = false;
  const count = async (): Promise<void> => {
    again = true;
    if (counting) return;
    counting = true;
    try {
      while (again) {
        again = false;
        counted = await ports.copy.waiting();
      }
    } catch (error) {
      // The page shows by itself when its copy cannot be read; the last figures stand until then.
      console.warn('Updraft could not count what waits to be sent', error);
    } finally {
      counting = false;
    }
    tell();
  };

  const hear = (next: SyncState) => {
    told = next;
    void count();
  };
  const say = (note: Note) => channel.postMessage(note);

  syncer.onState((next) => {
    isHolder = true;
    say({ says: 'state', state: next });
    hear(next);
  });
  channel.addEventListener('message', ({ data }: MessageEvent<Note>) => {
    if (data.says === 'state') hear(data.state);
    else if (!isHolder) return;
    else if (data.says === 'poke') syncer.poke();
    else {
      say({ says: 'state', state: told });
      // Somebody looks: what was refused an hour ago may be allowed by now.
      if (told.phase === 'no-right' || told.phase === 'too-old') syncer.poke();
    }
  });
  say({ says: 'ask' });
  void count();

  return {
    get state() {
      return state;
    },
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed() {
      syncer.changed();
      void count();
    },
    poke() {
      if (isHolder) syncer.poke();
      else say({ says: 'poke' });
    },
    async stop() {
      isHolder = false;
      await syncer.stop();
      channel.close();
    },
  };
}

function isSame(a: SyncState, b: SyncState): boolean {
  return (
    a.phase === b.phase &&
    a.problem === b.problem &&
    a.retryAt === b.retryAt &&
    a.lastContact === b.lastContact &&
    a.pending === b.pending &&
    a.attention === b.attention
  );
}
