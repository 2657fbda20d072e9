import { beforeEach, describe, expect, it } from 'vitest';
import { NotABackup } from '#lib/replica/wholeErrors.ts';
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

let here: Device;
let me: string;

beforeEach(async () => {
  freshStorage();
  here = await device();
  me = here.replica.me;
  const cycle = await runningCycle(here.replica);
  await here.replica.commit([
    objectiveDraft('o1', { owner: me, cycle }),
    keyResultDraft('k1', { owner: me, objective: 'o1' }),
    objectiveDraft('o2', { owner: me, cycle, order: 'a1' }),
  ]);
});
const withCheckIn = () => here.replica.commit([checkInDraft('c1', 'k1', 'o1', 4, { me, now: NOW })]);
const saved = async () => (await here.replica.whole()).backup();
const restore = async (text: string) => (await here.replica.whole()).restore(text);
const add = async (text: string) => (await here.replica.whole()).addBackup(text);

describe('a backup of a large company', () => {
  it('is put back, however many records it holds', async () => {
    const backup = JSON.parse(await saved());
    const clock = backup.roots[0].records[0].clock;
    const records = Array.from({ length: 140_000 }, (_, i) => ({
      id: `gone-${i}`,
      kind: 'check-in',
      fields: {},
      clock,
      ver: i,
      deleted: true,
    }));
    backup.roots.find(({ root }: { root: string }) => root === 'o1').records.push(...records.slice(0, 70_000));
    backup.roots.find(({ root }: { root: string }) => root === 'o2').records.push(...records.slice(70_000));
    await restore(JSON.stringify(backup));
    expect((await here.replica.read.everything()).trees).toHaveLength(2);
    // As long as it takes where others work beside it.
  }, 120_000);
});

describe('a backup added to what is here', () => {
  it('files a check-in under its key result where that lives now', async () => {
    const step = await withCheckIn();
    const text = await saved();
    await here.replica.undo(step);
    await here.replica.commit([
      {
        type: 'command',
        kind: 'key-result',
        id: 'k1',
        root: 'o1',
        command: { name: 'move', objective: 'o2', order: 'a0' },
      },
    ]);
    await add(text);
    const [tree] = (await here.replica.read.objective('o2')).trees;
    expect(tree?.keyResults[0]?.checkIns.map(({ id }) => id)).toEqual(['c1']);
  });
});

describe('a backup added where something is closed', () => {
  const closeQuarter = async () => {
    const id = await runningCycle(here.replica);
    await here.replica.commit([{ type: 'patch', kind: 'cycle', id, root: 'directory', fields: { state: 'closed' } }]);
  };

  it('leaves it as it is and counts what would have changed it', async () => {
    const step = await withCheckIn();
    const text = await saved();
    await here.replica.undo(step);
    await closeQuarter();
    expect(await add(text)).toEqual({ step: null, objectives: 0, left: 1, isApart: false });
  });

  it('puts what lay in that cycle into the backlog', async () => {
    const step = await here.replica.commit([
      objectiveDraft('o3', { owner: me, cycle: await runningCycle(here.replica) }),
      keyResultDraft('k3', { owner: me, objective: 'o3' }),
    ]);
    const text = await saved();
    await here.replica.undo(step);
    await closeQuarter();
    expect(await add(text)).toMatchObject({ objectives: 1, left: 0 });
    const [tree] = (await here.replica.read.objective('o3')).trees;
    expect([tree?.objective.cycle, tree?.keyResults.length]).toEqual([null, 1]);
  });

  it('takes the cycle that is in the way of another for it', async () => {
    const backup = JSON.parse((await saved()).replaceAll('"o1"', '"o9"').replaceAll('"k1"', '"k9"'));
    const cycle = backup.roots
      .flatMap(({ records }: { records: { kind: string }[] }) => records)
      .find(({ kind }: { kind: string }) => kind === 'cycle');
    const mine = cycle.id;
    const text = JSON.stringify(backup).replaceAll(mine, 'fiscal').replace('2026-09-30', '2026-10-31');
    expect(await add(text)).toMatchObject({ objectives: 1 });
    expect((await here.replica.read.objective('o9')).trees[0]?.objective.cycle).toBe(mine);
  });
});

describe('a backup with a clock beyond all clocks', () => {
  it('is refused, since nothing could ever be later', async () => {
    const text = (await saved()).replace(/"clock":"[^"]+"/, '"clock":"zzzzzzzzz-zzzz-x"');
    await expect(restore(text)).rejects.toBeInstanceOf(NotABackup);
    await withCheckIn();
  });
});
