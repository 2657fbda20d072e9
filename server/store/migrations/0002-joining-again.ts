/** An answer to joining that was lost can be asked for again: what tells the repetition, and until when it may be asked. */
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Devices that joined before have spoken long since.
  `alter table devices add column has_spoken integer not null default 1`,
  `alter table invites add column device text references devices (device)`,
  `alter table invites add column attempt_hash text`,
];
