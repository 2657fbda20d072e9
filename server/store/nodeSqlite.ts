/** Kysely over Node's own SQLite, so that a server needs neither a compiler nor a binary that fits. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { compiled, type Ask, type Query, type Values } from './query.ts';
import type { Schema } from './schema.ts';

/** Statements kept ready: more than the server has different queries, and an end for those with lists of changing length. */
const KEPT_STATEMENTS = 500;

/** One database as it is asked here. */
export interface NodeSqlite {
  /** For what is asked now and then. Closes the database when it is destroyed. */
  readonly db: Kysely<Schema>;
  /** For what is asked all the time: within whatever transaction is open, past Kysely's queue. */
  readonly ask: Ask;
}

/** @param database open */
export function nodeSqlite(database: DatabaseSync): NodeSqlite {
  const db = new Kysely<Schema>({ dialect: dialectOf(database) });
  return { db, ask: askerOf(database, db) };
}

function askerOf(database: DatabaseSync, db: Kysely<Schema>): Ask {
  const known = new Map<unknown, (values: object) => unknown[]>();
  const prepare = <V extends Values<V>, R>(query: Query<V, R>) => {
    const { sql, bind } = compiled(db, query);
    const statement = database.prepare(sql);
    const reads = statement.columns().length > 0;
    return (values: object): unknown[] => {
      const bound = bind(values).map(bindable);
      if (reads) return statement.all(...bound);
      statement.run(...bound);
      return [];
    };
  };
  return async <V extends Values<V>, R>(query: Query<V, R>, values: V): Promise<R[]> => {
    let answer = known.get(query);
    if (!answer) known.set(query, (answer = prepare(query)));
    // As below: the rows are what the query names.
    return answer(values) as R[];
  };
}

function dialectOf(database: DatabaseSync): Dialect {
  return {
    createDriver: () => driverOf(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new NodeSqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** SQLite does take changes of schema back, which Kysely denies for the sake of those who switch foreign keys off meanwhile. */
class NodeSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function driverOf(database: DatabaseSync): Driver {
  // Kysely hands out the one connection to one user after the other.
  const connection = connectionOf(database);
  const run = async (sql: string) => {
    await connection.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    init: () => Promise.resolve(),
    acquireConnection: async () => connection,
    // A writer takes its lock at once: one that read first and asked for it later could be refused without a chance to wait.
    beginTransaction: (_connection, { accessMode }: TransactionSettings) =>
      run(accessMode === 'read only' ? 'begin' : 'begin immediate'),
    commitTransaction: () => run('commit'),
    rollbackTransaction: () => run('rollback'),
    releaseConnection: () => Promise.resolve(),
    destroy: async () => database.close(),
  };
}

function connectionOf(database: DatabaseSync): DatabaseConnection {
  const statements = new Map<string, { statement: StatementSync; reads: boolean }>();

  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    if (statements.size >= KEPT_STATEMENTS) statements.clear();
    const entry = { statement, reads: statement.columns().length > 0 };
    statements.set(sql, entry);
    return entry;
  };

  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { statement, reads } = prepared(sql);
      const values = parameters.map(bindable);
      // The rows are what the query names; Kysely's types say so, and SQLite does not know them.
      if (reads) return { rows: statement.all(...values) as R[] };
      const { changes } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes) };
    },
    streamQuery(): never {
      throw new Error('Rows are read in pages here, not streamed.');
    },
  };
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite takes no ${typeof value}.`);
}
