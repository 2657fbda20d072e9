import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyResult, Metric, ObjectiveTree, With } from '#lib/okr/model.ts';
import { checkIn, skip, withdrawCheckIn } from '#lib/replica/checkInChanges.ts';
import {
  addKeyResult,
  createObjective,
  deletable,
  droppable,
  drop,
  editKeyResult,
  editObjective,
  moveKeyResult,
  orderAt,
  remove,
  reorderKeyResult,
} from '#lib/replica/objectiveChanges.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { fieldsProblem } from '#lib/sync/record.ts';
import * as records from '../okr/records.ts';

const NOW = Date.parse('2026-08-12T10:00:00+08:00');
function author() {
  let made = 0;
  return { me: 'ann', now: NOW, newId: () => `new${++made}` };
}
const tree = (...keyResults: (Partial<With<KeyResult>> & { said?: boolean })[]): ObjectiveTree => ({
  objective: records.objective(),
  keyResults: keyResults.map(({ said, ...fields }) => ({
    keyResult: records.keyResult(fields),
    checkIns: said ? [records.checkIn('2026-07-10', records.value(1))] : [],
    skips: [],
    changes: [],
  })),
});
const fieldsOf = (draft: Draft | undefined) => (draft && 'fields' in draft ? draft.fields : undefined);
const fit = (drafts: Draft[]) =>
  expect(drafts.flatMap((draft) => fieldsProblem(draft.kind, fieldsOf(draft) ?? {}) ?? [])).toEqual([]);

describe('a check-in', () => {
  const said = { reading: records.value(5), confidence: 0, note: ' rain ' };

  it('hangs under its objective, speaks for its day, and says who made it when', () => {
    const drafts = checkIn(records.keyResult(), said, { ...author(), at: '2026-08-12' });
    expect(drafts).toEqual([
      {
        type: 'create',
        kind: 'check-in',
        id: 'new1',
        root: 'objective',
        fields: {
          keyResult: 'kr',
          at: '2026-08-12',
          reading: records.value(5),
          confidence: 0,
          note: 'rain',
          author: 'ann',
          createdAt: NOW,
        },
      },
    ]);
    fit(drafts);
  });

  it('may set another status than the figures suggest', () => {
    const drafts = checkIn(records.keyResult(), { ...said, status: 'off' }, { ...author(), at: '2026-08-12' });
    expect(fieldsOf(drafts[0])).toMatchObject({ status: 'off' });
    fit(drafts);
  });

  it('that corrects another keeps the day of that one', () => {
    const replaces = records.checkIn('2026-07-10', records.value(50));
    const drafts = checkIn(records.keyResult(), said, { ...author(), at: '2026-08-12', replaces });
    expect(fieldsOf(drafts[0])).toMatchObject({ at: '2026-07-10', replaces: replaces.id });
    fit(drafts);
  });

  it('is withdrawn by one that says nothing in its place', () => {
    const wrong = records.checkIn('2026-07-10', records.value(50));
    const drafts = withdrawCheckIn(records.keyResult(), wrong, author());
    expect(fieldsOf(drafts[0])).toMatchObject({
      at: '2026-07-10',
      reading: null,
      confidence: null,
      replaces: wrong.id,
    });
    fit(drafts);
  });

  it('is called off for one occurrence', () => {
    const drafts = skip(records.keyResult(), NOW, author());
    expect(fieldsOf(drafts[0])).toMatchObject({ keyResult: 'kr', occurrence: NOW });
    fit(drafts);
  });
});

describe('a new objective', () => {
  const wanted = { title: ' Teachers stay ', why: '', ambition: 'committed', cycle: null, state: 'active' } as const;
  const made = (lastOrder: string | null, count = 3) => {
    const keyResults = Array.from({ length: count }, (_, i) => ({ title: `KR ${i}`, metric: records.move(0, 1) }));
    return createObjective({ ...wanted, keyResults }, { ...author(), lastOrder });
  };

  it('is mine, comes after the last one, and its key results stand as they were written', () => {
    const [objective, ...keyResults] = made('a5');
    expect(fieldsOf(objective)).toMatchObject({ title: 'Teachers stay', owner: 'ann' });
    expect(String(fieldsOf(objective)?.order) > 'a5').toBe(true);
    const orders = keyResults.map((draft) => String(fieldsOf(draft)?.order));
    expect(orders).toEqual([...new Set(orders)].toSorted());
    expect(keyResults.map(({ root }) => root)).toEqual(['new1', 'new1', 'new1']);
    fit(made('a5'));
  });

  it('may be the first of all, and have no key results yet', () => {
    expect(made(null, 0)).toHaveLength(1);
    fit(made(null, 0));
  });
});

describe('a key result that is added or moved', () => {
  it('comes last among its new siblings', () => {
    const target = {
      ...tree({ order: 'a0' }, { id: 'last', order: 'a3' }),
      objective: records.objective({ id: 'o2' }),
    };
    const [added] = addKeyResult(target, { title: 'KR', metric: records.YES_NO }, author());
    expect(fieldsOf(added)).toMatchObject({ objective: 'o2', order: 'a4', weight: 1, cadence: null, activatedAt: NOW });
    expect(moveKeyResult(records.keyResult(), target)).toEqual([
      {
        type: 'command',
        kind: 'key-result',
        id: 'kr',
        root: 'objective',
        command: { name: 'move', objective: 'o2', order: 'a4' },
      },
    ]);
  });

  it('is the first where there is none', () => {
    expect(fieldsOf(addKeyResult(tree(), { title: 'KR', metric: records.YES_NO }, author())[0])).toHaveProperty(
      'order',
    );
  });
});

describe('an edit', () => {
  const edited = (
    keyResult: With<KeyResult>,
    change: Parameters<typeof editKeyResult>[2],
    under = records.objective(),
  ) => editKeyResult(keyResult, under, change, { ...author(), today: '2026-08-12' });

  it('writes only what differs, and what its author had before them', () => {
    const before = records.objective({ title: 'Old', why: 'Because' });
    expect(editObjective(before, { title: 'New', why: 'Because', cycle: 'q3' })).toEqual([
      {
        type: 'patch',
        kind: 'objective',
        id: 'objective',
        root: 'objective',
        fields: { title: 'New' },
        from: { title: 'Old' },
      },
    ]);
    expect(edited(records.keyResult(), { title: 'New', weight: 1 })).toMatchObject([
      { id: 'kr', root: 'objective', fields: { title: 'New' } },
    ]);
  });

  it('that changes nothing writes nothing', () => {
    const before = records.keyResult();
    expect(edited(before, { title: before.title, metric: records.move(0, 100), weight: 1 })).toEqual([]);
    expect(reorderKeyResult(before, before.order)).toEqual([]);
  });

  it('takes a rhythm that is absent and one that is inherited for the same', () => {
    expect(edited(records.keyResult(), { cadence: null })).toEqual([]);
    const own = { every: 'month', weekday: 1, time: '09:00' } as const;
    expect(edited(records.keyResult({ cadence: own }), { cadence: null })).toMatchObject([
      { fields: { cadence: null } },
    ]);
  });

  it('of the metric tells what it was before, from the author’s day on', () => {
    const drafts = edited(records.keyResult(), { metric: records.move(0, 50) });
    expect(drafts).toEqual([
      {
        type: 'patch',
        kind: 'key-result',
        id: 'kr',
        root: 'objective',
        fields: { metric: records.move(0, 50) },
        from: { metric: records.move(0, 100) },
      },
      {
        type: 'create',
        kind: 'metric-change',
        id: 'new1',
        root: 'objective',
        fields: {
          keyResult: 'kr',
          from: records.move(0, 100),
          to: records.move(0, 50),
          on: '2026-08-12',
          author: 'ann',
          createdAt: NOW,
        },
      },
    ]);
    fit(drafts.slice(1));
  });

  it.each(['active', 'closed', 'dropped'] as const)('of the metric is told in a %s objective', (state) => {
    const change = { metric: records.keep({ low: 1 }) };
    expect(edited(records.keyResult(), change, records.objective({ state }))).toHaveLength(2);
  });

  it('of the metric is free in a draft, and no change where only the fields stand in another order', () => {
    const draft = records.objective({ state: 'draft' });
    expect(edited(records.keyResult(), { metric: records.move(0, 50) }, draft)).toMatchObject([{ type: 'patch' }]);
    const turned: Metric = { unit: { kind: 'number' }, target: 100, start: 0, type: 'move' };
    expect(edited(records.keyResult(), { metric: turned }).filter(({ kind }) => kind === 'metric-change')).toEqual([]);
  });
});

describe('a new place among siblings', () => {
  /** The list after the item at `from` was given its order, ties by id as everywhere. */
  const after = (list: { id: string; order: string }[], from: number, to: number) =>
    list
      .map((item, index) => (index === from ? { ...item, order: orderAt(list, from, to) } : item))
      .toSorted((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1))
      .map(({ id }) => id);
  const orders = ['Zz', 'a0', 'a0V', 'a1', 'a2'];

  it('is the one asked for, from anywhere to anywhere', () => {
    const list = orders.map((order, index) => ({ id: `i${index}`, order }));
    const index = fc.nat({ max: list.length - 1 });
    fc.assert(
      fc.property(index, index, (from, to) => {
        const wanted = list.map(({ id }) => id);
        wanted.splice(to, 0, ...wanted.splice(from, 1));
        expect(after(list, from, to)).toEqual(wanted);
      }),
    );
  });

  it('is found in a list of one', () => {
    expect(after([{ id: 'only', order: 'a0' }], 0, 0)).toEqual(['only']);
  });

  it('is beyond all siblings that hold the same order, and no further', () => {
    const list = [
      { id: 'first', order: 'Zz' },
      { id: 'same1', order: 'a0' },
      { id: 'same2', order: 'a0' },
      { id: 'next', order: 'a1' },
      { id: 'last', order: 'a2' },
    ];
    expect(after(list, 3, 2)).toEqual(['first', 'next', 'same1', 'same2', 'last']);
    expect(after(list, 0, 1)).toEqual(['same1', 'same2', 'first', 'next', 'last']);
    expect(after(list, 2, 1)).toEqual(['first', 'same2', 'same1', 'next', 'last']);
    expect(after(list, 1, 2)).toEqual(['first', 'same2', 'same1', 'next', 'last']);
  });

  it('can always be had: whatever is moved does move the way it was sent', () => {
    const list = fc
      .array(fc.constantFrom(...orders), { minLength: 2, maxLength: 6 })
      .map((some) => some.toSorted().map((order, index) => ({ id: `i${index}`, order })));
    fc.assert(
      fc.property(list, fc.nat(), fc.boolean(), (siblings, pick, up) => {
        const from = up ? 1 + (pick % (siblings.length - 1)) : pick % (siblings.length - 1);
        const now = after(siblings, from, up ? from - 1 : from + 1).indexOf(`i${from}`);
        expect(up ? now < from : now > from).toBe(true);
      }),
    );
  });
});

describe('what may be deleted', () => {
  it('is a draft with all under it', () => {
    const draft = { ...tree({ said: true }), objective: records.objective({ state: 'draft' }) };
    expect(deletable(draft)).toBe(true);
    expect(deletable(draft, 'kr')).toBe(true);
  });

  it('is a key result of which nothing was said, but no objective that has begun', () => {
    expect(deletable(tree({}))).toBe(false);
    expect(deletable(tree({}), 'kr')).toBe(true);
    expect(deletable(tree({ said: true }), 'kr')).toBe(false);
    expect(deletable(tree({}), 'unknown')).toBe(false);
  });
});

describe('a key result that is dropped or deleted', () => {
  it('is found under its objective', () => {
    const record = records.keyResult({ objective: 'o7' });
    const note = { on: '2026-08-12', why: 'No demand', learned: '', freed: '' };
    expect(drop({ kind: 'key-result', record }, note)).toMatchObject([{ id: 'kr', root: 'o7', command: { note } }]);
    expect(remove({ kind: 'key-result', record })).toEqual([
      { type: 'delete', kind: 'key-result', id: 'kr', root: 'o7' },
    ]);
  });
});

describe('what may be dropped', () => {
  it('is what runs: the objective and each active key result', () => {
    expect(droppable(tree({}))).toBe(true);
    expect(droppable(tree({}), 'kr')).toBe(true);
  });

  it('is no draft, and nothing that was dropped before, whose note it would overwrite', () => {
    const inState = (state: 'draft' | 'dropped') => ({ ...tree({}), objective: records.objective({ state }) });
    for (const stopped of [inState('draft'), inState('dropped')]) {
      expect(droppable(stopped)).toBe(false);
      expect(droppable(stopped, 'kr')).toBe(false);
    }
    const [history] = tree({}).keyResults;
    const dropped = history ? [{ ...history, keyResult: { ...history.keyResult, state: 'dropped' as const } }] : [];
    expect(droppable({ ...tree({}), keyResults: dropped }, 'kr')).toBe(false);
  });
});
