/** Roots as the server has them, taken in hand within one transaction: rows are put into them, and pending operations laid over afterwards. */
import { latest } from '#lib/sync/merge.ts';
import type { Row } from '#lib/sync/protocol.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { findRoot, foundIn, type Writing } from './findRoot.ts';
import { besideOf } from './beside.ts';
import { emptyRoot } from './emptyRoot.ts';
import { rootKey, type Root, type RootKey } from './row.ts';
import { directoryOf } from './tree.ts';
import { setAside } from './writeRoot.ts';

export interface Held {
  /** As it was read. */
  root: Root;
  /** The server's word for every record in it, without what is pending. */
  base: Map<string, StoredRecord>;
  /** Records that may have become others. */
  touched: Set<string>;
}

/** Where a record is. */
export interface Home {
  space: string;
  root: string;
}

export interface Hand {
  readonly held: ReadonlyMap<RootKey, Held>;
  /** Live records that came, by id. */
  readonly arrived: Map<string, Home>;
  /** Spaces of which nothing is left but what is in hand. */
  readonly cleared: ReadonlySet<string>;
  /** The latest clock that came, or ''. */
  readonly clock: string;
  take(space: string, id: string): Promise<Held>;
  put(space: string, rows: readonly Row[]): Promise<void>;
  clear(space: string): Promise<void>;
  /** What was read beside a space takes its place. false: it was damaged meanwhile and is gone, the old copy stays. */
  swap(space: string): Promise<boolean>;
}

export function handOf(tx: Writing, { me, now }: { me: string; now: number }): Hand {
  const held = new Map<RootKey, Held>();
  const arrived = new Map<string, Home>();
  const cleared = new Set<string>();
  let clock = '';

  const hold = (root: Root): Held => {
    const known = held.get(rootKey(root.space, root.id));
    if (known) return known;
    const base = new Map(root.records);
    for (const [id, word] of root.shadow) {
      if (word) base.set(id, word);
      else base.delete(id);
    }
    const taken = { root, base, touched: new Set(root.shadow.keys()) };
    held.set(rootKey(root.space, root.id), taken);
    return taken;
  };

  const take = async (space: string, id: string): Promise<Held> => {
    const known = held.get(rootKey(space, id));
    if (known) return known;
    const found = cleared.has(space) ? null : await findRoot(tx, space, id);
    // What is damaged gets its keys when it is written with what came.
    const root =
      found?.ok === false ? await setAside(tx, { space, id, at: now }, found, directoryOf([], me)) : found?.root;
    return hold(root ?? emptyRoot(space, id));
  };

  const clear = async (space: string): Promise<void> => {
    for (const [key, { root }] of held) if (root.space === space) held.delete(key);
    cleared.add(space);
    await tx.objectStore('roots').delete(everythingOf(space));
  };

  return {
    held,
    arrived,
    cleared,
    get clock() {
      return clock;
    },
    take,
    clear,

    async put(space, rows) {
      await Promise.all(
        [...new Set(rows.flatMap(({ root, left = [] }) => [root, ...left]))].map((id) => take(space, id)),
      );
      for (const { root, left = [], record } of rows) {
        for (const former of left) remove(held.get(rootKey(space, former)), record.id);
        // What has moved to another space left a tombstone that says so, and there is nothing in it to keep.
        if (record.movedTo !== undefined) remove(held.get(rootKey(space, root)), record.id);
        else {
          const there = held.get(rootKey(space, root));
          there?.base.set(record.id, record);
          there?.touched.add(record.id);
          if (!record.deleted) arrived.set(record.id, { space, root });
        }
        const said = latest(record);
        if (said > clock) clock = said;
      }
    },

    async swap(space) {
      const beside = besideOf(space);
      const rows = cleared.has(beside) ? [] : await tx.objectStore('roots').getAll(everythingOf(beside));
      const found = [...Map.groupBy(rows, (row) => row.root).values()].map(foundIn);
      for (const part of found) if (part.ok) hold(part.root);
      const read = [...held.values()].filter(({ root }) => root.space === beside);
      await clear(beside);
      if (!found.every(({ ok }) => ok)) return false;
      await clear(space);
      for (const { root, base } of read) {
        const taken = hold(emptyRoot(space, root.id));
        for (const [id, record] of base) {
          taken.base.set(id, record);
          taken.touched.add(id);
          if (!record.deleted) arrived.set(id, { space, root: root.id });
        }
      }
      return true;
    },
  };
}

function remove(from: Held | undefined, id: string): void {
  from?.base.delete(id);
  from?.touched.add(id);
}

/** All rows of a space. */
export const everythingOf = (space: string): IDBKeyRange => IDBKeyRange.bound([space], [space, []]);
