/** The devices that joined. Each numbers its operations; what is known of the last ones tells a retry from a copied browser profile. */
import type { Kysely, Selectable } from 'kysely';
import type { Schema } from './schema.ts';
import { SESSIONS } from './sessions.ts';
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
export async function readDevice({ ask }: Reading, device: string): Promise<Device | null> {
  const [row] = await ask(deviceById, { device });
  return row ? known(row) : null;
}

const deviceById = (db: Kysely<Schema>, { device }: { device: string }) => allowed(db).where('device', '=', device);

/** The same, and nobody else settles an operation of it until this transaction ends. */
export async function lockDevice(tx: Writing, device: string): Promise<Device | null> {
  return readDevice(tx, device);
}

/** Whose it is, or was before it was revoked; null for one that never was. */
export async function readDeviceOwner({ db }: Reading, device: string): Promise<string | null> {
  const row = await db.selectFrom('devices').select('person').where('device', '=', device).executeTakeFirst();
  return row?.person ?? null;
}

export async function findDeviceByToken({ ask }: Reading, tokenHash: string): Promise<Device | null> {
  const [row] = await ask(deviceByToken, { tokenHash });
  return row ? known(row) : null;
}

const deviceByToken = (db: Kysely<Schema>, { tokenHash }: { tokenHash: string }) =>
  allowed(db).where('token_hash', '=', tokenHash);

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

export async function revokeDevice({ db, changes }: Writing, device: string, now: number): Promise<void> {
  changes(SESSIONS);
  await db.updateTable('devices').set({ revoked_at: now }).where('device', '=', device).execute();
}

/** The same for all devices of a person. */
export async function revokeDevicesOf({ db, changes }: Writing, person: string, now: number): Promise<void> {
  changes(SESSIONS);
  await db
    .updateTable('devices')
    .set({ revoked_at: now })
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Its token says no longer whose it was ({@link findFormerOwner}). */
export async function forgetToken({ db, changes }: Writing, device: string): Promise<void> {
  changes(SESSIONS);
  // No hash looks like this, and it is as unique as the device.
  await db
    .updateTable('devices')
    .set({ token_hash: `forgotten ${device}` })
    .where('device', '=', device)
    .execute();
}

export async function writeLastSeen({ db, changes }: Writing, tokenHash: string, now: number): Promise<void> {
  changes(SESSIONS, tokenHash);
  await db
    .updateTable('devices')
    .set({ last_seen_at: now, has_spoken: 1 })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** What is remembered of the operations from `first` to `last`, by number. */
export async function readSettled(
  { ask }: Reading,
  device: string,
  { first, last }: { first: number; last: number },
): Promise<Map<number, Settled>> {
  if (first > last) return new Map();
  const rows = await ask(settledBetween, { device, first, last });
  return new Map(rows.map((row) => [row.n, row]));
}

const settledBetween = (db: Kysely<Schema>, { device, first, last }: { device: string; first: number; last: number }) =>
  db
    .selectFrom('settled')
    .select(['n', 'uid', 'code'])
    .where('device', '=', device)
    .where('n', '>=', first)
    .where('n', '<=', last);

/** Adds settled operations, in order, and forgets those that no push can repeat any more. */
export async function writeSettled(
  { ask }: Writing,
  device: string,
  settled: readonly Settled[],
  lastClock: string | null,
): Promise<void> {
  const lastN = settled.at(-1)?.n;
  if (lastN === undefined) return;
  for (const { n, uid, code } of settled) await ask(settledOne, { device, n, uid, code });
  // Now and then is often enough.
  if (settled.some(({ n }) => n % FORGET_EVERY === 0)) await ask(forgetSettled, { device, upto: lastN - REMEMBERED });
  await ask(settledUpTo, { device, lastN, lastClock });
}

const settledOne = (db: Kysely<Schema>, { device, n, uid, code }: Settled & { device: string }) =>
  db.insertInto('settled').values({ device, n, uid, code });

const forgetSettled = (db: Kysely<Schema>, { device, upto }: { device: string; upto: number }) =>
  db.deleteFrom('settled').where('device', '=', device).where('n', '<=', upto);

const settledUpTo = (
  db: Kysely<Schema>,
  { device, lastN, lastClock }: { device: string; lastN: number; lastClock: string | null },
) => db.updateTable('devices').set({ last_n: lastN, last_clock: lastClock }).where('device', '=', device);

/** Which numbers of a device are remembered: how many, from the first to the last. */
export interface SettledRange {
  device: string;
  lastN: number;
  count: number;
  first: number | null;
  last: number | null;
  /** What was remembered of such a one may be forgotten (outOfUse.ts). */
  isRevoked: boolean;
}

/** Of every device that ever joined. */
export async function readSettledRanges({ db }: Reading): Promise<SettledRange[]> {
  const rows = await db
    .selectFrom('devices')
    .leftJoin('settled', 'settled.device', 'devices.device')
    .select(({ fn }) => [
      'devices.device',
      'devices.last_n as lastN',
      'devices.revoked_at as revokedAt',
      fn.count<number>('settled.n').as('count'),
      fn.min('settled.n').as('first'),
      fn.max('settled.n').as('last'),
    ])
    .groupBy(['devices.device', 'devices.last_n', 'devices.revoked_at'])
    .orderBy('devices.device')
    .execute();
  return rows.map(({ revokedAt, ...range }) => ({ ...range, isRevoked: revokedAt !== null }));
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
