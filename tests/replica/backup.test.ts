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
const restore = async (text: string, mode: 'replace' | 'add') => (await here.replica.whole()).restore(text, mode);

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
    await restore(JSON.stringify(backup), 'replace');
    expect((await here.replica.read.everything()).trees).toHaveLength(2);
  });
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
    await restore(text, 'add');
    const [tree] = (await here.replica.read.objective('o2')).trees;
    expect(tree?.keyResults[0]?.checkIns.map(({ id }) => id)).toEqual(['c1']);
  });
});

describe('a backup with a clock beyond all clocks', () => {
  it('is refused, since nothing could ever be later', async () => {
    const text = (await saved()).replace(/"clock":"[^"]+"/, '"clock":"zzzzzzzzz-zzzz-x"');
    await expect(restore(text, 'replace')).rejects.toBeInstanceOf(NotABackup);
    await withCheckIn();
  });
});
