/** What a device has of a team: its objectives of a cycle, read in one go from the team's space. */
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import type { Connection } from './connection.ts';
import { foundIn, type Found, type Reading } from './findRoot.ts';
import { READ_STORES, type Selection } from './read.ts';
import type { Root } from './row.ts';
import { treeOf } from './tree.ts';

/**
 * here: it has been read to its end, at least once. coming: the server has been asked for it. unknown: the device does not read this team, and
 * would have to follow it.
 */
export type TeamPresence = 'here' | 'coming' | 'unknown';

export interface TeamSelection extends Selection {
  presence: TeamPresence;
  /** Only because the person looks at it (followed.ts). */
  followed: boolean;
}

interface ReadTeamContext {
  connection: Connection;
  usable(found: Found | null, space: string, id: string): Root | null;
  directoryIn(tx: Reading): Promise<Directory>;
}

export const readTeamOf =
  ({ connection, usable, directoryIn }: ReadTeamContext) =>
  /** @param cycle null: the backlog; drafts are not read, they are their owner's */
  (team: string, cycle: string | null): Promise<TeamSelection> =>
    connection.run(async (db) => {
      const tx = db.transaction(READ_STORES, 'readonly') as Reading;
      const space = `team:${team}`;
      const [directory, row, rows] = await Promise.all([
        directoryIn(tx),
        tx.objectStore('spaces').get(space),
        tx.objectStore('roots').getAll(IDBKeyRange.bound([space], [space, []])),
      ]);
      const trees = [...Map.groupBy(rows, ({ root }) => root)]
        .filter(([id]) => id !== DIRECTORY_ROOT)
        .flatMap(([id, parts]): ObjectiveTree[] => {
          const root = usable(foundIn(parts), space, id);
          const tree = root && treeOf(root);
          return tree ? [tree] : [];
        })
        .filter(({ objective }) => objective.state !== 'draft' && objective.cycle === cycle);
      const presence = row?.epoch !== undefined ? 'here' : row ? 'coming' : 'unknown';
      return { directory, trees: trees.toSorted(inOrder), presence, followed: row?.followed === true };
    });

/** By the order that their owners gave them; ids break a tie alike on every device. */
function inOrder({ objective: a }: ObjectiveTree, { objective: b }: ObjectiveTree): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
