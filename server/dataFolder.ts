/** The folder in which a server keeps everything: the database, and what a restore put aside. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SchemaTooNew } from './store/migrate.ts';
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

/** The database of a folder, made where it is not there yet. Throws {@link Unusable}. */
export const openStore = (folder: string): Promise<Store> => openDatabase(databaseIn(folder));

/**
 * @param name of the file in what is said to a person
 * @throws {@link Unusable} where SQLite cannot use the file, or where it belongs to a newer server
 */
export async function openDatabase(path: string, name = path): Promise<Store> {
  try {
    return await openSqliteStore(path);
  } catch (error) {
    if (error instanceof SchemaTooNew) {
      throw new Unusable(
        `The database ${name} was used by a newer version of this server. ${error.message} Start that version or a later one.`,
      );
    }
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR')) throw error;
    throw new Unusable(`The database ${name} cannot be used: ${error.message}. Restore a backup, or set UPDRAFT_DATA.`);
  }
}
