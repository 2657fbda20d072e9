/** Brings a database to the schema that this server knows: numbered steps, forward only, each in a transaction. */
import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { up as first } from './migrations/0001-first.ts';
import { up as joiningAgain } from './migrations/0002-joining-again.ts';
import type { Schema } from './schema.ts';

/** By number, which is their order; never changed once released. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first': { up: first },
  '0002-joining-again': { up: joiningAgain },
};

/** Throws where a newer server has already taken the database further, or where a step fails; then the schema is as it was. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const reason = error instanceof Error ? error.message : String(error);
  throw new Error(`The database cannot be brought to this version's schema: ${reason}`, { cause: error });
}
