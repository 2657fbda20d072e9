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
export function readTraces({ ask, recall }: Reading, id: string): Promise<readonly PlacedRecord[]> {
  return recall(TRACES, id, async () => (await ask(tracesOf, { id })).map(placed));
}

/** A kB or two each. */
export const TRACES: Shelf<readonly PlacedRecord[]> = { most: 10_000 };

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

/** A row as it travels: JSON of a Row (lib/sync/protocol.ts), made of what is stored without reading it. */
export interface TravellingRow {
  ver: number;
  root: string;
  id: string;
  kind: string;
  json: string;
}

/** What changed in a space, in the order of ver: from < ver ≤ to. Tombstones too. */
export async function readChanges({ ask }: Reading, changes: ChangesAsked): Promise<TravellingRow[]> {
  const rows = await ask(changesBetween, changes);
  return rows.map(travelling);
}

interface ChangesAsked {
  space: string;
  from: number;
  to: number;
  limit: number;
}

const changesBetween = (db: Kysely<Schema>, { space, from, to, limit }: ChangesAsked) =>
  db
    .selectFrom('records')
    .select(TRAVELLING)
    .where('space', '=', space)
    .where('ver', '>', from)
    .where('ver', '<=', to)
    .orderBy('ver')
    .limit(limit);

/** The live records of a space up to a ver, by root and id, after a place in that order. */
export async function readWhole(
  { ask }: Reading,
  {
    after: { root, id },
    ...asked
  }: { space: string; upto: number; after: { root: string; id: string }; limit: number },
): Promise<TravellingRow[]> {
  const rows = await ask(wholeAfter, { ...asked, root, id });
  return rows.map(travelling);
}

const wholeAfter = (
  db: Kysely<Schema>,
  { space, upto, root, id, limit }: { space: string; upto: number; root: string; id: string; limit: number },
) =>
  db
    .selectFrom('records')
    .select(TRAVELLING)
    .where('space', '=', space)
    .where(({ eb, refTuple, tuple }) => eb(refTuple('root', 'id'), '>', tuple(root, id)))
    .where('ver', '<=', upto)
    .where('deleted_at', 'is', null)
    .orderBy('root')
    .orderBy('id')
    .limit(limit);

/** The live records of one root, by id. */
export async function readLiveRoot({ db }: Reading, space: string, root: string): Promise<TravellingRow[]> {
  const rows = await db
    .selectFrom('records')
    .select(TRAVELLING)
    .where('space', '=', space)
    .where('root', '=', root)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(travelling);
}

const LeftRoots = z.array(z.string());

const TRAVELLING = ['ver', 'root', 'id', 'kind', 'left_roots', 'body'] as const;

function travelling(row: Pick<Selectable<Schema['records']>, (typeof TRAVELLING)[number]>): TravellingRow {
  const left = row.left_roots === null ? '' : `"left":${row.left_roots},`;
  const json = `{"root":${JSON.stringify(row.root)},${left}"record":${row.body}}`;
  return { ver: row.ver, root: row.root, id: row.id, kind: row.kind, json };
}

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
