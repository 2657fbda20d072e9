/** The folder in which a server keeps everything: the database, and what a restore put aside. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from './store/sqliteStore.ts';
import type { Store } from './store/store.ts';
import { Unusable } from './unusable.ts';

export const databaseIn = (folder: string): string => join(folder, 'updraft.sqlite');

/** Makes the folder where it is not there yet, for nobody else to read. Throws {@link Unusable}. */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Unusable(`The folder ${folder} cannot be made (${reason}). Set UPDRAFT_DATA to one that can.`);
  }
}

/** The database of a server that was started before, running or not. Throws {@link Unusable} where there is none. */
export async function openExistingStore(folder: string): Promise<Store> {
  if (!existsSync(databaseIn(folder))) {
    throw new Unusable(`There is no database in ${folder}. Start the server first, or set UPDRAFT_DATA to its folder.`);
  }
  return openStore(folder);
}

/** The database of a folder, made where it is not there yet. Throws {@link Unusable} where SQLite cannot use the file. */
export async function openStore(folder: string): Promise<Store> {
  const path = databaseIn(folder);
  try {
    return await openSqliteStore(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR')) throw error;
    throw new Unusable(`The database ${path} cannot be used: ${error.message}. Restore a backup, or set UPDRAFT_DATA.`);
  }
}
