import { beforeEach, describe, expect, it } from 'vitest';
import type { Step } from '#lib/replica/step.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { UNDO_ROOM_MS } from '#lib/replica/settle.ts';
import { checkInDraft, device, freshStorage, keyResultDraft, NOW, objectiveDraft, type Device } from './device.ts';

let here: Device;
let me: string;
let step: Step;

const cycle: Draft = {
  type: 'create',
  kind: 'cycle',
  id: 'q',
  root: 'directory',
  fields: { name: 'Autumn', firstDay: '2026-08-01', lastDay: '2026-09-30', kind: 'two-month', state: 'active' },
};

/** A cycle with two objectives, brought in as one step. */
beforeEach(async () => {
  freshStorage();
  here = await device();
  me = here.replica.me;
  step = await here.replica.commit([
    cycle,
    objectiveDraft('o1', { owner: me, cycle: 'q' }),
    keyResultDraft('k1', { owner: me, objective: 'o1' }),
    checkInDraft('c1', 'k1', 'o1', 10, { me, now: NOW }),
    objectiveDraft('o2', { owner: me, cycle: 'q', order: 'a1' }),
    keyResultDraft('k2', { owner: me, objective: 'o2' }),
  ]);
});

const settle = async () => {
  here.clock.now += UNDO_ROOM_MS + 1;
  await here.replica.turn();
};
const objectives = async () => (await here.replica.read.everything()).trees.map(({ objective }) => objective.id);
const checkIns = async (root: string) =>
  (await here.replica.read.objective(root)).trees[0]?.keyResults[0]?.checkIns.map(({ id }) => id);

describe.each([
  ['before it is settled', async () => {}],
  ['after it is settled', settle],
])('taking an import back %s', (_, wait) => {
  it('takes all of it when nothing has been built on it', async () => {
    await wait();
    await here.replica.undo(step);
    expect(await objectives()).toEqual([]);
    expect((await here.replica.read.directory()).cycles.has('q')).toBe(false);
  });

  it('leaves a key result that has been checked in since, with its objective and its cycle', async () => {
    await here.replica.commit([checkInDraft('mine', 'k1', 'o1', 20, { me, now: NOW + 1 })]);
    await wait();
    await here.replica.undo(step);
    expect(await objectives()).toEqual(['o1']);
    expect(await checkIns('o1')).toContain('mine');
    expect((await here.replica.read.directory()).cycles.has('q')).toBe(true);
  });

  it('leaves the cycle in which the person has begun something else', async () => {
    await here.replica.commit([objectiveDraft('own', { owner: me, cycle: 'q', order: 'a2' })]);
    await wait();
    await here.replica.undo(step);
    expect(await objectives()).toEqual(['own']);
    expect((await here.replica.read.directory()).cycles.has('q')).toBe(true);
  });

  it('leaves what has been edited since', async () => {
    await here.replica.commit([
      { type: 'patch', kind: 'key-result', id: 'k2', root: 'o2', fields: { title: 'In my own words' } },
    ]);
    await wait();
    await here.replica.undo(step);
    expect(await objectives()).toEqual(['o2']);
  });

  it('takes what was said of it too where that is asked for, but no other objective', async () => {
    await here.replica.commit([
      checkInDraft('mine', 'k1', 'o1', 20, { me, now: NOW + 1 }),
      objectiveDraft('own', { owner: me, cycle: 'q', order: 'a2' }),
    ]);
    await wait();
    await here.replica.undo(step, { withWhatFollowed: true });
    expect(await objectives()).toEqual(['own']);
    expect((await here.replica.read.directory()).cycles.has('q')).toBe(true);
  });
});

describe('taking a settled check-in back twice', () => {
  it('withdraws it once', async () => {
    const said = await here.replica.commit([checkInDraft('mine', 'k1', 'o1', 20, { me, now: NOW + 1 })]);
    await settle();
    await here.replica.undo(said);
    await here.replica.undo(said);
    expect(await checkIns('o1')).toHaveLength(3);
  });
});

describe('taking a move back', () => {
  it('brings along what was said of the key result since', async () => {
    const moved = await here.replica.commit([
      {
        type: 'command',
        kind: 'key-result',
        id: 'k1',
        root: 'o1',
        command: { name: 'move', objective: 'o2', order: 'a7' },
      },
    ]);
    await here.replica.commit([checkInDraft('mine', 'k1', 'o2', 20, { me, now: NOW + 1 })]);
    await here.replica.undo(moved);
    expect(await checkIns('o1')).toEqual(expect.arrayContaining(['c1', 'mine']));
  });
});

describe('taking a deletion back', () => {
  it('brings back everything under it, also after it is settled', async () => {
    const deleted = await here.replica.commit([{ type: 'delete', kind: 'objective', id: 'o1', root: 'o1' }]);
    await settle();
    await here.replica.undo(deleted);
    expect(await checkIns('o1')).toEqual(['c1']);
  });
});

describe('a check-in of a window that has not heard yet', () => {
  it('is refused when its key result has moved, and not lost under the old objective', async () => {
    await here.replica.commit([
      {
        type: 'command',
        kind: 'key-result',
        id: 'k1',
        root: 'o1',
        command: { name: 'move', objective: 'o2', order: 'a7' },
      },
    ]);
    const late = here.replica.commit([checkInDraft('late', 'k1', 'o1', 20, { me, now: NOW + 1 })]);
    await expect(late).rejects.toMatchObject({ refusal: { code: 'missing' } });
  });

  it('is refused when its key result has been deleted', async () => {
    await here.replica.commit([{ type: 'delete', kind: 'key-result', id: 'k1', root: 'o1' }]);
    const late = here.replica.commit([checkInDraft('late', 'k1', 'o1', 20, { me, now: NOW + 1 })]);
    await expect(late).rejects.toMatchObject({ refusal: { code: 'missing' } });
  });
});
