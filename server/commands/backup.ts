/** npm run server -- backup FILE: a consistent copy, also while the server runs. */
import { existsSync } from 'node:fs';
import { openExistingStore } from '../dataFolder.ts';
import { Unusable } from '../unusable.ts';
import type { Command } from './command.ts';
import { onlyFile } from './words.ts';

export const backingUp: Command = {
  usage: 'backup FILE',
  does: 'writes a copy of everything to a new file, also while the server runs',
  async run({ config, words, say }) {
    const file = onlyFile(words, 'backup');
    // Never over a file that is there: it may be the only backup somebody has.
    if (existsSync(file)) throw new Unusable(`${file} is there already. Name a file that is not.`);
    const store = await openExistingStore(config.data);
    try {
      await store.backup(file);
    } finally {
      await store.close();
    }
    say(`Everything is in ${file}. Keep it where only you can read it: it holds what everybody wrote.`);
    return 0;
  },
};
