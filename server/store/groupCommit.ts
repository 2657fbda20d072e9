/**
 * Group commit (protocol, 'Push'): what arrives while a commit runs shares the next one. A durable commit costs a wait for the disk, whatever
 * it holds; so under load many callers wait once together, and nobody is answered before the commit that holds what they wrote.
 */
import { setImmediate } from 'node:timers/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import type { Writing } from './store.ts';

/** Callers in one commit at most: the last one should not wait for more than some hundredths of a second of others' work. */
const MOST_TOGETHER = 128;

interface Waiting {
  /** Runs the caller's work, keeping what is to be told and answered until the commit. */
  run(tx: Transaction<Schema>): Promise<void>;
  committed(): void;
  failed(error: unknown): void;
}

export interface GroupCommit {
  write<T>(work: (tx: Writing) => Promise<T>): Promise<T>;
  /** Resolves when nobody waits any more. */
  idle(): Promise<void>;
}

export function groupCommit(db: Kysely<Schema>): GroupCommit {
  const waiting: Waiting[] = [];
  let draining: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      // A turn of the event loop: requests that came in during the last commit are read before the next one begins.
      await setImmediate();
      const group = waiting.splice(0, MOST_TOGETHER);
      if (group.length === 1 || !(await commitTogether(db, group))) await commitEach(db, group);
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
    async run(db) {
      toTell = [];
      const value = await work({ db, afterCommit: (told) => toTell.push(told) });
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

/** One commit for all, a savepoint each. Returns whether it happened; if not, nobody has been answered. */
async function commitTogether(db: Kysely<Schema>, group: readonly Waiting[]): Promise<boolean> {
  const failures = new Map<Waiting, unknown>();
  try {
    await db.transaction().execute(async (tx) => {
      for (const one of group) {
        await sql`savepoint one`.execute(tx);
        try {
          await one.run(tx);
          await sql`release one`.execute(tx);
        } catch (error) {
          // If SQLite has already undone the whole transaction, this fails, and then each is tried alone.
          await sql`rollback to one`.execute(tx);
          await sql`release one`.execute(tx);
          failures.set(one, error);
        }
      }
    });
  } catch {
    // Why is found again, and told to whom it concerns, when each is tried alone.
    failures.clear();
    return false;
  }
  for (const one of group) {
    if (failures.has(one)) one.failed(failures.get(one));
    else one.committed();
  }
  return true;
}

async function commitEach(db: Kysely<Schema>, group: readonly Waiting[]): Promise<void> {
  for (const one of group) {
    try {
      await db.transaction().execute((tx) => one.run(tx));
    } catch (error) {
      one.failed(error);
      continue;
    }
    one.committed();
  }
}
