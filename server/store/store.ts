/**
 * The seam between what the server does and where it keeps things. tests/server/store.contract.ts says what every implementation must do;
 * the queries over a transaction are in the files beside this one, one for each thing that is kept.
 */
import type { Kysely } from 'kysely';
import type { Shelf } from './memory.ts';
import type { Ask } from './query.ts';
import type { Schema } from './schema.ts';

/** One snapshot: everything that is read through it belongs together. */
export interface Reading {
  /** For what is asked now and then. */
  readonly db: Kysely<Schema>;
  /** For what every push and pull asks. */
  readonly ask: Ask;
  /** What the store remembers of an earlier time, if it is still so; else what is loaded, which must not be changed in place. */
  recall<T>(shelf: Shelf<T>, key: string, load: () => Promise<T>): Promise<T>;
}

/**
 * All that is written through it is committed together, or not at all. It holds the locks that its queries ask for: on SQLite that is the
 * whole database, from the beginning of the transaction.
 */
export interface Writing extends Reading {
  /** Says before it writes what of that may be remembered; without a key, everything on the shelf. */
  changes(shelf: Shelf<unknown>, key?: string): void;
  /**
   * Called once this transaction is durable, in the order of commits, before its caller hears of it. Must not wait. If it throws, the caller
   * of {@link Store.write} gets the error, although what was written stays.
   */
  afterCommit(told: () => void): void;
}

export interface Store {
  read<T>(work: (tx: Reading) => Promise<T>): Promise<T>;
  /** The same for a single thing that is asked for very often: as it was committed last. */
  recall<T>(shelf: Shelf<T>, key: string, load: (tx: Reading) => Promise<T>): Promise<T>;
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
