import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '#lib/sync/record.ts';
import { writeHlc } from '#lib/sync/clock.ts';
import { emptyRoot, type Root } from '#lib/replica/row.ts';
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
    let root: Root = { ...emptyRoot('s', 'o1'), records: new Map([[long.id, long]]) };
    for (let i = 0; i < 50; i++) {
      const said = record(`c${i}`, 'check-in', 'Said', 2 + i);
      root = { ...root, records: new Map([...root.records, [said.id, said]]) };
      root = { ...root, parts: rowsToWrite(root, new Set([said.id])).parts };
    }
    expect(new Set(root.parts.values()).size).toBe(1);
    const { rows } = rowsToWrite(root, new Set(root.records.keys()));
    expect(rows.flatMap(({ records }) => records.map(({ id }) => id)).toSorted()).toEqual(
      [...root.records.keys()].toSorted(),
    );
  });
});
