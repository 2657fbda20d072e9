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
  return openSqliteStore(databaseIn(folder));
}
