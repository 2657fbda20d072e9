/**
 * The records that one transaction works on: read when they are first asked for, changed in memory by one operation after the other, written
 * once at the end, when each that was touched gets the next place in the order of its space.
 */
import type { Row } from '#lib/sync/protocol.ts';
import { findLive, readKinds, readRecord, readRoot, writeRecords, type PlacedRecord } from '../store/records.ts';
import { ensureSpace, lockSpaces, writeCounter } from '../store/spaces.ts';
import type { Writing } from '../store/store.ts';

/** What one transaction did to one space: from < ver ≤ to. */
export interface SpaceChange {
  space: string;
  epoch: string;
  from: number;
  to: number;
  /** In the order of ver. */
  rows: Row[];
}

const keyOf = (space: string, id: string): string => `${space}/${id}`;

export class RowsInHand {
  readonly #tx: Writing;
  readonly #rows = new Map<string, PlacedRecord | null>();
  /** In the order in which they were last touched, which is the order they get. */
  readonly #touched = new Map<string, PlacedRecord>();

  constructor(tx: Writing) {
    this.#tx = tx;
  }

  /** The record in a space, dead or alive, as it is after what has been done so far. */
  async find(space: string, id: string): Promise<PlacedRecord | null> {
    const key = keyOf(space, id);
    const held = this.#rows.get(key);
    if (held !== undefined) return held;
    const row = await readRecord(this.#tx, space, id);
    this.#rows.set(key, row);
    return row;
  }

  /** The live record with an identifier, wherever it is. */
  async findLive(id: string): Promise<PlacedRecord | null> {
    for (const row of this.#touched.values()) if (row.record.id === id && !row.record.deleted) return row;
    const row = await findLive(this.#tx, id);
    if (!row) return null;
    // What was read of it first is what has been worked on since.
    const held = await this.find(row.space, id);
    return held && !held.record.deleted ? held : null;
  }

  /** Everything in a root, dead or alive, by id. */
  async inRoot(space: string, root: string): Promise<Map<string, PlacedRecord>> {
    for (const row of await readRoot(this.#tx, space, root)) {
      const key = keyOf(space, row.record.id);
      if (!this.#rows.has(key)) this.#rows.set(key, row);
    }
    const here = new Map<string, PlacedRecord>();
    for (const row of this.#rows.values()) if (row?.space === space && row.root === root) here.set(row.record.id, row);
    return here;
  }

  /** All live records of some kinds, in every space. */
  async liveOfKinds(kinds: readonly string[]): Promise<PlacedRecord[]> {
    const stored = await readKinds(this.#tx, kinds);
    const untouched = stored.filter(({ space, record }) => !this.#touched.has(keyOf(space, record.id)));
    const touched = this.#touched.values().filter(({ record }) => !record.deleted && kinds.includes(record.kind));
    return [...untouched, ...touched];
  }

  /** Puts a record where it is from now on. */
  place(row: PlacedRecord): void {
    const key = keyOf(row.space, row.record.id);
    this.#rows.set(key, row);
    this.#touched.delete(key);
    this.#touched.set(key, row);
  }

  /** Writes what was touched. To be called once, at the end. */
  async write(now: number): Promise<SpaceChange[]> {
    const bySpace = Map.groupBy(this.#touched.values(), ({ space }) => space);
    for (const space of bySpace.keys()) await ensureSpace(this.#tx, space);
    const states = await lockSpaces(this.#tx, [...bySpace.keys()]);
    const changes: SpaceChange[] = [];
    for (const [space, touched] of bySpace) {
      const state = states.get(space);
      if (!state) throw new Error(`There is no space ${space}.`);
      const from = state.counter;
      const placed = touched.map((row, index): PlacedRecord => {
        return { ...row, record: { ...row.record, ver: from + index + 1 } };
      });
      const to = from + placed.length;
      await writeRecords(this.#tx, placed, now);
      await writeCounter(this.#tx, space, to);
      changes.push({ space, epoch: state.epoch, from, to, rows: placed.map(asRow) });
    }
    return changes;
  }
}

function asRow({ root, left, record }: PlacedRecord): Row {
  return left.length === 0 ? { root, record } : { root, left: [...left], record };
}
