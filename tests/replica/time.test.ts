import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { effectiveCheckIns } from '#lib/okr/progress.ts';
import { activateObjective } from '#lib/replica/objectiveChanges.ts';
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

const OCTOBER = Date.parse('2026-10-02T09:00:00+08:00');
const YEARS_AHEAD = Date.parse('2031-02-03T09:00:00+08:00');
let here: Device;
let me: string;

beforeEach(async () => {
  freshStorage();
  here = await device();
  me = here.replica.me;
  const cycle = await runningCycle(here.replica);
  await here.replica.commit([
    objectiveDraft('o1', { owner: me, cycle, state: 'draft' }),
    keyResultDraft('k1', { owner: me, objective: 'o1' }),
  ]);
});

const cycles = async () => [...(await here.replica.read.directory()).cycles.values()];
const activate = async () => {
  const [tree] = (await here.replica.read.objective('o1')).trees;
  return here.replica.commit(tree ? activateObjective(tree.objective, here.clock.now) : []);
};

describe('a new quarter', () => {
  it('begins once, even when two pages wake at the same time', async () => {
    const other = await here.openAnother();
    here.clock.now = OCTOBER;
    await Promise.all([here.replica.turn(), other.turn()]);
    expect((await cycles()).map(({ firstDay }) => firstDay).toSorted()).toEqual(['2026-07-01', '2026-10-01']);
  });
});

describe('a clock that was years ahead for a while', () => {
  it('does not end the quarter for good', async () => {
    const running = await runningCycle(here.replica);
    here.clock.now = YEARS_AHEAD;
    await here.replica.turn();
    here.clock.now = NOW;
    await here.replica.turn();
    expect((await cycles()).filter(({ state }) => state === 'active').map(({ id }) => id)).toEqual([running]);
  });

  it('does not keep operations in the outbox for years, nor those that came after', async () => {
    here.clock.now = YEARS_AHEAD;
    await here.replica.commit([checkInDraft('ahead', 'k1', 'o1', 1, { me, now: NOW })]);
    here.clock.now = NOW;
    await here.replica.commit([checkInDraft('after', 'k1', 'o1', 2, { me, now: NOW })]);
    here.clock.now = NOW + 2 * UNDO_ROOM_MS;
    await here.replica.turn();
    const db = await openDB((await indexedDB.databases())[0]?.name ?? '');
    const shadows = (await db.getAll('roots')).flatMap((row: { shadow: unknown[] }) => row.shadow);
    expect([await db.count('outbox'), shadows]).toEqual([0, []]);
    db.close();
  });

  it('does not put off what is activated after it', async () => {
    here.clock.now = YEARS_AHEAD;
    await here.replica.commit([checkInDraft('ahead', 'k1', 'o1', 1, { me, now: NOW })]);
    here.clock.now = NOW;
    await activate();
    const [tree] = (await here.replica.read.objective('o1')).trees;
    expect(tree?.keyResults[0]?.keyResult.activatedAt).toBe(NOW);
  });
});

describe('what was said under a clock that ran ahead', () => {
  const latest = async () => {
    const [tree] = (await here.replica.read.objective('o1')).trees;
    const checkIns = tree?.keyResults[0]?.checkIns ?? [];
    return effectiveCheckIns(checkIns).map(({ at, createdAt, reading }) => ({ at, createdAt, reading }));
  };
  const ahead = async (id: string, value: number, now = YEARS_AHEAD) => {
    here.clock.now = now;
    await here.replica.commit([checkInDraft(id, 'k1', 'o1', value, { me, now })]);
  };

  it('is said again as of now once the clock is right, in the order in which it was said', async () => {
    await ahead('first', 10);
    await ahead('second', 20, YEARS_AHEAD + 1_000);
    here.clock.now = NOW;
    await here.replica.turn();
    const now = { at: '2026-08-12', createdAt: NOW };
    expect(await latest()).toEqual([
      { ...now, reading: { type: 'value', value: 10 } },
      { ...now, reading: { type: 'value', value: 20 } },
    ]);
    await here.replica.commit([checkInDraft('right', 'k1', 'o1', 30, { me, now: NOW + 1 })]);
    expect((await latest()).at(-1)?.reading).toEqual({ type: 'value', value: 30 });
  });

  it('is said again once, whoever looks how often', async () => {
    await ahead('first', 10);
    here.clock.now = NOW;
    const other = await here.openAnother();
    await Promise.all([here.replica.turn(), other.turn()]);
    await here.replica.turn();
    const [tree] = (await here.replica.read.objective('o1')).trees;
    expect(tree?.keyResults[0]?.checkIns).toHaveLength(2);
  });

  it('does not put off what was begun then', async () => {
    here.clock.now = YEARS_AHEAD;
    await here.replica.commit([
      keyResultDraft('k9', { owner: me, objective: 'o1', activatedAt: YEARS_AHEAD, order: 'a1' }),
    ]);
    here.clock.now = NOW;
    await here.replica.turn();
    const [tree] = (await here.replica.read.objective('o1')).trees;
    expect(tree?.keyResults.map(({ keyResult }) => keyResult.activatedAt > NOW)).toEqual([false, false]);
  });

  it('stays as it is where the clock was only minutes ahead, and where it speaks for tomorrow', async () => {
    await ahead('minutes', 10, NOW + 4 * 60_000);
    here.clock.now = NOW;
    await here.replica.turn();
    expect(await latest()).toHaveLength(1);
    const [tree] = (await here.replica.read.objective('o1')).trees;
    expect(tree?.keyResults[0]?.checkIns).toHaveLength(1);
  });
});

describe('a command that is still young', () => {
  it('can be taken back as if it had never been, although older changes of its objective are settled', async () => {
    here.clock.now += UNDO_ROOM_MS + 1;
    const before = await (await here.replica.whole()).backup();
    const step = await activate();
    await here.replica.turn();
    await here.replica.undo(step);
    expect(JSON.parse(await (await here.replica.whole()).backup()).roots[1]).toEqual(JSON.parse(before).roots[1]);
  });
});
