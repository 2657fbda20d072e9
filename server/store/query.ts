/**
 * Queries that are asked again and again. Building one with Kysely and writing it as SQL takes ten times as long as SQLite takes to answer it, so
 * a store does that once, with places where the values go, and from then on only fills these in.
 */
import type { Compilable, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What a query may be given. */
export type Values<V> = Record<keyof V, string | number | null>;

/**
 * Builds a query from values. It is run once, with stand-ins for them, so it must put each value into the query as it is: whoever computes with
 * one gets an error.
 */
export type Query<V extends Values<V>, R> = (db: Kysely<Schema>, values: V) => Compilable<R>;

/** Asks a query; rows as it names them, none for a write. */
export type Ask = <V extends Values<V>, R>(query: Query<V, R>, values: V) => Promise<R[]>;

export interface Compiled {
  readonly sql: string;
  /** The values in the order in which the SQL wants them. */
  bind(values: object): unknown[];
}

/** Stands where a value will. */
class Place {
  readonly name: PropertyKey;
  constructor(name: PropertyKey) {
    this.name = name;
  }
  [Symbol.toPrimitive](): never {
    throw new TypeError(`A query computes with '${String(this.name)}', of which it has only the place.`);
  }
}

export function compiled<V extends Values<V>, R>(db: Kysely<Schema>, query: Query<V, R>): Compiled {
  const places = new Proxy({}, { get: (_, name) => new Place(name) });
  // It has whatever it is asked for.
  const { sql, parameters } = query(db, places as V).compile();
  return {
    sql,
    bind: (values) => parameters.map((value) => (value instanceof Place ? Reflect.get(values, value.name) : value)),
  };
}
