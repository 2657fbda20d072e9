/**
 * The records as they travel to devices, page by page. A page is bounded in rows and in bytes: a row may be a hundred times as long as it usually
 * is, and one text is made of all of them.
 */
import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import type { Schema } from './schema.ts';
import type { Reading } from './store.ts';

/** JSON of a Row (lib/sync/protocol.ts), made of what is stored without reading it. */
export interface TravellingRow {
  ver: number;
  root: string;
  id: string;
  kind: string;
  json: string;
}

/** How much a page may hold. */
export interface Room {
  rows: number;
  /** Of the records, as they are stored. A single one that is longer is a page of its own: nothing could ever be read past it otherwise. */
  bytes: number;
}

export interface Page {
  rows: TravellingRow[];
  bytes: number;
  /** It was cut, or just filled: there may be further rows after the last. */
  isFull: boolean;
}

/** What changed in a space, in the order of ver: from < ver ≤ to. Tombstones too. */
export async function readChanges(
  { ask }: Reading,
  { room, ...asked }: { space: string; from: number; to: number; room: Room },
): Promise<Page> {
  const fitting = fit(await ask(changesSizes, { ...asked, limit: room.rows }), room);
  return pageOf(await ask(changesBetween, { ...asked, limit: fitting.count }), fitting);
}

interface ChangesAsked {
  space: string;
  from: number;
  to: number;
  limit: number;
}

const changesBetween = (db: Kysely<Schema>, asked: ChangesAsked) => changesOf(db, asked).select(TRAVELLING);
const changesSizes = (db: Kysely<Schema>, asked: ChangesAsked) => changesOf(db, asked).select(sizeOf);

const changesOf = (db: Kysely<Schema>, { space, from, to, limit }: ChangesAsked) =>
  db
    .selectFrom('records')
    .where('space', '=', space)
    .where('ver', '>', from)
    .where('ver', '<=', to)
    .orderBy('ver')
    .limit(limit);

/** What a change was about. */
export interface Touched {
  ver: number;
  root: string;
  kind: string;
}

/** The same as {@link readChanges}, without what the records say. */
export const readTouched = ({ ask }: Reading, asked: ChangesAsked): Promise<Touched[]> => ask(touchedBetween, asked);

const touchedBetween = (db: Kysely<Schema>, asked: ChangesAsked) =>
  changesOf(db, asked).select(['ver', 'root', 'kind']);

/** The live records of a space up to a ver, by root and id, after a place in that order. */
export async function readWhole(
  { ask }: Reading,
  {
    after: { root, id },
    room,
    ...rest
  }: { space: string; upto: number; after: { root: string; id: string }; room: Room },
): Promise<Page> {
  const asked = { ...rest, root, id };
  const fitting = fit(await ask(wholeSizes, { ...asked, limit: room.rows }), room);
  return pageOf(await ask(wholeAfter, { ...asked, limit: fitting.count }), fitting);
}

interface WholeAsked {
  space: string;
  upto: number;
  root: string;
  id: string;
  limit: number;
}

const wholeAfter = (db: Kysely<Schema>, asked: WholeAsked) => wholeOf(db, asked).select(TRAVELLING);
const wholeSizes = (db: Kysely<Schema>, asked: WholeAsked) => wholeOf(db, asked).select(sizeOf);

const wholeOf = (db: Kysely<Schema>, { space, upto, root, id, limit }: WholeAsked) =>
  db
    .selectFrom('records')
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

/** The database knows it without reading the text. */
const sizeOf = ({ fn }: ExpressionBuilder<Schema, 'records'>) => fn<number>('octet_length', ['body']).as('bytes');

interface Fitting {
  count: number;
  bytes: number;
  isFull: boolean;
}

function fit(sizes: readonly { bytes: number }[], room: Room): Fitting {
  let count = 0;
  let held = 0;
  for (const { bytes } of sizes) {
    if (count > 0 && held + bytes > room.bytes) return { count, bytes: held, isFull: true };
    count += 1;
    held += bytes;
  }
  return { count, bytes: held, isFull: count === room.rows };
}

const pageOf = (rows: readonly RowRead[], { bytes, isFull }: Fitting): Page => ({
  rows: rows.map(travelling),
  bytes,
  isFull,
});

const TRAVELLING = ['ver', 'root', 'id', 'kind', 'left_roots', 'body'] as const;
type RowRead = Pick<Selectable<Schema['records']>, (typeof TRAVELLING)[number]>;

function travelling(row: RowRead): TravellingRow {
  const left = row.left_roots === null ? '' : `"left":${row.left_roots},`;
  const json = `{"root":${JSON.stringify(row.root)},${left}"record":${row.body}}`;
  return { ver: row.ver, root: row.root, id: row.id, kind: row.kind, json };
}
