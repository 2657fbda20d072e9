/**
 * The records that one transaction works on: read when they are first asked for, changed in memory by one operation after the other, written
 * once at the end, when each that was touched gets the next place in the order of its space.
 */
import type { Row } from '#lib/sync/protocol.ts';
import { readKinds, readRoot, readTraces, writeRecords, type PlacedRecord } from '../store/records.ts';
import { lockSpaces, writeCounter } from '../store/spaces.ts';
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

/** All that is known of one identifier: where there is, or was, a record of it. */
interface Traces {
  bySpace: Map<string, PlacedRecord>;
  /** Whether every space has been looked into. */
  complete: boolean;
}

const keyOf = (space: string, id: string): string => `${space}/${id}`;

export class RowsInHand {
  readonly #tx: Writing;
  readonly #traces = new Map<string, Traces>();
  /** Roots of which everything that is stored has been read. */
  readonly #whole = new Set<string>();
  /** In the order in which they were last touched, which is the order they get. */
  readonly #touched = new Map<string, PlacedRecord>();
  /** Every record that was put somewhere, one after the other, for whoever keeps a picture of them (see alignmentInHand.ts). */
  readonly placed: PlacedRecord[] = [];

  constructor(tx: Writing) {
    this.#tx = tx;
  }

  /** The record in a space, dead or alive, as it is after what has been done so far. */
  async find(space: string, id: string): Promise<PlacedRecord | null> {
    return this.#traces.get(id)?.bySpace.get(space) ?? (await this.#load(id)).get(space) ?? null;
  }

  /** The live record with an identifier, wherever it is. */
  async findLive(id: string): Promise<PlacedRecord | null> {
    const found = (await this.#load(id)).values().find(({ record }) => !record.deleted);
    return found ?? null;
  }

  /** Whether there is, or was until its tombstone was forgotten, a record with an identifier. */
  async isKnown(id: string): Promise<boolean> {
    return (await this.#load(id)).size > 0;
  }

  /** Everything in a root, dead or alive, by id. */
  async inRoot(space: string, root: string): Promise<Map<string, PlacedRecord>> {
    const key = keyOf(space, root);
    if (!this.#whole.has(key)) for (const row of await readRoot(this.#tx, space, root)) this.#keep(row);
    this.#whole.add(key);
    const here = new Map<string, PlacedRecord>();
    for (const [id, { bySpace }] of this.#traces) {
      const row = bySpace.get(space);
      if (row?.root === root) here.set(id, row);
    }
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
    const { space, record } = row;
    this.#tracesOf(record.id).bySpace.set(space, row);
    const key = keyOf(space, record.id);
    this.#touched.delete(key);
    this.#touched.set(key, row);
    this.placed.push(row);
  }

  async #load(id: string): Promise<ReadonlyMap<string, PlacedRecord>> {
    const traces = this.#tracesOf(id);
    if (!traces.complete) for (const row of await readTraces(this.#tx, id)) this.#keep(row);
    traces.complete = true;
    return traces.bySpace;
  }

  /** Remembers a row as it is stored, unless it has been worked on since. */
  #keep(row: PlacedRecord): void {
    const { bySpace } = this.#tracesOf(row.record.id);
    if (!bySpace.has(row.space)) bySpace.set(row.space, row);
  }

  #tracesOf(id: string): Traces {
    const traces = this.#traces.get(id) ?? { bySpace: new Map(), complete: false };
    this.#traces.set(id, traces);
    return traces;
  }

  /** Writes what was touched. To be called once, at the end. */
  async write(now: number): Promise<SpaceChange[]> {
    const bySpace = Map.groupBy(this.#touched.values(), ({ space }) => space);
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
