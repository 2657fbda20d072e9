/** The store in one SQLite file, or in memory for as long as it is open. */
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { groupCommit } from './groupCommit.ts';
import { Memory } from './memory.ts';
import { migrate } from './migrate.ts';
import { nodeSqlite, type NodeSqlite } from './nodeSqlite.ts';
import type { Reading, Store } from './store.ts';

/** How long a statement waits for another process (a backup, the command line) before it fails, in ms. */
const BUSY_MS = 5_000;
const MEMORY = ':memory:';

/**
 * Opens the database and brings it to the current schema.
 *
 * @param path of the file, made if it is not there; or ':memory:'
 */
export async function openSqliteStore(path: string): Promise<Store> {
  const database = new DatabaseSync(path, { timeout: BUSY_MS });
  const writer = nodeSqlite(database);
  try {
    // Readers do not wait for the writer; and a commit is on the disk before it is answered, also if the power fails.
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    database.exec('pragma foreign_keys = on');
    await migrate(writer.db);
  } catch (error) {
    await destroy(writer, database);
    throw error;
  }
  // A connection of its own sees only what has been committed. In memory there is but one, and readers wait for their turn.
  const own = path === MEMORY ? null : new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
  const reader = own ? nodeSqlite(own) : writer;
  const memory = new Memory();
  const commits = groupCommit(writer, memory);
  // What is remembered may be newer than the snapshot of whoever reads.
  const recall: Reading['recall'] = (_shelf, _key, load) => load();
  const read: Store['read'] = (work) =>
    reader.db
      .transaction()
      .setAccessMode('read only')
      .execute((db) => work({ db, ask: reader.ask, recall }));

  return {
    read,
    recall: (shelf, key, load) => memory.recall(shelf, key, () => read(load)),
    write: (work) => commits.write(work),
    async backup(copy) {
      await sql`vacuum into ${copy}`.execute(writer.db);
    },
    async close() {
      await commits.idle();
      if (own) await destroy(reader, own);
      await destroy(writer, database);
    },
  };
}

/** Kysely closes only what it has used. */
async function destroy({ db }: NodeSqlite, database: DatabaseSync): Promise<void> {
  await db.destroy();
  if (database.isOpen) database.close();
}
