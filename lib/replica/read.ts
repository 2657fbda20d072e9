/** Questions to the device's copy. Each is one transaction that touches as few rows as the answer needs. */
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { cycleKey } from './cycleKey.ts';
import type { Connection } from './connection.ts';
import type { DeviceState, SetAsideRow } from './database.ts';
import { findRoot, spacesIn, type Found, type Reading } from './findRoot.ts';
import type { Place, Root } from './row.ts';
import { directoryOf, treeOf } from './tree.ts';

/** What a question may look at. */
export const READ_STORES: ('roots' | 'spaces')[] = ['roots', 'spaces'];

/** What live queries watch and repaint: the directory and the trees of whatever was asked for. */
export interface Selection {
  directory: Directory;
  trees: ObjectiveTree[];
}

/**
 * Counting stops here, because the browser counts an index entry by entry: 10,000 of them take a fifth of a second, and nobody
 * reads more than '99+'.
 */
export const MOST_COUNTED = 100;

/** How many key results of mine are overdue now, fall due within a day, and are there at all; MOST_COUNTED means 'or more'. */
export interface AgendaCounts {
  overdue: number;
  due: number;
  all: number;
}

export const DAY_MS = 86_400_000;

const upTo = (count: number): number => Math.min(count, MOST_COUNTED);

export const activeCycles = (directory: Directory): string[] =>
  [...directory.cycles.values()].filter((cycle) => cycle.state === 'active').map((cycle) => cycle.id);

export function readerOf(
  connection: Connection,
  device: Pick<DeviceState, 'space' | 'me' | 'server'>,
  seen: (at: Place, isSound: boolean) => void,
) {
  const { me } = device;

  const usable = (found: Found | null, space: string, id: string): Root | null => {
    if (found) seen({ space, id }, found.ok);
    return found?.ok ? found.root : null;
  };
  const root = async (tx: Reading, space: string, id: string) => usable(await findRoot(tx, space, id), space, id);
  /** A root of every space that has it: a directory, or an objective that has moved and left its tombstone. */
  const everywhere = async (tx: Reading, id: string) =>
    Promise.all((await spacesIn(tx, device)).map((space) => root(tx, space, id)));
  const directoryIn = async (tx: Reading) => directoryOf(await everywhere(tx, DIRECTORY_ROOT), me);
  const treesOf = (roots: readonly (Root | null)[]) => roots.flatMap((found) => (found && treeOf(found)) ?? []);
  /** An objective is alive in one space only, so its id is enough to read it once. */
  const treesIn = async (tx: Reading, keys: readonly [string, string, number][]) =>
    treesOf(
      await Promise.all(new Map(keys.map((key) => [key[1], key])).values().map(([space, id]) => root(tx, space, id))),
    );
  const more = async () => (await import('./readMore.ts')).readMoreOf({ connection, device, usable, directoryIn });
  /** All my agenda entries of a cycle. */
  const ofCycle = (cycle: string | null) => IDBKeyRange.bound([me, cycleKey(cycle)], [me, cycleKey(cycle), []]);
  const countsIn = async (tx: Reading, cycles: readonly (string | null)[], now: number): Promise<AgendaCounts> => {
    const index = tx.objectStore('roots').index('agenda');
    const perCycle = await Promise.all(
      cycles.map((cycle) => {
        const key = cycleKey(cycle);
        return Promise.all([
          index.getAllKeys(IDBKeyRange.bound([me, key], [me, key, now]), MOST_COUNTED),
          index.getAllKeys(IDBKeyRange.bound([me, key, now], [me, key, now + DAY_MS, []]), MOST_COUNTED),
          index.getAllKeys(ofCycle(cycle), MOST_COUNTED),
        ]);
      }),
    );
    return perCycle.reduce(
      (sum, [overdue, due, all]) => ({
        overdue: upTo(sum.overdue + overdue.length),
        due: upTo(sum.due + due.length),
        all: upTo(sum.all + all.length),
      }),
      { overdue: 0, due: 0, all: 0 },
    );
  };

  return {
    directory: (): Promise<Directory> =>
      connection.run((db) => directoryIn(db.transaction(READ_STORES, 'readonly') as Reading)),

    /** How many of my key results are overdue or due at `now` in the active cycles: a count over an index, no row is read. */
    counts(now: number): Promise<AgendaCounts> {
      return connection.run(async (db) => {
        const tx = db.transaction(READ_STORES, 'readonly') as Reading;
        return countsIn(tx, activeCycles(await directoryIn(tx)), now);
      });
    },

    /**
     * My key results in the cycles that `cycles` chooses, the longest expected first: the trees that hold the first `limit` (at least
     * 1) of them, and how many there are of each sort.
     */
    agenda(asked: {
      now: number;
      limit: number;
      cycles: (directory: Directory) => (string | null)[];
    }): Promise<Selection & { counts: AgendaCounts }> {
      return connection.run(async (db) => {
        const tx = db.transaction(READ_STORES, 'readonly') as Reading;
        const directory = await directoryIn(tx);
        const cycles = asked.cycles(directory);
        const index = tx.objectStore('roots').index('agenda');
        // The keys are asked for first: the trees wait for them alone.
        const keys = Promise.all(cycles.map((cycle) => index.getAllKeys(ofCycle(cycle), asked.limit)));
        const counting = countsIn(tx, cycles, asked.now);
        const [trees, counts] = await Promise.all([treesIn(tx, (await keys).flat()), counting]);
        return { directory, trees, counts };
      });
    },

    /** The first `limit` objectives in which I own something, in my order, of the cycle that `cycle` chooses (null: the backlog). */
    shelf(asked: {
      limit: number;
      cycle: (directory: Directory) => string | null;
    }): Promise<Selection & { more: boolean }> {
      return connection.run(async (db) => {
        const tx = db.transaction(READ_STORES, 'readonly') as Reading;
        const directory = await directoryIn(tx);
        const keys = await tx
          .objectStore('roots')
          .index('shelf')
          .getAllKeys(ofCycle(asked.cycle(directory)), asked.limit + 1);
        const trees = await treesIn(tx, keys.slice(0, asked.limit));
        return { directory, trees, more: keys.length > asked.limit };
      });
    },

    /** Whether I own anything, in whatever cycle. */
    anything: (): Promise<boolean> =>
      connection.run(
        async (db) => (await db.getAllKeysFromIndex('roots', 'shelf', IDBKeyRange.bound([me], [me, []]), 1)).length > 0,
      ),

    /** One objective by id; no tree where it is gone. */
    objective: (id: string): Promise<Selection> =>
      connection.run(async (db) => {
        const tx = db.transaction(READ_STORES, 'readonly') as Reading;
        return { directory: await directoryIn(tx), trees: treesOf(await everywhere(tx, id)) };
      }),

    /** Questions that a page asks only after it has painted (readMore.ts). */
    more,
    nextTurn: async (now: number): Promise<number | null> => (await more()).nextTurn(now),
    lastOrder: async (cycle: string | null): Promise<string | null> => (await more()).lastOrder(cycle),
    everything: async (): Promise<Selection & { roots: Root[] }> => (await more()).everything(),
    setAside: async (): Promise<SetAsideRow[]> => (await more()).setAside(),

    /** A small setting or note of this device, as it was put; the caller parses it. */
    meta: (key: string): Promise<unknown> => connection.run((db) => db.get('meta', key)),
  };
}
export type Reader = ReturnType<typeof readerOf>;
