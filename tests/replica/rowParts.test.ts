import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '#lib/sync/record.ts';
import { writeHlc } from '#lib/sync/clock.ts';
import { emptyRoot } from '#lib/replica/emptyRoot.ts';
import type { Root } from '#lib/replica/row.ts';
import { rowsToWrite } from '#lib/replica/rowParts.ts';

const record = (id: string, kind: string, text: string, ms: number): StoredRecord => ({
  id,
  kind,
  fields: { text },
  clock: writeHlc(ms, 0, 'd'),
  ver: 0,
});

describe('an objective whose key results alone are more than a part should hold', () => {
  it('gathers its check-ins in shared parts, and not each in one of its own', () => {
    const long = record('k1', 'key-result', 'x'.repeat(80_000), 1);
    const records = new Map([[long.id, long]]);
    let parts: Root['parts'] = new Map();
    for (let i = 0; i < 50; i++) {
      const said = record(`c${i}`, 'check-in', 'Said', 2 + i);
      records.set(said.id, said);
      parts = rowsToWrite({ ...emptyRoot('s', 'o1'), records, parts }, new Set([said.id])).parts;
    }
    expect(new Set(parts.values()).size).toBe(1);
    const { rows } = rowsToWrite({ ...emptyRoot('s', 'o1'), records, parts }, new Set(records.keys()));
    expect(rows.flatMap((row) => row.records.map(({ id }) => id)).toSorted()).toEqual([...records.keys()].toSorted());
  });
});
