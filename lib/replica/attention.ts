/** What was not taken, kept with its text until the person has let go of it (protocol, 'Push'). */
import type { Rejection } from '#lib/sync/protocol.ts';
import type { Connection } from './connection.ts';
import type { AttentionRow } from './database.ts';
import type { Writing } from './findRoot.ts';

const keyOf = (device: string, n: number): string => `${device}/${n}`;

/**
 * Keeps rejections of a device; one that is kept already gets what else is known of it. What the server tells, it still keeps: it has to be
 * confirmed, once more where the server was restored from a backup and has forgotten that it was.
 */
export async function keepRejections(
  tx: Writing,
  device: string,
  rejections: readonly Rejection[],
  { at, isServers }: { at: number; isServers: boolean },
): Promise<void> {
  const store = tx.objectStore('attention');
  for (const { n, code, detail, op } of rejections) {
    const key = keyOf(device, n);
    const known = await store.get(key);
    const said = { code, detail: detail || (known?.detail ?? ''), op };
    // Nobody has to be told that what never got to the server is kept.
    await store.put({ at, letGo: false, ...known, confirmed: !isServers, key, device, n, ...said });
  }
}

/**
 * A server that was restored gives numbers beyond `lastN` again: what was refused under them is kept under names that no number has. The server
 * knows nothing of it any more.
 */
export async function keepFromBefore(
  tx: Writing,
  device: string,
  { lastN, at }: { lastN: number; at: number },
): Promise<void> {
  const store = tx.objectStore('attention');
  for (const row of await store.getAll()) {
    if (row.device !== device || row.n <= lastN || row.key !== keyOf(device, row.n)) continue;
    await store.delete(row.key);
    if (!row.letGo) await store.put({ ...row, key: `${row.key}/before-${at}`, confirmed: true });
  }
}

/** There is no server any more that could be told: what nobody has let go of stays, with its text. */
export async function keepWithoutServer(tx: Writing): Promise<void> {
  const store = tx.objectStore('attention');
  for (const row of await store.getAll()) {
    if (row.letGo) await store.delete(row.key);
    else await store.put({ ...row, confirmed: true });
  }
}

/** Numbers of this device's rejections that the server still keeps. */
export async function unconfirmed(tx: Writing, device: string): Promise<number[]> {
  const rows = await tx.objectStore('attention').getAll();
  return rows.filter((row) => row.device === device && !row.confirmed).map(({ n }) => n);
}

/** The server has forgotten them: they are kept here alone, or not at all where the person has let go. */
export async function confirm(tx: Writing, device: string, numbers: readonly number[]): Promise<void> {
  const store = tx.objectStore('attention');
  for (const n of numbers) {
    const row = await store.get(keyOf(device, n));
    if (row?.letGo) await store.delete(row.key);
    else if (row) await store.put({ ...row, confirmed: true });
  }
}

/** What needs attention, oldest first. */
export const readAttention = (connection: Connection): Promise<AttentionRow[]> =>
  connection.run(async (db) => {
    const rows = await db.getAll('attention');
    return rows.filter(({ letGo }) => !letGo).toSorted((a, b) => a.at - b.at || a.n - b.n);
  });

/** The person has seen it and needs it no more. */
export const letGo = (connection: Connection, key: string): Promise<void> =>
  connection.run(async (db) => {
    const tx = db.transaction('attention', 'readwrite', { durability: 'strict' });
    const row = await tx.store.get(key);
    if (row?.confirmed) await tx.store.delete(key);
    else if (row) await tx.store.put({ ...row, letGo: true });
    await tx.done;
  });
