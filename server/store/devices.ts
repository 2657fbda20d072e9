/** The devices that joined. Each numbers its operations; what is known of the last ones tells a retry from a copied browser profile. */
import type { Selectable } from 'kysely';
import type { Schema } from './schema.ts';
import type { Reading, Writing } from './store.ts';

export interface Device {
  device: string;
  person: string;
  name: string;
  createdAt: number;
  lastSeenAt: number;
  /** It has shown its token at least once. */
  hasSpoken: boolean;
  /** The last operation that is settled. */
  lastN: number;
  /** The last clock that the server gave in the place of one that was ahead. */
  lastClock: string | null;
}

/** A settled operation: with `code` where it was rejected. */
export interface Settled {
  n: number;
  uid: string;
  code: string | null;
}

/** At least so many settled operations are remembered of each device: several pushes, of which only the last can be repeated. */
export const REMEMBERED = 1_000;

const FORGET_EVERY = 100;

/** null for one that is not known or was revoked, or whose person has left. */
export async function readDevice({ db }: Reading, device: string): Promise<Device | null> {
  const row = await allowed(db).where('device', '=', device).executeTakeFirst();
  return row ? known(row) : null;
}

/** The same, and nobody else settles an operation of it until this transaction ends. */
export async function lockDevice(tx: Writing, device: string): Promise<Device | null> {
  return readDevice(tx, device);
}

/** Whose it is, or was before it was revoked; null for one that never was. */
export async function readDeviceOwner({ db }: Reading, device: string): Promise<string | null> {
  const row = await db.selectFrom('devices').select('person').where('device', '=', device).executeTakeFirst();
  return row?.person ?? null;
}

export async function findDeviceByToken({ db }: Reading, tokenHash: string): Promise<Device | null> {
  const row = await allowed(db).where('token_hash', '=', tokenHash).executeTakeFirst();
  return row ? known(row) : null;
}

/** Whose device a token was, also after it was revoked or its person has left; null for one that was never given. */
export async function findFormerOwner({ db }: Reading, tokenHash: string): Promise<string | null> {
  const row = await db.selectFrom('devices').select('person').where('token_hash', '=', tokenHash).executeTakeFirst();
  return row?.person ?? null;
}

/** Whose device it is or was, also after it was revoked; null for one that never was. */
export async function readPersonOf({ db }: Reading, device: string): Promise<string | null> {
  const row = await db.selectFrom('devices').select('person').where('device', '=', device).executeTakeFirst();
  return row?.person ?? null;
}

/** Oldest first. */
export async function readDevicesOf({ db }: Reading, person: string): Promise<Device[]> {
  const rows = await allowed(db).where('devices.person', '=', person).orderBy('created_at').orderBy('device').execute();
  return rows.map(known);
}

/** Of everybody but one person, by person, oldest first. */
export async function readDevicesOfOthers({ db }: Reading, person: string): Promise<Device[]> {
  const rows = await allowed(db)
    .where('devices.person', '!=', person)
    .orderBy('devices.person')
    .orderBy('created_at')
    .orderBy('device')
    .execute();
  return rows.map(known);
}

/** It has not shown its token yet; {@link writeLastSeen} notes when it does. */
export async function addDevice(
  { db }: Writing,
  {
    device,
    person,
    name,
    tokenHash,
    now,
  }: { device: string; person: string; name: string; tokenHash: string; now: number },
): Promise<void> {
  await db
    .insertInto('devices')
    .values({
      device,
      person,
      name,
      token_hash: tokenHash,
      created_at: now,
      last_seen_at: now,
      revoked_at: null,
      last_n: 0,
      last_clock: null,
      has_spoken: 0,
    })
    .execute();
}

export async function revokeDevice({ db }: Writing, device: string, now: number): Promise<void> {
  await db.updateTable('devices').set({ revoked_at: now }).where('device', '=', device).execute();
}

/** The same for all devices of a person. */
export async function revokeDevicesOf({ db }: Writing, person: string, now: number): Promise<void> {
  await db
    .updateTable('devices')
    .set({ revoked_at: now })
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Its token says no longer whose it was ({@link findFormerOwner}). */
export async function forgetToken({ db }: Writing, device: string): Promise<void> {
  // No hash looks like this, and it is as unique as the device.
  await db
    .updateTable('devices')
    .set({ token_hash: `forgotten ${device}` })
    .where('device', '=', device)
    .execute();
}

export async function writeLastSeen({ db }: Writing, device: string, now: number): Promise<void> {
  await db.updateTable('devices').set({ last_seen_at: now, has_spoken: 1 }).where('device', '=', device).execute();
}

/** What is remembered of the operations from `first` to `last`, by number. */
export async function readSettled(
  { db }: Reading,
  device: string,
  { first, last }: { first: number; last: number },
): Promise<Map<number, Settled>> {
  const rows = await db
    .selectFrom('settled')
    .select(['n', 'uid', 'code'])
    .where('device', '=', device)
    .where('n', '>=', first)
    .where('n', '<=', last)
    .execute();
  return new Map(rows.map((row) => [row.n, row]));
}

/** Adds settled operations, in order, and forgets those that no push can repeat any more. */
export async function writeSettled(
  { db }: Writing,
  device: string,
  settled: readonly Settled[],
  lastClock: string | null,
): Promise<void> {
  const lastN = settled.at(-1)?.n;
  if (lastN === undefined) return;
  for (const { n, uid, code } of settled) await db.insertInto('settled').values({ device, n, uid, code }).execute();
  // Now and then is often enough.
  if (settled.some(({ n }) => n % FORGET_EVERY === 0)) {
    await db
      .deleteFrom('settled')
      .where('device', '=', device)
      .where('n', '<=', lastN - REMEMBERED)
      .execute();
  }
  await db.updateTable('devices').set({ last_n: lastN, last_clock: lastClock }).where('device', '=', device).execute();
}

/** Which numbers of a device are remembered: how many, from the first to the last. */
export interface SettledRange {
  device: string;
  lastN: number;
  count: number;
  first: number | null;
  last: number | null;
}

/** Of every device that ever joined. */
export function readSettledRanges({ db }: Reading): Promise<SettledRange[]> {
  return db
    .selectFrom('devices')
    .leftJoin('settled', 'settled.device', 'devices.device')
    .select(({ fn }) => [
      'devices.device',
      'devices.last_n as lastN',
      fn.count<number>('settled.n').as('count'),
      fn.min('settled.n').as('first'),
      fn.max('settled.n').as('last'),
    ])
    .groupBy(['devices.device', 'devices.last_n'])
    .orderBy('devices.device')
    .execute();
}

function allowed(db: Reading['db']) {
  return db
    .selectFrom('devices')
    .innerJoin('people', 'people.person', 'devices.person')
    .selectAll('devices')
    .where('revoked_at', 'is', null)
    .where('left_at', 'is', null);
}

function known(row: Selectable<Schema['devices']>): Device {
  return {
    device: row.device,
    person: row.person,
    name: row.name,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    hasSpoken: row.has_spoken === 1,
    lastN: row.last_n,
    lastClock: row.last_clock,
  };
}
