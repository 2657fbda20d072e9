/** npm run server -- check: verifies on the living database what must always hold. */
import { databaseIn, openExistingStore } from '../dataFolder.ts';
import { checkStore } from '../operations/check.ts';
import type { Command } from './command.ts';
import { isWholeDatabase } from './databaseFile.ts';
import { noWords } from './words.ts';

export const checking: Command = {
  usage: 'check',
  does: 'verifies what must always hold, also while the server runs, and says what it looked at',
  async run({ config, words, say }) {
    noWords(words, 'check');
    const store = await openExistingStore(config.data);
    try {
      const { looked, problems } = await checkStore(store);
      if (!isWholeDatabase(databaseIn(config.data)))
        problems.unshift('The database file is damaged. Restore a backup.');
      for (const [what, count] of Object.entries(looked)) say(`${what}: ${count}`);
      for (const problem of problems) say(`Problem: ${problem}`);
      say(problems.length === 0 ? 'Everything holds.' : `${problems.length} problems.`);
      return problems.length === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};
