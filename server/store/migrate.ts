/** Brings a database to the schema that this server knows: numbered steps, forward only, each in a transaction. */
import { sql, type Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator, type Migration } from 'kysely/migration';
import { up as first } from './migrations/0001-first.ts';
import { up as joiningAgain } from './migrations/0002-joining-again.ts';
import type { Schema } from './schema.ts';

/** By number, which is their order; never changed once released. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first': { up: first },
  '0002-joining-again': { up: joiningAgain },
};

/** The database has been used by a newer server: this one would not know what it must not break. Nothing was changed. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';
}

/** Throws {@link SchemaTooNew}, or an error where a step fails; then the schema is as it was. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = await unknownSteps(db);
  if (unknown.length > 0) throw new SchemaTooNew(`It has taken steps that are not known here: ${unknown.join(', ')}.`);
  const reason = error instanceof Error ? error.message : String(error);
  throw new Error(`The database cannot be brought to this version's schema: ${reason}`, { cause: error });
}

/** The steps that were taken by a server that knew more of them. Only the first one that the migrator misses has a name in its error. */
async function unknownSteps(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !Object.hasOwn(MIGRATIONS, name));
}
