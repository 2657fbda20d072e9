/** Fields that only a newer version knows may have any name: also one that every object answers to. */
import { describe, expect, it } from 'vitest';
import { writeHlc } from '#lib/sync/clock.ts';
import { clockOf, patched } from '#lib/sync/merge.ts';
import { Operation } from '#lib/sync/operation.ts';
import type { StoredRecord } from '#lib/sync/record.ts';

const at = (ms: number, device = 'a') => writeHlc(ms, 0, device);
const record: StoredRecord = { id: 'o1', kind: 'objective', fields: { title: 'First' }, clock: at(1), ver: 1 };

describe.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])('a field called %s', (name) => {
  it('is as old as its record until it is patched', () => {
    expect(clockOf(record, name)).toBe(record.clock);
  });

  it('merges like any other: the later clock wins, and the loser is kept', () => {
    const later = patched(record, { [name]: 'later' }, at(3));
    expect(Object.getOwnPropertyDescriptor(later.fields, name)?.value).toBe('later');
    const both = patched(later, { [name]: 'earlier' }, at(2, 'b'));
    expect(Object.getOwnPropertyDescriptor(both.fields, name)?.value).toBe('later');
    expect(both.lost).toMatchObject([{ field: name, value: 'earlier' }]);
  });

  it('has no earlier value that could have been lost where there was none', () => {
    const seen = patched(record, { [name]: 'new' }, at(3, 'b'), { [name]: at(0) });
    expect(seen.lost).toMatchObject([{ field: name, value: null }]);
  });
});

describe('a field called __proto__', () => {
  const pushed = (type: string): unknown =>
    JSON.parse(
      `{"n":1,"uid":"u","hlc":"${at(1)}","space":"org","root":"o1","id":"o1","kind":"objective","type":"${type}",
        "fields":{"title":"Kept","__proto__":{"state":"closed"}}}`,
    );

  it.each(['create', 'patch'])('makes an operation that is none, and says so: %s', (type) => {
    const { success, error } = Operation.safeParse(pushed(type));
    expect(success).toBe(false);
    expect(error?.issues[0]).toMatchObject({ path: ['fields'], message: "no field may be called '__proto__'" });
  });
});
