/** The database as a file: what has to be known of it before anybody relies on it. */
import { DatabaseSync } from 'node:sqlite';
import { Unusable } from '../unusable.ts';

/** SQLite's own numbers (sqlite3.h). */
const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/**
 * Makes sure that nobody uses a database, and that all of it is in its one file. Leaving the write-ahead log needs it for itself alone, so
 * that it succeeds is the proof. Throws {@link Unusable}.
 */
export function releaseDatabase(path: string): void {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('pragma journal_mode = delete');
  } catch (error) {
    if (!isSqlite(error, BUSY)) throw error;
    throw new Unusable(`${path} is in use, perhaps by a backup or a check. Restore when that has ended.`);
  } finally {
    database.close();
  }
}

/** Whether a file is a database of this program, and no page of it is damaged. */
export function isWholeDatabase(path: string): boolean {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const faults = database.prepare('pragma quick_check').all();
    const ours = database
      .prepare("select name from sqlite_schema where name in ('spaces', 'records', 'devices')")
      .all();
    return faults.length === 1 && faults[0]?.quick_check === 'ok' && ours.length === 3;
  } catch (error) {
    if (isSqlite(error, CORRUPT) || isSqlite(error, NOT_A_DATABASE)) return false;
    throw error;
  } finally {
    database.close();
  }
}

function isSqlite(error: unknown, number: number): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === number;
}
