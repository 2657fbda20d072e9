/** One server for one folder: a second one would not hear of what the first one commits, and would go on telling those whose access ended. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Unusable } from './unusable.ts';

/** SQLite's own number (sqlite3.h). */
const BUSY = 5;

/**
 * Takes a folder for this process. The lock is SQLite's, on a file of its own: it ends with the process, however that ends.
 *
 * @returns how to give it back
 * @throws {@link Unusable} where another process has it
 */
export function claimFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'server.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && 'errcode' in error && error.errcode === BUSY)) throw error;
    throw new Unusable(
      `Another server uses the folder ${folder}. Stop that one, or set UPDRAFT_DATA to another folder.`,
    );
  }
  return () => lock.close();
}
