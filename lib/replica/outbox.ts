/** The operations that wait: entries in the order of their numbers, each what a person did in one go or a part of it. */
import type { Operation } from '#lib/sync/operation.ts';
import type { Writing } from './findRoot.ts';

/** In the place of an operation that is not to be settled, so that no number is missing. */
export function voided({ n, uid, hlc, space, root, id, kind }: Operation): Operation {
  return { n, uid, hlc, space, root, id, kind, type: 'void' };
}

/** Everything that waits, in order. */
export async function readOutbox(tx: Writing): Promise<Operation[]> {
  return (await tx.objectStore('outbox').getAll()).flatMap(({ ops }) => ops);
}

/** Takes out everything up to number `n`. One deletion; an entry that reaches beyond is written again with what stays of it. */
export async function settleOutbox(tx: Writing, n: number): Promise<void> {
  const outbox = tx.objectStore('outbox');
  const range = IDBKeyRange.upperBound(n);
  const cursor = await outbox.openCursor(range, 'prev');
  const last = cursor?.value;
  await outbox.delete(range);
  const ops = last?.ops.filter((op) => op.n > n) ?? [];
  const [first] = ops;
  if (last && first) await outbox.put({ ...last, n: first.n, ops });
}

/** Writes operations that have become others, in the entries where they wait. */
export async function rewriteOutbox(tx: Writing, changed: ReadonlyMap<number, Operation>): Promise<void> {
  if (changed.size === 0) return;
  const outbox = tx.objectStore('outbox');
  for (const entry of await outbox.getAll()) {
    if (!entry.ops.some(({ n }) => changed.has(n))) continue;
    await outbox.put({ ...entry, ops: entry.ops.map((op) => changed.get(op.n) ?? op) });
  }
}

/** Numbers everything anew, from `lastN` + 1. Resolves to the last number. */
export async function renumberOutbox(tx: Writing, lastN: number): Promise<number> {
  const outbox = tx.objectStore('outbox');
  const entries = await outbox.getAll();
  await outbox.clear();
  let n = lastN;
  for (const entry of entries) {
    const first = n + 1;
    await outbox.put({ ...entry, n: first, ops: entry.ops.map((op) => ({ ...op, n: ++n })) });
  }
  return n;
}
