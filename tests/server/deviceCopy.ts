/** What a device knows after the answers it got, kept as plainly as the protocol allows: rows by space and id, a cursor for each space. */
import type { After, Cursor, Row } from '#lib/sync/protocol.ts';
import type { Pulled, TestDevice } from './company.ts';

interface Copy {
  rows: Map<string, Row>;
  cursor: Cursor | null;
  /** A reading of the whole space that has not come to its end, beside what is there. */
  reading: { rows: Map<string, Row>; after: After } | null;
}

export interface DeviceCopy {
  /** One pull of at most so many rows. Returns whether there is more. */
  pull(limit: number): Promise<boolean>;
  /** Pulls until there is nothing more. */
  pullAll(limit: number): Promise<void>;
  /** What is alive in a space, by id: root and fields; null for a space it does not have. */
  contents(space: string): Record<string, { root: string; fields: Record<string, unknown> }> | null;
  lastN(): number;
}

export function copyOf(device: TestDevice): DeviceCopy {
  const copies = new Map<string, Copy>();
  let lastN = 0;

  function take(space: string, { epoch, upto, rows, after, whole }: Pulled['spaces'][string]): void {
    const copy = copies.get(space) ?? { rows: new Map(), cursor: null, reading: null };
    copies.set(space, copy);
    if (!whole) {
      for (const row of rows) copy.rows.set(row.record.id, row);
      copy.cursor = { epoch, ver: upto };
      return;
    }
    const goesOn = copy.reading?.after.epoch === epoch && copy.reading.after.upto === upto;
    const read = goesOn && copy.reading ? copy.reading.rows : new Map<string, Row>();
    for (const row of rows) {
      // Each record is written once, or the first reading would do the work of several.
      if (read.has(row.record.id)) throw new Error(`${row.record.id} came twice in one reading of ${space}`);
      read.set(row.record.id, row);
    }
    copy.reading = after ? { rows: read, after } : null;
    if (!after) Object.assign(copy, { rows: read, cursor: { epoch, ver: upto } });
  }

  async function pull(limit: number): Promise<boolean> {
    const known = [...copies];
    const cursors = known.flatMap(([space, { cursor }]) => (cursor ? [[space, cursor] as const] : []));
    const after = known.flatMap(([space, { reading }]) => (reading ? [[space, reading.after] as const] : []));
    const answer = await device.pull({ cursors: Object.fromEntries(cursors), after: Object.fromEntries(after), limit });
    for (const [space, part] of Object.entries(answer.spaces)) take(space, part);
    for (const space of answer.gone) copies.delete(space);
    ({ lastN } = answer);
    return answer.more ?? false;
  }

  return {
    pull,
    async pullAll(limit) {
      while (await pull(limit));
    },
    contents(space) {
      const copy = copies.get(space);
      if (!copy) return null;
      const alive = [...copy.rows.values()].filter(({ record }) => !record.deleted);
      return Object.fromEntries(alive.map(({ root, record }) => [record.id, { root, fields: record.fields }]));
    },
    lastN: () => lastN,
  };
}
