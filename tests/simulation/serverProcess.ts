/**
 * The shipped server in this process, over a real SQLite file: it can be killed before and after any commit and starts again on the same file, and
 * what it has committed is written down in the order of commits.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../server/app.ts';
import { createBackend, type Backend } from '../../server/backend.ts';
import { createLimits } from '../../server/border/limits.ts';
import { createStreams, type Streams } from '../../server/border/streams.ts';
import type { Hub } from '../../server/live/hub.ts';
import { createLog } from '../../server/log.ts';
import type { SpaceChange } from '../../server/operations/rowsInHand.ts';
import { beginNewEpoch } from '../../server/store/spaces.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { Store } from '../../server/store/store.ts';
import { keepUp } from '../../server/upkeep.ts';
import type { Underway } from './underway.ts';

export const SERVER_URL = 'https://updraft.example';

/** An operation as it was pushed, not parsed. */
export type Pushed = { n: number; uid: string } & Record<string, unknown>;

/** One commit, as the server itself tells it. */
export interface Commit {
  /** null where the server did something of itself. */
  settled: { device: string; lastN: number } | null;
  /** The operations of the request, in order. */
  ops: readonly Pushed[];
  changes: readonly SpaceChange[];
  /** By the server's clock. */
  at: number;
  /** Who was told of what. */
  told: { person: string; space: string }[];
}

export interface ServerCrash {
  when: 'before-commit' | 'after-commit';
  /** So many writing transactions still succeed. */
  after: number;
}

export interface ServerProcess {
  readonly backend: Backend;
  /** In the order of commits, since it was last taken. */
  takeCommits(): Commit[];
  /** How many there have been. */
  readonly committed: number;
  /** Rises with everything that may have written to the database. */
  readonly writes: number;
  fetch(url: string, init: RequestInit): Promise<Response>;
  plan: ServerCrash | null;
  readonly isDown: boolean;
  /** What is open goes down with it. */
  restart(): Promise<void>;
  backup(): Promise<void>;
  /** Puts the last backup in its place, as `npm run server -- restore` does. */
  restore(): Promise<void>;
  /** What the server does of itself every ten minutes, once. */
  keepUp(): Promise<void>;
  close(): Promise<void>;
  /** What went wrong inside, besides planned crashes. */
  readonly defects: readonly string[];
}

interface Ports {
  underway: Underway;
  now: () => number;
  newId: () => string;
  onCrash(when: ServerCrash['when']): void;
}

class Killed extends Error {
  override name = 'Killed';
}

const unreachable = () => new TypeError('fetch failed');

export async function startServer({ underway, now, newId, onCrash }: Ports): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'updraft-simulation-'));
  const file = join(folder, 'updraft.sqlite');
  const saved = join(folder, 'backup.sqlite');
  const request = new AsyncLocalStorage<readonly Pushed[]>();
  const defects: string[] = [];
  const log = createLog((line) => {
    if (line.includes('"defect"') && !line.includes('Killed')) defects.push(line);
  }, 'error');
  const limits = createLimits({ device: 1_000_000, network: 1_000_000 });

  let commits: Commit[] = [];
  let plan: ServerCrash | null = null;
  let isDown = false;
  let lives = 0;
  let writes = 0;
  let committed = 0;
  let store: Store;
  let backend: Backend;
  let streams: Streams;
  let app: ReturnType<typeof createApp>;
  /** Whose commit is being told. */
  let telling: readonly Pushed[] = [];

  function watchedStore(inner: Store): Store {
    return {
      ...inner,
      write(work) {
        writes += 1;
        const ops = request.getStore() ?? [];
        const crash = plan && plan.after-- === 0 ? plan.when : null;
        if (crash) plan = null;
        return inner.write(async (tx) => {
          const toTell: (() => void)[] = [];
          const value = await work({ ...tx, afterCommit: (told) => toTell.push(told) });
          if (crash === 'before-commit') {
            isDown = true;
            onCrash(crash);
            throw new Killed();
          }
          tx.afterCommit(() => {
            if (crash) onCrash(crash);
            isDown ||= crash !== null;
            telling = ops;
            for (const told of toTell) told();
            telling = [];
          });
          return value;
        });
      },
    };
  }

  /** Writes down what is told, and tells it unless the process is dead. */
  function watchedHub(hub: Hub): Hub {
    return {
      ...hub,
      get accessVersion() {
        return hub.accessVersion;
      },
      get listening() {
        return hub.listening;
      },
      committed(commit) {
        committed += 1;
        commits.push({ ...commit, ops: telling, at: now(), told: [] });
        if (!isDown) hub.committed(commit);
      },
      accessChanged(people, spaces) {
        if (!isDown) hub.accessChanged(people, spaces);
      },
      add(subscriber) {
        const { listener, person } = subscriber;
        return hub.add({
          ...subscriber,
          listener: {
            close: () => listener.close(),
            event(event) {
              commits.at(-1)?.told.push({ person, space: event.space });
              listener.event(event);
            },
          },
        });
      },
    };
  }

  async function start(): Promise<void> {
    store = await openSqliteStore(file);
    const shipped = createBackend(watchedStore(store));
    backend = { ...shipped, hub: watchedHub(shipped.hub), newId };
    streams = createStreams();
    app = createApp({ backend, limits, streams, publicUrl: SERVER_URL, proxies: 0, now }, log);
    isDown = false;
    lives += 1;
  }
  async function stop(): Promise<void> {
    isDown = true;
    streams.close();
    await store.close();
  }

  await start();
  return {
    get backend() {
      return backend;
    },
    get isDown() {
      return isDown;
    },
    get plan() {
      return plan;
    },
    set plan(next) {
      plan = next;
    },
    get committed() {
      return committed;
    },
    get writes() {
      return writes;
    },
    defects,
    takeCommits() {
      const taken = commits;
      commits = [];
      return taken;
    },
    async fetch(url, init) {
      const life = lives;
      if (isDown) throw unreachable();
      const ended = underway.begin();
      try {
        const answering = async () => app.fetch(new Request(url, init));
        const response = await request.run(opsIn(url, init), answering);
        const isStream = response.headers.get('Content-Type') === 'text/event-stream';
        const text = isStream ? null : await response.text();
        if (isDown || life !== lives) throw unreachable();
        if (text !== null) return new Response(response.status === 204 ? null : text, response);
        const body = response.body?.pipeThrough(new TransformStream(), init.signal ? { signal: init.signal } : {});
        return new Response(body ?? null, response);
      } finally {
        ended();
      }
    },
    async restart() {
      await stop();
      await start();
    },
    async backup() {
      rmSync(saved, { force: true });
      await store.backup(saved);
    },
    async restore() {
      await stop();
      for (const leftover of ['-wal', '-shm']) rmSync(file + leftover, { force: true });
      copyFileSync(saved, file);
      await start();
      await store.write(beginNewEpoch);
    },
    async keepUp() {
      await keepUp(backend, log, now).stop();
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function opsIn(url: string, { body }: RequestInit): readonly Pushed[] {
  if (!url.endsWith('/v1/sync/push') || typeof body !== 'string') return [];
  const { ops } = JSON.parse(body) as { ops: Pushed[] };
  return ops;
}
