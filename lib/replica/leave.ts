/** A device leaves its server and keeps what it has: all spaces become the person's own, and the device settles for itself again. */
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { keepWithoutServer } from './attention.ts';
import { allRoots, readDevice, readRoots, writing } from './commit.ts';
import type { Connection } from './connection.ts';
import type { DeviceState } from './database.ts';
import { emptyRoot } from './emptyRoot.ts';
import { keepFormer } from './former.ts';
import type { Root } from './row.ts';
import { directoryOf } from './tree.ts';
import { writeRoot } from './writeRoot.ts';

/** What the server had not settled yet is kept as it shows; the server will not hear of it. */
export function leaveAndKeep(connection: Connection, now: number): Promise<DeviceState> {
  return writing(connection, async (tx) => {
    const before = await readDevice(tx);
    const { server, ...device } = before;
    const ids = new Set((await allRoots(tx, before)).map(({ id }) => id));
    const { roots } = await readRoots(tx, before, ids, now);
    await Promise.all((['roots', 'outbox', 'spaces'] as const).map((store) => tx.objectStore(store).clear()));
    await keepWithoutServer(tx);
    let ver = 0;
    const kept = [...Map.groupBy(roots.values(), ({ id }) => id)].map(([id, parts]): Root => {
      const records = aliveIn(parts).map((record) => [record.id, { ...record, ver: ++ver }] as const);
      return { ...emptyRoot(device.space, id), records: new Map(records) };
    });
    const directory = directoryOf(
      kept.filter(({ id }) => id === DIRECTORY_ROOT),
      device.me,
    );
    for (const root of kept) await writeRoot(tx, root, new Set(root.records.keys()), directory);
    await tx.objectStore('spaces').put({ id: device.space, ver });
    await tx.objectStore('meta').put(device, 'device');
    if (server) await keepFormer(tx, server);
    return device;
  });
}

const aliveIn = (roots: readonly Root[]): StoredRecord[] =>
  roots.flatMap(({ records }) => [...records.values()]).filter(({ deleted }) => !deleted);
