/** Whether what the organisation shares is here: until then a device that has joined shows a part of it. */
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import type { Connection } from './connection.ts';

export interface Arrival {
  /** The organisation's space has been read to its end, and so has every other that a reading was begun of. */
  isHere: boolean;
  /** Objectives that have come so far. */
  objectives: number;
}

export function readArrival(connection: Connection): Promise<Arrival> {
  return connection.run(async (db) => {
    const tx = db.transaction(['roots', 'spaces'], 'readonly');
    const [spaces, keys] = await Promise.all([
      tx.objectStore('spaces').getAll(),
      tx.objectStore('roots').getAllKeys(IDBKeyRange.bound(['org'], ['team:\uffff', []])),
    ]);
    const organisation = spaces.find(({ id }) => id === 'org');
    return {
      isHere: organisation?.epoch !== undefined && spaces.every(({ after }) => after === undefined),
      objectives: new Set(keys.flatMap(([, root]) => (root === DIRECTORY_ROOT ? [] : root))).size,
    };
  });
}
