import { beforeEach, describe, expect, it } from 'vitest';
import { openDB } from 'idb';
import { standing } from '#lib/okr/progress.ts';
import type { Selection } from '#lib/replica/read.ts';
import { ChangeRefused } from '#lib/replica/errors.ts';
import { UNDO_ROOM_MS } from '#lib/replica/settle.ts';
import {
  checkInDraft,
  device,
  freshStorage,
  keyResultDraft,
  NOW,
  objectiveDraft,
  runningCycle,
  type Device,
} from './device.ts';

const DAY = 86_400_000;
let here: Device;

beforeEach(async () => {
  freshStorage();
  here = await device();
});

async function withOneKeyResult({ replica }: Device): Promise<{ me: string; cycle: string }> {
  const cycle = await runningCycle(replica);
  await replica.commit([
    objectiveDraft('o1', { owner: replica.me, cycle }),
    keyResultDraft('k1', { owner: replica.me, objective: 'o1' }),
  ]);
  return { me: replica.me, cycle };
}
const checkInsOf = async ({ replica }: Pick<Device, 'replica'>, objective = 'o1') =>
  (await replica.read.objective(objective)).trees[0]?.keyResults[0]?.checkIns ?? [];

describe('the first start', () => {
  it('makes a person in the zone of the device, and the quarter we are in', async () => {
    const { people, cycles, me } = await here.replica.read.directory();
    expect(people.get(me)?.zone).toBe('Asia/Taipei');
    expect([...cycles.values()]).toMatchObject([
      { firstDay: '2026-07-01', lastDay: '2026-09-30', state: 'active', kind: 'quarter' },
    ]);
  });

  it('happens once, even when two windows open at the same time', async () => {
    freshStorage();
    const fresh = await device();
    const others = await Promise.all([fresh.openAnother(), fresh.openAnother()]);
    expect(others.map((other) => other.me)).toEqual([fresh.replica.me, fresh.replica.me]);
    expect((await others[0].read.directory()).cycles.size).toBe(1);
  });
});

describe('a commit', () => {
  it('is there after everything is closed and opened again', async () => {
    const { me } = await withOneKeyResult(here);
    await here.replica.commit([checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW })]);
    await here.replica.close();
    const again = await here.openAnother();
    expect((await checkInsOf({ replica: again }))[0]).toMatchObject({
      id: 'c1',
      reading: { type: 'value', value: 40 },
    });
  });

  it('shows in a live query before it is durable', async () => {
    const { me } = await withOneKeyResult(here);
    const seen: number[] = [];
    await new Promise<void>((ready, fail) => {
      here.replica.live<Selection>({
        select: () => here.replica.read.objective('o1'),
        onValue: (selection) => {
          seen.push(selection.trees[0]?.keyResults[0]?.checkIns.length ?? -1);
          ready();
        },
        onError: fail,
      });
    });
    const saved = here.replica.commit([checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW })]);
    expect(seen).toEqual([0, 1]);
    await saved;
  });

  it('reaches a live query in another window', async () => {
    const { me } = await withOneKeyResult(here);
    const other = await here.openAnother();
    let shown: string[] = [];
    other.live<Selection>({
      select: () => other.read.objective('o1'),
      onValue: ({ trees }) => (shown = trees[0]?.keyResults[0]?.checkIns.map((checkIn) => checkIn.id) ?? []),
      onError: () => (shown = ['failed']),
    });
    await here.replica.commit([checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW })]);
    await expect.poll(() => shown).toEqual(['c1']);
  });

  it('of two windows at once loses neither', async () => {
    const { me } = await withOneKeyResult(here);
    const other = await here.openAnother();
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? other : here.replica).commit([checkInDraft(`c${i}`, 'k1', 'o1', i, { me, now: NOW })]),
      ),
    );
    expect(await checkInsOf(here)).toHaveLength(20);
  });

  it('that does not fit is refused whole, and live queries show what is stored', async () => {
    const { me } = await withOneKeyResult(here);
    const refused = here.replica.commit([
      checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW }),
      { type: 'patch', kind: 'key-result', id: 'nobody', root: 'o1', fields: { title: 'x' } },
    ]);
    await expect(refused).rejects.toBeInstanceOf(ChangeRefused);
    expect(await checkInsOf(here)).toEqual([]);
  });

  it('numbers its operations without a gap', async () => {
    const { me } = await withOneKeyResult(here);
    const step = await here.replica.commit([checkInDraft('c1', 'k1', 'o1', 1, { me, now: NOW })]);
    await here.replica.undo(step);
    await here.replica.commit([checkInDraft('c2', 'k1', 'o1', 2, { me, now: NOW })]);
    const db = await openDB(await nameOf());
    const numbers = (await db.getAll('outbox')).flatMap((entry: { ops: { n: number }[] }) =>
      entry.ops.map((op) => op.n),
    );
    db.close();
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

describe('the agenda', () => {
  it('counts overdue and due key results from stored dates, as time goes by and nothing is written', async () => {
    await withOneKeyResult(here);
    // Activated on 1 July, so the first Friday at least a week later, 10 July, has long passed.
    expect(await here.replica.read.counts(NOW)).toEqual({ overdue: 1, due: 0, all: 1 });
    const me = here.replica.me;
    await here.replica.commit([checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW })]);
    expect(await here.replica.read.counts(NOW)).toEqual({ overdue: 0, due: 0, all: 1 });
    // It also meets Friday the 14th, early; the next is the 21st, due from the day before.
    expect(await here.replica.read.counts(Date.parse('2026-08-20T16:59:00+08:00'))).toMatchObject({
      overdue: 0,
      due: 0,
    });
    expect(await here.replica.read.counts(Date.parse('2026-08-20T17:00:00+08:00'))).toMatchObject({
      overdue: 0,
      due: 1,
    });
    expect(await here.replica.read.counts(Date.parse('2026-08-21T17:01:00+08:00'))).toMatchObject({
      overdue: 1,
      due: 0,
    });
  });

  it('says when the count changes next', async () => {
    const { me } = await withOneKeyResult(here);
    await here.replica.commit([checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW })]);
    const due = await here.replica.read.nextTurn(NOW);
    expect(due).toBe(Date.parse('2026-08-20T17:00:00+08:00') + 1);
    expect(await here.replica.read.nextTurn(due ?? 0)).toBe(Date.parse('2026-08-21T17:00:00+08:00') + 1);
    expect(await here.replica.read.nextTurn(NOW + 12 * DAY)).toBeNull();
  });

  it('moves with the person to another zone', async () => {
    const { me } = await withOneKeyResult(here);
    await here.replica.commit([checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW })]);
    here.clock.zone = 'America/New_York';
    await here.replica.turn();
    expect(await here.replica.read.nextTurn(NOW)).toBe(Date.parse('2026-08-20T17:00:00-04:00') + 1);
  });

  it('is empty once the quarter is over, and the next quarter has begun', async () => {
    await withOneKeyResult(here);
    here.clock.now = Date.parse('2026-10-02T09:00:00+08:00');
    await here.replica.turn();
    const { cycles } = await here.replica.read.directory();
    expect([...cycles.values()].map((cycle) => [cycle.firstDay, cycle.state]).toSorted()).toEqual([
      ['2026-07-01', 'closing'],
      ['2026-10-01', 'active'],
    ]);
    expect(await here.replica.read.counts(here.clock.now)).toEqual({ overdue: 0, due: 0, all: 0 });
  });
});

describe('taking a step back', () => {
  it('makes it as if it had never been', async () => {
    const { me } = await withOneKeyResult(here);
    const before = await (await here.replica.whole()).backup();
    const step = await here.replica.commit([checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW })]);
    await here.replica.undo(step);
    expect(await (await here.replica.whole()).backup()).toBe(before);
  });

  it('withdraws a check-in by another one when it can no longer be taken out', async () => {
    const { me } = await withOneKeyResult(here);
    const step = await here.replica.commit([checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW })]);
    here.clock.now += UNDO_ROOM_MS + 1;
    await here.replica.turn();
    await here.replica.undo(step);
    expect(await checkInsOf(here)).toMatchObject([{ id: 'c1' }, { replaces: 'c1', reading: null }]);
    expect(await here.replica.read.counts(NOW)).toMatchObject({ overdue: 1 });
  });

  it('of a correction says again what was corrected, once it was settled', async () => {
    const { me } = await withOneKeyResult(here);
    await here.replica.commit([checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW })]);
    const correction = checkInDraft('c2', 'k1', 'o1', 90, { me, now: NOW + 1 });
    if (correction.type === 'create') correction.fields.replaces = 'c1';
    const step = await here.replica.commit([correction]);
    here.clock.now += UNDO_ROOM_MS + 1;
    await here.replica.turn();
    await here.replica.undo(step);
    expect(standing(await checkInsOf(here))?.reading).toEqual({ type: 'value', value: 40 });
  });

  it('moves a key result back with its check-ins, before and after it was settled', async () => {
    const { me, cycle } = await withOneKeyResult(here);
    await here.replica.commit([
      objectiveDraft('o2', { owner: me, cycle }),
      checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW }),
    ]);
    for (const settled of [false, true]) {
      const step = await here.replica.commit([
        {
          type: 'command',
          kind: 'key-result',
          id: 'k1',
          root: 'o1',
          command: { name: 'move', objective: 'o2', order: 'a7' },
        },
      ]);
      expect(await checkInsOf(here, 'o2')).toHaveLength(1);
      if (settled) {
        here.clock.now += UNDO_ROOM_MS + 1;
        await here.replica.turn();
      }
      await here.replica.undo(step);
      expect(await checkInsOf(here, 'o1')).toHaveLength(1);
      expect((await here.replica.read.objective('o2')).trees[0]?.keyResults).toEqual([]);
    }
  });

  it('of an edit leaves alone what was changed since', async () => {
    await withOneKeyResult(here);
    const patch = (fields: Record<string, unknown>) =>
      here.replica.commit([{ type: 'patch', kind: 'key-result', id: 'k1', root: 'o1', fields }]);
    const step = await patch({ title: 'Second', weight: 2 });
    await patch({ title: 'Third' });
    await here.replica.undo(step);
    const keyResult = (await here.replica.read.objective('o1')).trees[0]?.keyResults[0]?.keyResult;
    expect(keyResult).toMatchObject({ title: 'Third', weight: 1 });
  });

  it('twice changes nothing more', async () => {
    const { me } = await withOneKeyResult(here);
    const step = await here.replica.commit([checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW })]);
    await here.replica.undo(step);
    const once = await (await here.replica.whole()).backup();
    await here.replica.undo(step);
    expect(await (await here.replica.whole()).backup()).toBe(once);
  });
});

describe('settling without a server', () => {
  it('leaves young operations alone, and empties the outbox of old ones while giving records their place', async () => {
    await withOneKeyResult(here);
    await here.replica.turn();
    expect(await outboxSize()).toBeGreaterThan(0);
    here.clock.now += UNDO_ROOM_MS + 1;
    await here.replica.turn();
    expect(await outboxSize()).toBe(0);
    const versions = JSON.parse(await (await here.replica.whole()).backup()).roots.flatMap(
      (root: { records: { ver: number }[] }) => root.records.map((record) => record.ver),
    );
    expect(versions.toSorted()).toEqual([1, 2, 3, 4]);
  });
});

describe('a long history', () => {
  it('is split into parts that are all read back, and a new check-in rewrites only the first', async () => {
    const { me } = await withOneKeyResult(here);
    const long = '長'.repeat(500);
    for (let i = 0; i < 120; i++) {
      const draft = checkInDraft(`c${i}`, 'k1', 'o1', i, { me, now: NOW + i });
      if (draft.type === 'create') draft.fields.note = long;
      await here.replica.commit([draft]);
    }
    expect(await checkInsOf(here)).toHaveLength(120);
    const rows = await rowsOf('o1');
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(JSON.stringify(row.records).length).toBeLessThan(64 * 1024);
    const old = JSON.stringify(rows.at(-1));
    await here.replica.commit([checkInDraft('last', 'k1', 'o1', 1, { me, now: NOW + 999 })]);
    expect(JSON.stringify((await rowsOf('o1')).at(-1))).toBe(old);
  });
});

async function nameOf(): Promise<string> {
  const databases = await indexedDB.databases();
  return databases[0]?.name ?? '';
}
async function outboxSize(): Promise<number> {
  const db = await openDB(await nameOf());
  const entries: { ops: unknown[] }[] = await db.getAll('outbox');
  db.close();
  return entries.reduce((sum, entry) => sum + entry.ops.length, 0);
}
async function rowsOf(root: string): Promise<{ root: string; records: unknown[] }[]> {
  const db = await openDB(await nameOf());
  const rows: { root: string; records: unknown[] }[] = await db.getAll('roots');
  db.close();
  return rows.filter((row) => row.root === root);
}
