/** What every view stands on: the replica, the clock, and what the browser lets a page do. Handed down once by the door. */
import { createContext } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Selection } from '#lib/replica/read.ts';
import type { Replica } from '#lib/replica/replica.ts';
import type { SyncState } from '#lib/sync/client/state.ts';

export interface PagePorts {
  /** Opens the side panel in this window; call it within the gesture. */
  openPanel(): Promise<void>;
  openOptions(): Promise<void>;
  /** Something was saved: badge and alarm have to follow. */
  tellWorker(): void;
}

/** How the browser stands with its server (lib/sync/client/windows.ts). Begins once a page has painted. */
export interface Sync {
  readonly state: SyncState;
  onState(listener: (state: SyncState) => void): () => void;
  /** Asks the server at once, whatever it was waiting for. */
  poke(): void;
}

export interface App {
  replica: Replica;
  ports: PagePorts;
  /** To be read with `useSync`. */
  sync: Sync;
  now(): number;
  /** Called when a view has its first data on the screen: now may be loaded what only writing needs. */
  painted(): void;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('No app: wrap the view in AppContext.Provider');
  return app;
}

const MINUTE_MS = 60_000;

/** The time, anew each minute and when the page comes back into view; what is due follows from it. */
export function useNow(): number {
  const app = useApp();
  const [now, setNow] = useState(app.now);
  useEffect(() => {
    const tick = () => setNow(app.now());
    const timer = setInterval(tick, MINUTE_MS);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [app]);
  return now;
}

/** A live query: null until the first answer; read anew when `key` changes, which names what the query depends on. */
export function useLive<S extends Selection>(
  select: (replica: Replica) => Promise<S>,
  key: string,
): { value: S | null; error: unknown } {
  const { replica, painted } = useApp();
  const [state, setState] = useState<{ value: S | null; error: unknown }>({ value: null, error: null });
  const latest = useRef(select);
  latest.current = select;
  // Before the browser paints the empty page, not after: the first answer is what the person waits for.
  useLayoutEffect(() => {
    const live = replica.live<S>({
      select: () => latest.current(replica),
      onValue: (value) => {
        setState({ value, error: null });
        requestAnimationFrame(() => setTimeout(painted));
      },
      onError: (error) => setState((before) => ({ ...before, error })),
    });
    return live.stop;
    // The query itself is made anew with each render; what it depends on is what the caller names.
  }, [replica, painted, key]);
  return state;
}
