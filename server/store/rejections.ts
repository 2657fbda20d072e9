/** Operations that were not taken, kept until their device has said that it saw them (protocol, 'Push'). */
import type { Kysely } from 'kysely';
import type { Rejection } from '#lib/sync/protocol.ts';
import type { Schema } from './schema.ts';
import type { Reading, Writing } from './store.ts';

/** By number. */
export async function readRejections({ ask }: Reading, device: string): Promise<Rejection[]> {
  const rows = await ask(rejectionsOf, { device });
  return rows.map(({ n, code, detail, op }): Rejection => {
    const pushed: unknown = JSON.parse(op);
    return { n, code, detail, op: pushed };
  });
}

const rejectionsOf = (db: Kysely<Schema>, { device }: { device: string }) =>
  db.selectFrom('rejections').selectAll().where('device', '=', device).orderBy('n');

export async function countRejections({ db }: Reading, device: string): Promise<number> {
  const { rows } = await db
    .selectFrom('rejections')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .where('device', '=', device)
    .executeTakeFirstOrThrow();
  return rows;
}

export async function writeRejection(
  { db }: Writing,
  device: string,
  { n, code, detail, op }: Rejection,
): Promise<void> {
  await db
    .insertInto('rejections')
    .values({ device, n, code, detail, op: JSON.stringify(op) })
    .execute();
}

/** Forgets those that the device has seen, among whatever numbers it names. */
export async function forgetRejections({ db }: Writing, device: string, seen: ReadonlySet<number>): Promise<void> {
  if (seen.size === 0) return;
  const kept = await db.selectFrom('rejections').select('n').where('device', '=', device).execute();
  for (const { n } of kept.filter(({ n }) => seen.has(n)))
    await db.deleteFrom('rejections').where('device', '=', device).where('n', '=', n).execute();
}

/** Forgets those of operations before number `n`. */
export async function forgetRejectionsBefore({ db }: Writing, device: string, n: number): Promise<void> {
  await db.deleteFrom('rejections').where('device', '=', device).where('n', '<', n).execute();
}
