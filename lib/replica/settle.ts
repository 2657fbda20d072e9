/**
 * Without a server the device is its own authority: it settles its operations in order, as a server would, by giving each
 * touched record its place in the order of the space and taking the operations out of the outbox. What is settled can no longer be
 * withdrawn, only compensated, so fresh steps are left alone for a while.
 */
import { readDevice, readRoots, writing } from './commit.ts';
import type { Connection } from './connection.ts';
import type { OutboxEntry } from './database.ts';
import { rootKey } from './row.ts';
import { writeRoot } from './writeRoot.ts';

/** Long enough for every undo that a page offers. */
export const UNDO_ROOM_MS = 10 * 60_000;
/** Entries settled in one transaction, so that a page that wants to write waits only briefly. */
const BATCH = 50;

/** Settles what was committed before `now` − UNDO_ROOM_MS. Returns how many operations were settled. */
export async function settleLocally(connection: Connection, now: number): Promise<number> {
  let settled = 0;
  for (;;) {
    const ops = await settleBatch(connection, now);
    if (ops === 0) return settled;
    settled += ops;
  }
}

function settleBatch(connection: Connection, now: number): Promise<number> {
  return writing(connection, async (tx) => {
    const device = await readDevice(tx);
    // The server settles: what waits, waits for it.
    if (device.server) return 0;
    const outbox = tx.objectStore('outbox');
    const waiting = await outbox.getAll();
    // In order, so the first young one ends it. What seems to come from far ahead was written under a wrong clock.
    const isYoung = ({ at }: OutboxEntry) => Math.abs(now - at) < UNDO_ROOM_MS;
    const firstYoung = waiting.findIndex(isYoung);
    const old = waiting.slice(0, Math.min(BATCH, firstYoung === -1 ? waiting.length : firstYoung));
    const ops = old.flatMap((entry) => entry.ops);
    const last = ops.at(-1);
    if (!last) return 0;
    // A command touches more records than it names, so a root with a younger one is settled together with that.
    const stillPending = new Set(waiting.slice(old.length).flatMap((entry) => entry.ops.flatMap(touchedRoots)));
    const touched = new Set(ops.flatMap(touchedRoots)).difference(stillPending);
    const { roots, directory } = await readRoots(tx, device, touched, now);
    let ver = (await tx.objectStore('spaces').get(device.space))?.ver ?? 0;
    for (const id of touched) {
      const root = roots.get(rootKey(device.space, id));
      if (!root) continue;
      const records = new Map(root.records);
      const shadow = new Map(root.shadow);
      const done = [...shadow.keys()];
      for (const recordId of done) {
        shadow.delete(recordId);
        const record = records.get(recordId);
        if (record) records.set(recordId, { ...record, ver: ++ver });
      }
      if (done.length > 0) await writeRoot(tx, { ...root, records, shadow }, new Set(done), directory);
    }
    await tx.objectStore('spaces').put({ id: device.space, ver });
    await outbox.delete(IDBKeyRange.upperBound(last.n));
    return ops.length;
  });
}

function touchedRoots(op: { root: string; type: string; command?: { name: string; objective?: string } }): string[] {
  const target = op.command?.name === 'move' ? op.command.objective : undefined;
  return target === undefined ? [op.root] : [op.root, target];
}
