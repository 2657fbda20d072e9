import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperation } from '#lib/sync/apply.ts';
import { writeHlc } from '#lib/sync/clock.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { Outcome, RootRecords } from '#lib/sync/outcome.ts';
import type { StoredRecord } from '#lib/sync/record.ts';

const at = (ms: number, device = 'a') => writeHlc(ms, 0, device);
const head = { uid: 'u', space: 's', root: 'o1' };

const objective = (id: string): StoredRecord => ({
  id,
  kind: 'objective',
  fields: {
    title: 'Ride further',
    why: '',
    owner: 'p',
    cycle: null,
    ambition: 'aspirational',
    state: 'draft',
    order: 'a0',
  },
  clock: at(1),
  ver: 0,
});
const keyResult: StoredRecord = {
  id: 'k1',
  kind: 'key-result',
  fields: {
    title: 'Rides a day',
    owner: 'p',
    objective: 'o1',
    metric: { type: 'yes-no' },
    weight: 1,
    state: 'active',
    activatedAt: 0,
    order: 'a0',
  },
  clock: at(1),
  ver: 0,
};
const checkIn: StoredRecord = {
  id: 'c1',
  kind: 'check-in',
  fields: {
    keyResult: 'k1',
    at: '2026-08-12',
    reading: { type: 'answer', yes: true },
    confidence: 6,
    note: 'Opened',
    author: 'p',
    createdAt: 5,
  },
  clock: at(1),
  ver: 0,
};

const rootsWith = (...records: StoredRecord[]): RootRecords =>
  new Map([
    ['o1', new Map(records.map((record) => [record.id, record]))],
    ['o2', new Map([['o2', objective('o2')]])],
  ]);
const patch = (
  fields: Record<string, unknown>,
  ms: number,
  device = 'a',
  over?: Record<string, string>,
): Operation => ({
  ...head,
  ...(over && { over }),
  n: 1,
  hlc: at(ms, device),
  id: 'k1',
  kind: 'key-result',
  type: 'patch',
  fields,
});
const recordAfter = (outcome: Outcome, id: string): StoredRecord | null | undefined => {
  if (!outcome.ok) throw new Error(outcome.refusal.detail);
  return outcome.changed.find((placed) => placed.id === id)?.record;
};

describe('patching a record', () => {
  it('gives each field to the later clock, whatever the order in which patches arrive', () => {
    const patches = fc.array(
      fc.record({
        field: fc.constantFrom('title', 'weight'),
        ms: fc.integer({ min: 2, max: 9 }),
        device: fc.constantFrom('a', 'b'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(
        patches.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([one, other]) => {
          const settle = (list: typeof one) => {
            let record = keyResult;
            for (const { field, ms, device } of list) {
              const value = field === 'title' ? `by ${device} at ${ms}` : ms + (device === 'a' ? 0.1 : 0.2);
              record =
                recordAfter(applyOperation(rootsWith(record), patch({ [field]: value }, ms, device)), 'k1') ?? record;
            }
            return record.fields;
          };
          expect(settle(one)).toEqual(settle(other));
        },
      ),
    );
  });

  it('keeps the value that lost', () => {
    const newer = recordAfter(applyOperation(rootsWith(keyResult), patch({ title: 'Newer' }, 9)), 'k1');
    const both = recordAfter(applyOperation(rootsWith(newer ?? keyResult), patch({ title: 'Older' }, 3)), 'k1');
    expect(both?.fields.title).toBe('Newer');
    expect(both?.lost).toEqual([{ field: 'title', value: 'Older', clock: at(3), against: at(9) }]);
  });

  it('keeps what it replaces where its author had not seen that', () => {
    const theirs = recordAfter(applyOperation(rootsWith(keyResult), patch({ title: 'Theirs' }, 5, 'b')), 'k1');
    const unseen = patch({ title: 'Mine' }, 9, 'a', { title: at(1) });
    const both = recordAfter(applyOperation(rootsWith(theirs ?? keyResult), unseen), 'k1');
    expect(both?.fields.title).toBe('Mine');
    expect(both?.lost).toEqual([{ field: 'title', value: 'Theirs', clock: at(5, 'b'), against: at(9) }]);
  });

  it.each([
    ['had seen it', 'b', { title: at(5, 'b') }],
    ['wrote that too', 'a', { title: at(1) }],
    ['does not say, as the devices of the protocol before', 'b', undefined],
  ])('keeps nothing of what it replaces where its author %s', (_, device, over) => {
    const before = recordAfter(applyOperation(rootsWith(keyResult), patch({ title: 'Before' }, 5, device)), 'k1');
    const after = applyOperation(rootsWith(before ?? keyResult), patch({ title: 'Mine' }, 9, 'a', over));
    expect(recordAfter(after, 'k1')?.lost).toBeUndefined();
  });

  it('has nothing to keep where both wrote the same', () => {
    const theirs = recordAfter(applyOperation(rootsWith(keyResult), patch({ title: 'Same' }, 5, 'b')), 'k1');
    const unseen = patch({ title: 'Same' }, 9, 'a', { title: at(1) });
    const late = applyOperation(rootsWith(theirs ?? keyResult), unseen);
    expect(recordAfter(late, 'k1')?.lost).toBeUndefined();
    const early = applyOperation(rootsWith(theirs ?? keyResult), patch({ title: 'Same' }, 3));
    expect(recordAfter(early, 'k1')?.lost).toBeUndefined();
  });

  it('loses against a deletion but is kept', () => {
    const gone: StoredRecord = { ...keyResult, deleted: true, clocks: { deleted: at(4) } };
    const after = recordAfter(applyOperation(rootsWith(gone), patch({ title: 'Late words' }, 9)), 'k1');
    expect(after?.deleted).toBe(true);
    expect(after?.lost?.[0]?.value).toBe('Late words');
  });

  it('passes on fields that this version does not know', () => {
    const strange = { ...keyResult, fields: { ...keyResult.fields, moonPhase: 'full' } };
    const after = recordAfter(applyOperation(rootsWith(strange), patch({ title: 'New' }, 9)), 'k1');
    expect(after?.fields.moonPhase).toBe('full');
  });

  it('is refused when the result would not be a key result any more', () => {
    const outcome = applyOperation(rootsWith(keyResult), patch({ weight: -1 }, 9));
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  });

  it('is refused for a record that is not there', () => {
    expect(applyOperation(rootsWith(), patch({ title: 'x' }, 9))).toMatchObject({
      ok: false,
      refusal: { code: 'missing' },
    });
  });
});

describe('creating and deleting', () => {
  const create: Operation = {
    ...head,
    n: 1,
    hlc: at(9),
    id: 'k1',
    kind: 'key-result',
    type: 'create',
    fields: keyResult.fields,
  };

  it('refuses a second record with the same id', () => {
    expect(applyOperation(rootsWith(keyResult), create)).toMatchObject({ ok: false, refusal: { code: 'exists' } });
  });

  it('brings a deleted record back when the creation is later', () => {
    const gone: StoredRecord = { ...keyResult, deleted: true, clocks: { deleted: at(4) } };
    expect(recordAfter(applyOperation(rootsWith(objective('o1'), gone), create), 'k1')?.deleted).toBeUndefined();
  });

  it.each(['check-in', 'skip', 'metric-change'])(
    'refuses to hang a %s under what is not there, or no longer',
    (kind) => {
      const said: Operation = { ...head, n: 1, hlc: at(9), id: 'c2', kind, type: 'create', fields: checkIn.fields };
      const gone: StoredRecord = { ...keyResult, deleted: true };
      for (const roots of [rootsWith(objective('o1')), rootsWith(objective('o1'), gone)]) {
        expect(applyOperation(roots, said)).toMatchObject({ ok: false, refusal: { code: 'missing' } });
      }
    },
  );

  it('keeps a record of a kind that this version does not know', () => {
    const poem: Operation = { ...create, id: 'x', kind: 'poem', fields: { lines: 3 } };
    expect(recordAfter(applyOperation(rootsWith(), poem), 'x')?.fields).toEqual({ lines: 3 });
  });

  it('deletes an objective with everything that hangs under it', () => {
    const remove: Operation = { ...head, n: 1, hlc: at(9), id: 'o1', kind: 'objective', type: 'delete' };
    const outcome = applyOperation(rootsWith(objective('o1'), keyResult, checkIn), remove);
    expect(outcome.ok && outcome.changed.map((placed) => [placed.id, placed.record?.deleted])).toEqual([
      ['o1', true],
      ['k1', true],
      ['c1', true],
    ]);
  });
});

describe('commands', () => {
  const command = (id: string, kind: string, name: Extract<Operation, { type: 'command' }>['command']): Operation => ({
    ...head,
    n: 1,
    hlc: at(9_000),
    id,
    kind,
    type: 'command',
    command: name,
  });

  it('activating an objective starts the clock of its key results', () => {
    const outcome = applyOperation(
      rootsWith(objective('o1'), keyResult),
      command('o1', 'objective', { name: 'activate' }),
    );
    expect(recordAfter(outcome, 'o1')?.fields.state).toBe('active');
    expect(recordAfter(outcome, 'k1')?.fields.activatedAt).toBe(9_000);
  });

  it('dropping keeps why it was dropped, and resuming forgets it', () => {
    const note = { on: '2026-08-12', why: 'Rent doubled', learned: 'Ask earlier', freed: 'The kitchen' };
    const dropped = recordAfter(
      applyOperation(rootsWith(keyResult), command('k1', 'key-result', { name: 'drop', note })),
      'k1',
    );
    expect(dropped?.fields).toMatchObject({ state: 'dropped', dropped: note });
    const back = applyOperation(rootsWith(dropped ?? keyResult), {
      ...command('k1', 'key-result', { name: 'resume' }),
      hlc: at(9_500),
    });
    expect(recordAfter(back, 'k1')?.fields).toMatchObject({ state: 'active', dropped: null });
  });

  it('moving a key result takes its check-ins along and leaves nothing behind', () => {
    const move = command('k1', 'key-result', { name: 'move', objective: 'o2', order: 'a5' });
    const outcome = applyOperation(rootsWith(objective('o1'), keyResult, checkIn), move);
    expect(
      outcome.ok && outcome.changed.map(({ root, id, record }) => [root, id, record?.fields.objective ?? null]),
    ).toEqual([
      ['o1', 'k1', null],
      ['o1', 'c1', null],
      ['o2', 'k1', 'o2'],
      ['o2', 'c1', null],
    ]);
  });

  it('moving to an objective that is gone is refused', () => {
    const move = command('k1', 'key-result', { name: 'move', objective: 'o9', order: 'a5' });
    expect(applyOperation(rootsWith(keyResult), move)).toMatchObject({ ok: false, refusal: { code: 'missing' } });
  });
});
