/** The questions of read.ts that no page asks before it has painted. */
import type { Directory } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { cycleKey } from './cycleKey.ts';
import type { Connection } from './connection.ts';
import type { DeviceState, SetAsideRow } from './database.ts';
import { foundIn, spacesIn, type Found, type Reading } from './findRoot.ts';
import { activeCycles, DAY_MS, READ_STORES, type Selection } from './read.ts';
import { readTeamOf } from './readTeam.ts';
import type { Root } from './row.ts';
import { directoryOf, treeOf } from './tree.ts';

interface ReadMoreContext {
  connection: Connection;
  device: Pick<DeviceState, 'space' | 'me' | 'server'>;
  usable(found: Found | null, space: string, id: string): Root | null;
  directoryIn(tx: Reading): Promise<Directory>;
}

export function readMoreOf({ connection, device, usable, directoryIn }: ReadMoreContext) {
  const { me } = device;
  return {
    /** A team's objectives of a cycle (readTeam.ts). */
    team: readTeamOf({ connection, usable, directoryIn }),

    /** When the count above changes next without anybody doing anything: an instant after `now`, or null. */
    nextTurn(now: number): Promise<number | null> {
      return connection.run(async (db) => {
        const tx = db.transaction(READ_STORES, 'readonly') as Reading;
        const cycles = activeCycles(await directoryIn(tx));
        const index = tx.objectStore('roots').index('agenda');
        const turns: number[] = [];
        for (const key of cycles.map(cycleKey)) {
          // Two things happen to an occurrence: it becomes due a day before, and overdue right after.
          for (const ahead of [0, DAY_MS]) {
            const later = IDBKeyRange.bound([me, key, now + ahead, []], [me, key, Infinity], true);
            const cursor = await index.openKeyCursor(later);
            if (cursor) turns.push(cursor.key[2] - ahead);
          }
        }
        // An occurrence is overdue after its instant, not at it.
        return turns.length === 0 ? null : Math.min(...turns) + 1;
      });
    },

    /** The order of the last objective on that shelf; null where there is none. */
    lastOrder(cycle: string | null): Promise<string | null> {
      return connection.run(async (db) => {
        const cursor = await db
          .transaction('roots')
          .store.index('shelf')
          .openKeyCursor(IDBKeyRange.bound([me, cycleKey(cycle)], [me, cycleKey(cycle), []]), 'prev');
        return cursor?.key[2] ?? null;
      });
    },

    /** Everything there is, for export, import and backup. */
    everything(): Promise<Selection & { roots: Root[] }> {
      return connection.run(async (db) => {
        const tx = db.transaction(READ_STORES, 'readonly') as Reading;
        const spaces = await spacesIn(tx, device);
        const rows = await Promise.all(
          spaces.map((space) => tx.objectStore('roots').getAll(IDBKeyRange.bound([space], [space, []]))),
        );
        const roots = spaces.flatMap((space, index) =>
          [...Map.groupBy(rows[index] ?? [], (row) => row.root)].flatMap(
            ([id, parts]) => usable(foundIn(parts), space, id) ?? [],
          ),
        );
        const directory = directoryOf(
          roots.filter((found) => found.id === DIRECTORY_ROOT),
          me,
        );
        const trees = roots.flatMap((found) => (found.id === DIRECTORY_ROOT ? [] : (treeOf(found) ?? [])));
        return { directory, trees, roots };
      });
    },

    /** Rows that could not be read and were put aside, newest first. */
    setAside: (): Promise<SetAsideRow[]> =>
      connection.run(async (db) => (await db.getAll('set-aside')).toSorted((a, b) => b.at - a.at)),
  };
}
