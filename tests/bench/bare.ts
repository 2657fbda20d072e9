/** What a server is held against: the same work without Updraft. */
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { ADDRESS, listening, type Listening } from './serverProcess.ts';

export const bareServer = (): Promise<Listening> =>
  listening([fileURLToPath(new URL('./bareServer.ts', import.meta.url))], {}, ADDRESS);

/** A body of the length of a check-in's. */
const BODY = 'x'.repeat(400);

export interface RawInserts extends Disposable {
  /** Inserts for so many milliseconds, one durable commit after the other; returns how many a second. */
  perSecond(ms: number): number;
}

/** @param path of a new SQLite file, as durable as the server's */
export function rawInserts(path: string): RawInserts {
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table rows (body text)');
  const insert = database.prepare('insert into rows values (?)');
  return {
    perSecond(ms) {
      let inserted = 0;
      for (const end = performance.now() + ms; performance.now() < end; inserted += 1) insert.run(BODY);
      return inserted / (ms / 1_000);
    },
    [Symbol.dispose]: () => database.close(),
  };
}
