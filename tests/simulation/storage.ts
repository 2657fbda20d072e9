/**
 * The storage of simulated browsers, and how it fails: IndexedDB as the shipped code sees it, with a process that can be killed at any write.
 * A killed process goes on running in memory, as nothing can stop a promise; but nothing that it writes happens and nothing that it waits for comes.
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import type { Underway } from './underway.ts';

/** What is to happen to a process at one of its coming writes. */
export interface Failure {
  kind: 'killed-before-commit' | 'killed-after-commit' | 'disk-full';
  /** So many writes of records still succeed (for 'killed-after-commit': transactions). */
  after: number;
}

/** One run of the extension's code over a database. */
export interface Process {
  readonly database: string;
  isOver: boolean;
  failure: Failure | null;
  /** It was killed by its planned failure. */
  onKilled(): void;
  /** A planned failure has happened. */
  onFailed(kind: Failure['kind']): void;
}

export interface Storage {
  /** From now on the database is used by this process. */
  run(process: Process): void;
  /** Everything in a database, so that it can be put into another: a browser profile that is copied or restored from a backup. */
  copy(database: string): Promise<Profile>;
  paste(profile: Profile, database: string): Promise<void>;
  /** Databases that were written to since this was last asked. */
  takeWritten(): Set<string>;
  close(): void;
}

/** The content of every store: keys and values. */
export type Profile = ReadonlyMap<string, readonly { key: IDBValidKey; value: unknown; isInline: boolean }[]>;

/** Takes the place of the global IndexedDB until it is closed. */
export function openStorage(underway: Underway): Storage {
  globalThis.indexedDB = new IDBFactory();
  const running = new Map<string, Process>();
  let written = new Set<string>();
  const processes = new WeakMap<IDBDatabase, Process>();
  const processOf = (db: IDBDatabase): Process | undefined => {
    const process = processes.get(db) ?? running.get(db.name);
    if (process) processes.set(db, process);
    return process;
  };
  const kill = (process: Process): void => {
    process.isOver = true;
    process.onKilled();
  };

  const transaction = IDBDatabase.prototype.transaction;
  const put = IDBObjectStore.prototype.put;

  IDBDatabase.prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
    const process = processOf(this);
    const tx = transaction.call(this, stores, mode, options);
    const ended = underway.begin();
    // These listeners come before those of the code that asked for the transaction, and a dead process hears nothing more.
    tx.addEventListener('complete', (event) => {
      ended();
      if (mode === 'readwrite') written.add(this.name);
      const { failure } = process ?? {};
      if (process && mode === 'readwrite' && failure?.kind === 'killed-after-commit' && failure.after-- === 0) {
        process.failure = null;
        process.onFailed('killed-after-commit');
        kill(process);
      }
      if (process?.isOver && mode === 'readwrite') event.stopImmediatePropagation();
    });
    tx.addEventListener('abort', (event) => {
      ended();
      if (process?.isOver) event.stopImmediatePropagation();
    });
    if (process?.isOver && mode === 'readwrite') tx.abort();
    return tx;
  };

  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...values: Parameters<typeof put>) {
    const process = processOf(this.transaction.db);
    const { failure } = process ?? {};
    const happens = failure && failure.kind !== 'killed-after-commit' && failure.after-- === 0;
    if (process && failure && happens) {
      process.failure = null;
      process.onFailed(failure.kind);
      if (failure.kind === 'disk-full') throw new DOMException('The disk is full', 'QuotaExceededError');
      kill(process);
      this.transaction.abort();
    }
    return put.apply(this, values);
  };

  return {
    run: (process) => running.set(process.database, process),
    async copy(database) {
      const db = await openDB(database);
      const stores = new Map<string, { key: IDBValidKey; value: unknown; isInline: boolean }[]>();
      for (const name of db.objectStoreNames) {
        const { store } = db.transaction(name);
        const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
        const isInline = store.keyPath !== null;
        stores.set(
          name,
          keys.map((key, index) => ({ key, value: values[index], isInline })),
        );
      }
      db.close();
      return stores;
    },
    async paste(profile, database) {
      // Nobody runs meanwhile.
      running.delete(database);
      const db = await openDB(database);
      const tx = db.transaction([...db.objectStoreNames], 'readwrite');
      for (const [name, entries] of profile) {
        const store = tx.objectStore(name);
        await store.clear();
        for (const { key, value, isInline } of entries) await (isInline ? store.put(value) : store.put(value, key));
      }
      await tx.done;
      db.close();
    },
    takeWritten() {
      const taken = written;
      written = new Set();
      return taken;
    },
    close() {
      IDBDatabase.prototype.transaction = transaction;
      IDBObjectStore.prototype.put = put;
    },
  };
}
