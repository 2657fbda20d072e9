/**
 * The seam between what the server does and where it keeps things. tests/server/store.contract.ts says what every implementation must do;
 * the queries over a transaction are in the files beside this one, one for each thing that is kept.
 */
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** One snapshot: everything that is read through it belongs together. */
export interface Reading {
  readonly db: Kysely<Schema>;
}

/**
 * All that is written through it is committed together, or not at all. It holds the locks that its queries ask for: on SQLite that is the
 * whole database, from the beginning of the transaction.
 */
export interface Writing extends Reading {
  /**
   * Called once this transaction is durable, in the order of commits, before its caller hears of it. Must not wait. If it throws, the caller
   * of {@link Store.write} gets the error, although what was written stays.
   */
  afterCommit(told: () => void): void;
}

export interface Store {
  read<T>(work: (tx: Reading) => Promise<T>): Promise<T>;
  /**
   * Resolves when what was written is durable; rejects with the error of `work`, and then nothing of it was written.
   *
   * `work` may be run a second time if the commit that it shared with others failed, so it must have no effect but through `tx`, and it
   * must wait for nothing but `tx`.
   */
  write<T>(work: (tx: Writing) => Promise<T>): Promise<T>;
  /** Writes a consistent copy to a file that does not exist yet, while others go on reading and writing. */
  backup(path: string): Promise<void>;
  /** After everything that was begun has ended. */
  close(): Promise<void>;
}
