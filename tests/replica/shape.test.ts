import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '#lib/sync/record.ts';
import { writeHlc } from '#lib/sync/clock.ts';
import { damageIn, soundRecords } from '#lib/replica/inspect.ts';
import type { RowContent } from '#lib/replica/row.ts';
import { isRow, rowProblem } from '#lib/replica/shape.ts';
import { ANN, checkIn, keyResult, objective, Q3, value } from '../okr/records.ts';

const CLOCK = writeHlc(Date.parse('2026-08-12T10:00:00+08:00'), 0, 'device');
const record = (
  kind: string,
  { id, ...fields }: { id: string; [field: string]: unknown },
  more: Partial<StoredRecord> = {},
): StoredRecord => ({
  id,
  kind,
  fields,
  clock: CLOCK,
  ver: 0,
  ...more,
});
const row = (...records: StoredRecord[]): RowContent => ({ space: 's', root: 'r', part: 0, records, shadow: [] });
const whole = () =>
  row(
    record('objective', objective()),
    record('key-result', keyResult()),
    record('check-in', checkIn('2026-07-10', value(3), { id: 'c1' })),
    record('skip', { id: 's1', keyResult: 'kr', occurrence: 1, author: 'ann', createdAt: 1 }),
    record('person', ANN),
    record('team', { id: 't1', name: 'Sales' }),
    record('cycle', Q3),
  );

describe('a sound row', () => {
  it('passes the quick look and the thorough one', () => {
    expect(rowProblem(whole())).toBeNull();
    expect(damageIn(whole())).toBeNull();
    expect(isRow(whole())).toBe(true);
  });

  it('may hold kinds that only a newer version knows', () => {
    const newer = row(record('prophecy', { id: 'p1' }), record('toString', { id: 'p2' }));
    expect([rowProblem(newer), damageIn(newer)]).toEqual([null, null]);
  });

  it('may hold deleted records of which little is left', () => {
    const tombstone = row(record('key-result', { id: 'gone' }, { deleted: true }));
    expect([rowProblem(tombstone), damageIn(tombstone)]).toEqual([null, null]);
  });
});

describe('the quick look', () => {
  it.each<[string, unknown, string]>([
    ['no row at all', 'row', 'row'],
    ['a row without records', { ...whole(), records: null }, 'row'],
    ['a row without its shadow', { ...whole(), shadow: undefined }, 'row'],
    ['a record that is none', { ...whole(), records: [null] }, 'record'],
    ['a record without fields', { ...whole(), records: [{ id: 'a', kind: 'team' }] }, 'record'],
    [
      'a key result without a metric',
      row(record('key-result', { ...keyResult(), metric: null })),
      'kr: key-result.metric',
    ],
    [
      'a check-in whose time is a text',
      row(record('check-in', { ...checkIn('2026-07-10', null, { id: 'c1' }), createdAt: '1' })),
      'c1: check-in.createdAt',
    ],
  ])('finds %s and names it', (_, damaged, problem) => {
    expect(rowProblem(damaged)).toBe(problem);
  });

  it('is content with what a page can paint, and leaves the rest to the thorough one', () => {
    const vague = row(record('key-result', keyResult({ weight: -1 })));
    expect(rowProblem(vague)).toBeNull();
    expect(damageIn(vague)).toMatch(/^kr: key-result\.weight/);
  });
});

/** Something else in one place of a row: a value replaced, or taken away. */
const rubbish = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', 0, -1, Number.NaN, true, [], {}, 'active', '2026-02-30', [[]]),
  fc.jsonValue(),
);
function damaged(at: number, with_: unknown): { row: RowContent; changed: boolean } {
  const copy = structuredClone(whole());
  let place = 0;
  let changed = false;
  const visit = (holder: object) => {
    for (const key of Object.keys(holder)) {
      if (place++ === at) {
        Reflect.set(holder, key, with_);
        changed = true;
        return;
      }
      const inner: unknown = Reflect.get(holder, key);
      if (typeof inner === 'object' && inner !== null) visit(inner);
    }
  };
  visit(copy);
  return { row: copy, changed };
}

describe('whatever the quick look calls damaged', () => {
  it('the thorough look calls damaged as well, so that nothing is put aside that would be written again', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.nat({ max: 90 }), rubbish, (place, value) => {
        const { row: candidate, changed } = damaged(place, value);
        fc.pre(changed);
        if (rowProblem(candidate) === null) return;
        found++;
        expect(damageIn(candidate)).not.toBeNull();
      }),
      { numRuns: 3000 },
    );
    expect(found).toBeGreaterThan(300);
  });
});

describe('what is sound in damaged rows', () => {
  it('is every record that passes on its own', () => {
    const good = whole();
    const bad = { ...row(record('key-result', keyResult({ id: 'bad', weight: -1 }))), part: 1 };
    const root = soundRecords([good, bad, null, { records: 'none' }], 's', 'r');
    expect([...root.records.keys()]).toEqual(good.records.map(({ id }) => id));
    expect([root.space, root.id, root.shadow.size]).toEqual(['s', 'r', 0]);
  });
});
