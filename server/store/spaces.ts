/** The spaces: each has an order of its own, given by a counter, and an epoch in which that order holds. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import type { Reading, Writing } from './store.ts';

export interface SpaceState {
  space: string;
  /** The ver that was given last. */
  counter: number;
  epoch: string;
  /** Tombstones up to this ver may be missing. */
  pruned: number;
}

/** Makes a space where there is none yet. */
export async function ensureSpace({ db }: Writing, space: string): Promise<void> {
  await db
    .insertInto('spaces')
    .values({ space, counter: 0, epoch: randomUUID(), pruned: 0 })
    .onConflict((clash) => clash.column('space').doNothing())
    .execute();
}

/** Those of the spaces that there are. */
export async function readSpaces({ ask }: Reading, spaces: readonly string[]): Promise<Map<string, SpaceState>> {
  const found = new Map<string, SpaceState>();
  // One by one: the statement stays the same, however many there are.
  for (const space of spaces) {
    const [state] = await ask(spaceByName, { space });
    if (state) found.set(space, state);
  }
  return found;
}

const spaceByName = (db: Kysely<Schema>, { space }: { space: string }) =>
  db.selectFrom('spaces').selectAll().where('space', '=', space);

export function readAllSpaces({ db }: Reading): Promise<SpaceState[]> {
  return db.selectFrom('spaces').selectAll().orderBy('space').execute();
}

/**
 * Those of the spaces that there are, and nobody else gives a ver in them until this transaction ends; so the order of vers is the order of commits. Asked for in
 * sorted order, or two transactions could wait for each other.
 */
export function lockSpaces(tx: Writing, spaces: readonly string[]): Promise<Map<string, SpaceState>> {
  return readSpaces(tx, spaces.toSorted());
}

/** The ver that was given last, in a space that this transaction has locked. */
export async function writeCounter({ ask }: Writing, space: string, counter: number): Promise<void> {
  await ask(countTo, { space, counter });
}

const countTo = (db: Kysely<Schema>, { space, counter }: { space: string; counter: number }) =>
  db.updateTable('spaces').set({ counter }).where('space', '=', space);

/**
 * A new history for every space: what cursors of the old one say means nothing any more, and each device reads anew. After a restore,
 * when the counters give vers again that had been given to something else.
 */
export async function beginNewEpoch({ db }: Writing): Promise<void> {
  const spaces = await db.selectFrom('spaces').select('space').execute();
  for (const { space } of spaces) {
    await db.updateTable('spaces').set({ epoch: randomUUID() }).where('space', '=', space).execute();
  }
}
