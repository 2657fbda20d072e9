/** The copy of such a device: the rows of each space as they came, whole, with everything in them that it does not know. */
import type { After, Cursor, OldRow, SpacePart } from './answers.ts';
import { known } from './kinds.ts';

interface Space {
  /** By id, tombstones too. */
  rows: Map<string, OldRow>;
  cursor: Cursor | null;
  /** A reading from the beginning that is not complete: beside what is there, and then in its place. */
  reading: { rows: Map<string, OldRow>; after: After } | null;
}

export interface OldRecords {
  cursors(): Record<string, Cursor>;
  after(): Record<string, After>;
  take(space: string, part: SpacePart): void;
  forget(space: string): void;
  /** The latest clock of anything that ever was here; '' before there was anything. */
  latestClock(): string;
  /** The row with an identifier, the live one where there are several. */
  find(id: string): (OldRow & { space: string }) | null;
  /** Everything alive, as it came, by '<space>/<root>/<id>'. */
  everything(): Record<string, OldRow['record']>;
  /** The same, in so far as this device knows what it is. */
  shown(): Record<string, { kind: string; fields: object }>;
}

export function oldRecords(): OldRecords {
  const spaces = new Map<string, Space>();
  let latest = '';

  const everything = () => {
    const live = [...spaces].flatMap(([space, { rows }]) =>
      [...rows.values()]
        .filter(({ record }) => !record.deleted)
        .map(({ root, record }) => [`${space}/${root}/${record.id}`, record] as const),
    );
    return Object.fromEntries(live.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };

  return {
    cursors: () => Object.fromEntries([...spaces].flatMap(([id, { cursor }]) => (cursor ? [[id, cursor]] : []))),
    after: () => Object.fromEntries([...spaces].flatMap(([id, { reading }]) => (reading ? [[id, reading.after]] : []))),
    take(id, { epoch, upto, rows, after, whole }) {
      const space = spaces.get(id) ?? { rows: new Map(), cursor: null, reading: null };
      spaces.set(id, space);
      const clocks = rows.flatMap(({ record }) => [record.clock, ...Object.values(record.clocks ?? {})]);
      for (const clock of clocks) if (clock > latest) latest = clock;
      if (!whole) {
        for (const row of rows) space.rows.set(row.record.id, row);
        space.cursor = { epoch, ver: upto };
        return;
      }
      const goesOn = space.reading?.after.upto === upto && space.reading.after.epoch === epoch;
      const read = goesOn && space.reading ? space.reading.rows : new Map<string, OldRow>();
      for (const row of rows) read.set(row.record.id, row);
      space.reading = after ? { rows: read, after } : null;
      if (!after) Object.assign(space, { rows: read, cursor: { epoch, ver: upto } });
    },
    forget: (id) => void spaces.delete(id),
    latestClock: () => latest,
    find(id) {
      const found = [...spaces].flatMap(([space, { rows }]) => {
        const row = rows.get(id);
        return row ? [{ ...row, space }] : [];
      });
      return found.find(({ record }) => !record.deleted) ?? found[0] ?? null;
    },
    everything,
    shown: () =>
      Object.fromEntries(
        Object.entries(everything()).flatMap(([key, record]) => {
          const shown = known(record);
          return shown ? [[key, shown]] : [];
        }),
      ),
  };
}
