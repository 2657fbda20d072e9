/**
 * Keeps one connection to the database and says how it is.
 *
 *   opening ── blocked ──▶ blocked (an old page holds the previous version) ── it closes ──▶ open
 *   opening ─────────────▶ open ── terminated by the browser ──▶ opening again with the next call
 *   open ── a newer version wants in ──▶ outdated (this page must be reloaded; nothing is written any more)
 *   opening ── fails ────▶ unavailable ── the next call ──▶ opening again
 */
import { openDatabase, type Database } from './database.ts';
import { named, PageOutdated } from './errors.ts';

export type ConnectionState = 'open' | 'opening' | 'blocked' | 'outdated' | 'unavailable';

export function connect(name: string, openIt: typeof openDatabase = openDatabase) {
  let state: ConnectionState = 'opening';
  const isOutdated = () => state === 'outdated';
  let opened: Promise<Database> | null = null;
  const listeners = new Set<(state: ConnectionState) => void>();

  const enter = (next: ConnectionState) => {
    if (state === next || isOutdated()) return;
    state = next;
    for (const listener of listeners) listener(next);
  };

  const open = (): Promise<Database> => {
    enter('opening');
    const attempt = openIt(name, {
      blocked: () => enter('blocked'),
      outdated: () => enter('outdated'),
      terminated: () => {
        if (opened === attempt) opened = null;
        enter('opening');
      },
    }).then(
      (db) => {
        enter('open');
        return db;
      },
      (error: unknown) => {
        if (opened === attempt) opened = null;
        const reason = named(error);
        enter(reason instanceof PageOutdated ? 'outdated' : 'unavailable');
        throw reason;
      },
    );
    return attempt;
  };

  return {
    get state() {
      return state;
    },
    onState(listener: (state: ConnectionState) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /**
     * Runs work on the open database. A connection that the browser closed behind our back shows as InvalidStateError when a
     * transaction is asked for; nothing has been written then, so the work runs once more on a fresh one.
     */
    async run<T>(work: (db: Database) => Promise<T>): Promise<T> {
      if (isOutdated()) throw new PageOutdated();
      const current = (opened ??= open());
      try {
        return await work(await current);
      } catch (error) {
        const closed = error instanceof DOMException && error.name === 'InvalidStateError';
        if (!closed || isOutdated()) throw named(error);
        if (opened === current) opened = null;
        try {
          return await work(await (opened ??= open()));
        } catch (again) {
          throw named(again);
        }
      }
    },
    async close(): Promise<void> {
      const last = opened;
      opened = null;
      // A connection that never opened has nothing to close; whoever asked for it was told why.
      const db = await last?.catch(() => null);
      db?.close();
    },
  };
}
export type Connection = ReturnType<typeof connect>;
