/** The records of all spaces. A row of a space that somebody could read is never taken away at once: a tombstone takes its place. */
import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod/mini';
import { StoredRecord } from '#lib/sync/record.ts';
import type { Shelf } from './memory.ts';
import type { Schema } from './schema.ts';
import type { Reading, Writing } from './store.ts';

/** A record where it is. Of one that was moved away, or deleted, what stays is a tombstone: `record.deleted`. */
export interface PlacedRecord {
  space: string;
  root: string;
  /** Other roots of this space that it was under before. */
  left: readonly string[];
  record: StoredRecord;
}

export async function readRecord({ db }: Reading, space: string, id: string): Promise<PlacedRecord | null> {
  const row = await db
    .selectFrom('records')
    .selectAll()
    .where('space', '=', space)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? placed(row) : null;
}

/** Every record with an identifier: in one space alive at most, in others what it left when it went. */
export async function readTraces({ ask, recall }: Reading, id: string): Promise<readonly PlacedRecord[]> {
  const { rows } = await recall(TRACES, id, async () => {
    const found = await ask(tracesOf, { id });
    return { rows: found.map(placed), characters: found.reduce((sum, { body }) => sum + body.length, 0) };
  });
  return rows;
}

interface Traces {
  rows: readonly PlacedRecord[];
  /** Of what they were read from. */
  characters: number;
}

/** A kB or two each, usually; some may be a hundred times that (operations/lengths.ts). */
export const TRACES: Shelf<Traces> = { most: 10_000, text: { most: 32_000_000, of: ({ characters }) => characters } };

const tracesOf = (db: Kysely<Schema>, { id }: { id: string }) =>
  db.selectFrom('records').selectAll().where('id', '=', id);

/** All of a root, tombstones too. */
export async function readRoot({ ask }: Reading, space: string, root: string): Promise<PlacedRecord[]> {
  const rows = await ask(allOfRoot, { space, root });
  return rows.map(placed);
}

const allOfRoot = (db: Kysely<Schema>, { space, root }: { space: string; root: string }) =>
  db.selectFrom('records').selectAll().where('space', '=', space).where('root', '=', root).orderBy('id');

/** The live records of some kinds in all spaces. */
export async function readKinds({ db }: Reading, kinds: readonly string[]): Promise<PlacedRecord[]> {
  const rows = await db
    .selectFrom('records')
    .selectAll()
    .where('kind', 'in', kinds)
    .where('deleted_at', 'is', null)
    .execute();
  return rows.map(placed);
}

/** A record with what the table says of it beside the record itself. */
export interface StoredRow extends PlacedRecord {
  columns: { id: string; kind: string; ver: number; deleted: boolean };
}

/** Rows that are held at once while a whole database is walked through: some MB at most. */
const WALKED_AT_ONCE = 500;

/**
 * All of a space, dead and alive. Never more than a page and a root are held.
 *
 * @yields one root after the other
 */
export async function* walkRoots(tx: Reading, space: string): AsyncGenerator<StoredRow[]> {
  let root: StoredRow[] = [];
  for (let after = { root: '', id: '' }; ;) {
    const page = await readPage(tx, space, after);
    for (const row of page) {
      if (root[0] && root[0].root !== row.root) {
        yield root;
        root = [];
      }
      root.push(row);
    }
    const last = page.at(-1);
    if (!last) break;
    after = { root: last.root, id: last.columns.id };
  }
  if (root.length > 0) yield root;
}

async function readPage({ db }: Reading, space: string, after: { root: string; id: string }): Promise<StoredRow[]> {
  const rows = await db
    .selectFrom('records')
    .selectAll()
    .where('space', '=', space)
    .where(({ eb, refTuple, tuple }) => eb(refTuple('root', 'id'), '>', tuple(after.root, after.id)))
    .orderBy('root')
    .orderBy('id')
    .limit(WALKED_AT_ONCE)
    .execute();
  return rows.map((row) => {
    const { id, kind, ver, deleted_at } = row;
    return { ...placed(row), columns: { id, kind, ver, deleted: deleted_at !== null } };
  });
}

/** Identifiers of which there is more than one live record, each with the spaces where. */
export async function readAliveTwice({ db }: Reading): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('records')
    .select(['id', 'space'])
    .where('deleted_at', 'is', null)
    .where('id', 'in', (query) =>
      query
        .selectFrom('records')
        .select('id')
        .where('deleted_at', 'is', null)
        .groupBy('id')
        .having(({ fn }) => fn.countAll(), '>', 1),
    )
    .orderBy('id')
    .orderBy('space')
    .execute();
  const spaces = Map.groupBy(rows, ({ id }) => id);
  return new Map([...spaces].map(([id, found]) => [id, found.map(({ space }) => space)]));
}

/** Puts records where they are, each in the place of the one with its identifier. `record.ver` is their place in the order of the space. */
export async function writeRecords(
  { ask, changes }: Writing,
  rows: readonly PlacedRecord[],
  now: number,
): Promise<void> {
  // One by one: the statement stays the same and is prepared once, which is faster than one with a thousand parameters.
  for (const row of rows) {
    changes(TRACES, row.record.id);
    await ask(putRecord, unplaced(row, now));
  }
}

const putRecord = (
  db: Kysely<Schema>,
  { space, id, root, kind, ver, deleted_at, left_roots, body }: Schema['records'],
) =>
  db
    .insertInto('records')
    .values({ space, id, root, kind, ver, deleted_at, left_roots, body })
    .onConflict((clash) =>
      clash.columns(['space', 'id']).doUpdateSet(({ ref }) => ({
        root: ref('excluded.root'),
        kind: ref('excluded.kind'),
        ver: ref('excluded.ver'),
        deleted_at: ref('excluded.deleted_at'),
        left_roots: ref('excluded.left_roots'),
        body: ref('excluded.body'),
      })),
    );

const LeftRoots = z.array(z.string());

function placed(row: Selectable<Schema['records']>): PlacedRecord {
  return {
    space: row.space,
    root: row.root,
    left: row.left_roots === null ? [] : LeftRoots.parse(JSON.parse(row.left_roots)),
    record: StoredRecord.parse(JSON.parse(row.body)),
  };
}

function unplaced({ space, root, left, record }: PlacedRecord, now: number): Schema['records'] {
  return {
    space,
    id: record.id,
    root,
    kind: record.kind,
    ver: record.ver,
    deleted_at: record.deleted ? now : null,
    left_roots: left.length === 0 ? null : JSON.stringify(left),
    body: JSON.stringify(record),
  };
}
