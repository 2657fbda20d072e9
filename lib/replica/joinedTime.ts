/**
 * What time and travelling change on a device that has joined: the cycles that only it has, which no server turns, and the zone of its person.
 * The organisation's cycles turn at the server.
 */
import type { Directory } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';
import { dayIn, turnOfCycles } from './begin.ts';
import { commitWithin, readDevice, writing } from './commit.ts';
import type { Connection } from './connection.ts';
import type { DeviceState } from './database.ts';
import { findRoot, type Reading } from './findRoot.ts';
import { LOCAL_SPACE } from './homes.ts';
import { directoryOf } from './tree.ts';

interface Start {
  now: number;
  zone: string;
  newId: () => string;
}

/** Under this name the device remembers in which zone it last was. */
const ZONE_KEY = 'zone';

/** Commits what is due; true where that was anything. A mere look where it is not. */
export async function writeJoinedTime(connection: Connection, device: DeviceState, start: Start): Promise<boolean> {
  const isDue = await connection.run(async (db) => {
    const tx = db.transaction(['roots', 'meta'], 'readonly') as Reading;
    return (await due(tx, device, start)) !== null;
  });
  if (!isDue) return false;
  return writing(connection, async (tx) => {
    const current = await readDevice(tx);
    const drafts = current.server ? await due(tx, current, start) : null;
    if (drafts === null) return false;
    if (drafts.length > 0) await commitWithin(tx, drafts, start);
    await tx.objectStore('meta').put(start.zone, ZONE_KEY);
    return drafts.length > 0;
  });
}

/** null: nothing is due, and nothing has to be remembered. */
async function due(tx: Reading, { me }: DeviceState, { now, zone }: Start): Promise<Draft[] | null> {
  const [local, own, remembered] = await Promise.all([
    findRoot(tx, LOCAL_SPACE, DIRECTORY_ROOT),
    findRoot(tx, 'org', DIRECTORY_ROOT),
    tx.objectStore('meta').get(ZONE_KEY),
  ]);
  const directoryIn = (found: typeof local): Directory => directoryOf([found?.ok ? found.root : null], me);
  const cycles = turnOfCycles(directoryIn(local).cycles.values(), dayIn(zone, now), LOCAL_SPACE);
  const person = directoryIn(own).people.get(me);
  if (remembered === zone && cycles.length === 0) return null;
  // Only who has travelled says so: two devices of one person in two zones would correct each other for ever.
  const hasTravelled = remembered !== undefined && remembered !== zone && person !== undefined && person.zone !== zone;
  const target = { kind: 'person', id: me, root: DIRECTORY_ROOT, space: 'org' } as const;
  return [...cycles, ...(hasTravelled ? [{ ...target, type: 'patch', fields: { zone } } as const] : [])];
}
