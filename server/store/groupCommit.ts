/**
 * Group commit (protocol, 'Push'): what arrives while a commit runs shares the next one. A durable commit costs a wait for the disk, whatever
 * it holds; so under load many callers wait once together, and nobody is answered before the commit that holds what they wrote.
 */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Memory } from './memory.ts';
import type { NodeSqlite } from './nodeSqlite.ts';
import type { Query } from './query.ts';
import type { Writing } from './store.ts';

/** Callers in one commit at most: the last one should not wait for more than some hundredths of a second of others' work. */
const MOST_TOGETHER = 128;

interface Waiting {
  /** Runs the caller's work, keeping what is to be told and answered until the commit. */
  run(tx: Omit<Writing, 'afterCommit'>): Promise<void>;
  committed(): void;
  failed(error: unknown): void;
}

export interface GroupCommit {
  write<T>(work: (tx: Writing) => Promise<T>): Promise<T>;
  /** Resolves when nobody waits any more. */
  idle(): Promise<void>;
}

export function groupCommit(sqlite: NodeSqlite, memory: Memory): GroupCommit {
  const waiting: Waiting[] = [];
  const transaction = transactionsOf(sqlite, memory);
  let draining: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      // A turn of the event loop: requests that came in during the last commit are read before the next one begins.
      await setImmediate();
      const group = waiting.splice(0, MOST_TOGETHER);
      if (group.length === 1 || !(await commitTogether(transaction, group))) await commitEach(transaction, group);
    }
    draining = null;
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        waiting.push(waitingFor(work, resolve, reject));
        draining ??= drain();
      }),
    idle: () => draining ?? Promise.resolve(),
  };
}

function waitingFor<T>(
  work: (tx: Writing) => Promise<T>,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): Waiting {
  let answer: (() => void) | undefined;
  let toTell: (() => void)[] = [];
  return {
    async run(tx) {
      toTell = [];
      const value = await work({ ...tx, afterCommit: (told) => toTell.push(told) });
      answer = () => resolve(value);
    },
    committed() {
      try {
        for (const told of toTell) told();
      } catch (error) {
        // It is durable, but its caller must not believe that all is well; the others in this commit go on.
        reject(error);
        return;
      }
      answer?.();
    },
    failed: reject,
  };
}

const statement =
  (words: string): Query<object, never> =>
  (db) => ({ compile: () => sql<never>`${sql.raw(words)}`.compile(db) });
const SAVE = statement('savepoint one');
const KEEP = statement('release one');
const UNDO = statement('rollback to one');

type Transaction = (work: (tx: Omit<Writing, 'afterCommit'>) => Promise<void>) => Promise<void>;

const OTHERS: Query<object, { data_version: number }> = (db) => ({
  compile: () => sql<{ data_version: number }>`pragma data_version`.compile(db),
});

/** A transaction after the other, each with what is remembered. */
function transactionsOf({ db, ask }: NodeSqlite, memory: Memory): Transaction {
  let others = -1;
  const recall: Writing['recall'] = (shelf, key, load) => memory.recall(shelf, key, load);
  const changes: Writing['changes'] = (shelf, key) => memory.changes(shelf, key);
  return async (work) => {
    try {
      await db.transaction().execute(async (tx) => {
        // It has the lock now. Another process, such as the command line, may have written since it last had it.
        const [now] = await ask(OTHERS, {});
        if (now?.data_version !== others) memory.forgetAll();
        others = now?.data_version ?? -1;
        await work({ db: tx, ask, recall, changes });
      });
    } finally {
      memory.ended();
    }
  };
}

/** One commit for all, a savepoint each. Returns whether it happened; if not, nobody has been answered. */
async function commitTogether(transaction: Transaction, group: readonly Waiting[]): Promise<boolean> {
  const failures = new Map<Waiting, unknown>();
  try {
    await transaction(async (tx) => {
      for (const one of group) {
        await tx.ask(SAVE, {});
        try {
          await one.run(tx);
          await tx.ask(KEEP, {});
        } catch (error) {
          // If SQLite has already undone the whole transaction, this fails, and then each is tried alone.
          await tx.ask(UNDO, {});
          await tx.ask(KEEP, {});
          failures.set(one, error);
        }
      }
    });
  } catch {
    // Why is found again, and told to whom it concerns, when each is tried alone.
    return false;
  }
  for (const one of group) {
    if (failures.has(one)) one.failed(failures.get(one));
    else one.committed();
  }
  return true;
}

async function commitEach(transaction: Transaction, group: readonly Waiting[]): Promise<void> {
  for (const one of group) {
    try {
      await transaction((tx) => one.run(tx));
    } catch (error) {
      one.failed(error);
      continue;
    }
    one.committed();
  }
}
