/**
 * npm run server -- restore FILE: puts a backup in the place of the database. Nothing is overwritten, what was there is put aside; and the
 * restored database is another history, so every device reads it anew (protocol, 'Pull').
 */
import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseIn, makeDataFolder, openDatabase } from '../dataFolder.ts';
import { checkStore } from '../operations/check.ts';
import { beginNewEpoch } from '../store/spaces.ts';
import { claimFolder } from '../folderClaim.ts';
import { Unusable } from '../unusable.ts';
import type { Command } from './command.ts';
import { isWholeDatabase, releaseDatabase } from './databaseFile.ts';
import { onlyFile } from './words.ts';

export const restoring: Command = {
  usage: 'restore FILE',
  does: 'puts a backup in the place of the database; stop the server first',
  async run({ config, words, say }) {
    const file = onlyFile(words, 'restore');
    if (!existsSync(file)) throw new Unusable(`There is no file ${file}.`);
    makeDataFolder(config.data);
    const release = claimFolder(config.data);
    try {
      await restore(file, config.data, say);
    } finally {
      release();
    }
    say(`${file} is in its place. Start the server: each device reads everything anew and keeps what it has not sent.`);
    say('Sessions that were ended after the backup was made are open again: look through them.');
    return 0;
  },
};

async function restore(file: string, folder: string, say: (line: string) => void): Promise<void> {
  const current = databaseIn(folder);
  const incoming = join(folder, 'restoring.sqlite');
  removeDatabase(incoming);
  copyFileSync(file, incoming);
  try {
    const isBackup = isWholeDatabase(incoming);
    if (!isBackup) throw new Unusable(`${file} is no backup of an Updraft server, or it is damaged.`);
    await makeReady(incoming, file);
    if (existsSync(current)) {
      releaseDatabase(current);
      const aside = join(folder, `replaced-${timestamp()}.sqlite`);
      copyFileSync(current, aside, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      say(`What was there is now ${aside}.`);
    }
    // In one step: whatever happens, there is a database.
    renameSync(incoming, current);
  } catch (error) {
    removeDatabase(incoming);
    throw error;
  }
}

/** With what SQLite keeps beside it: a log that a restore left which was cut off would be played into the next one. */
function removeDatabase(path: string): void {
  for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${beside}`, { force: true });
}

async function makeReady(path: string, file: string): Promise<void> {
  const store = await openDatabase(path, file);
  try {
    await store.write(beginNewEpoch);
    const { problems } = await checkStore(store);
    if (problems.length > 0) throw new Unusable(`${file} is damaged, so it was not restored: ${problems.join('; ')}.`);
  } finally {
    await store.close();
  }
}

/** For a file's name: 20260703-090000. */
function timestamp(): string {
  return Temporal.Now.plainDateTimeISO().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '').replace('T', '-');
}
