import { beforeEach, describe, expect, it } from 'vitest';
import { MetricChange, type KeyResultHistory, type Metric } from '#lib/okr/model.ts';
import { editKeyResult, moveKeyResult, remove } from '#lib/replica/objectiveChanges.ts';
import { UNDO_ROOM_MS } from '#lib/replica/settle.ts';
import { move } from '../okr/records.ts';
import { device, freshStorage, keyResultDraft, NOW, objectiveDraft, runningCycle, type Device } from './device.ts';

let here: Device;
let ids = 0;

beforeEach(async () => {
  freshStorage();
  here = await device();
  const owner = here.replica.me;
  const cycle = await runningCycle(here.replica);
  await here.replica.commit([
    objectiveDraft('o1', { owner, cycle }),
    keyResultDraft('k1', { owner, objective: 'o1', metric: move(0, 100) }),
    objectiveDraft('o2', { owner, cycle, order: 'a1' }),
  ]);
});

async function historyIn(root: string): Promise<KeyResultHistory | undefined> {
  return (await here.replica.read.objective(root)).trees[0]?.keyResults[0];
}
async function told(root = 'o1'): Promise<[Metric, Metric][] | undefined> {
  return (await historyIn(root))?.changes.map(({ from, to }) => [from, to]);
}
async function changeTo(metric: Metric) {
  const { trees } = await here.replica.read.objective('o1');
  const [tree] = trees;
  const keyResult = tree?.keyResults[0]?.keyResult;
  if (!tree || !keyResult) throw new Error('the key result is gone');
  const author = { me: here.replica.me, now: here.clock.now, newId: () => `change${++ids}`, today: '2026-08-12' };
  return here.replica.commit(editKeyResult(keyResult, tree.objective, { metric }, author));
}
const settle = async () => {
  here.clock.now += UNDO_ROOM_MS + 1;
  await here.replica.turn();
};

describe('a changed metric', () => {
  it('is told beside the key result that now has it', async () => {
    await changeTo(move(0, 50));
    const history = await historyIn('o1');
    expect(history?.keyResult.metric).toEqual(move(0, 50));
    expect(history?.changes.map((change) => MetricChange.parse(change))).toMatchObject([
      {
        keyResult: 'k1',
        from: move(0, 100),
        to: move(0, 50),
        on: '2026-08-12',
        author: here.replica.me,
        createdAt: NOW,
      },
    ]);
  });

  it.each([
    ['before', async () => {}],
    ['after', settle],
  ])('is taken back with its record, %s it was settled', async (_, wait) => {
    const step = await changeTo(move(0, 50));
    await wait();
    await here.replica.undo(step);
    expect((await historyIn('o1'))?.keyResult.metric).toEqual(move(0, 100));
    expect(await told()).toEqual([]);
  });

  it('stays told when another followed, which taking back the first does not undo', async () => {
    const step = await changeTo(move(0, 50));
    await changeTo(move(0, 20));
    await here.replica.undo(step);
    expect((await historyIn('o1'))?.keyResult.metric).toEqual(move(0, 20));
    expect(await told()).toEqual([
      [move(0, 100), move(0, 50)],
      [move(0, 50), move(0, 20)],
    ]);
  });

  it('goes with its key result under another objective, and back', async () => {
    await changeTo(move(0, 50));
    const keyResult = (await historyIn('o1'))?.keyResult;
    const [target] = (await here.replica.read.objective('o2')).trees;
    const step = await here.replica.commit(keyResult && target ? moveKeyResult(keyResult, target) : []);
    expect(await told('o2')).toHaveLength(1);
    expect(await historyIn('o1')).toBeUndefined();
    await here.replica.undo(step);
    expect(await told('o1')).toHaveLength(1);
  });

  it('goes with its key result when that is deleted, and comes back with it', async () => {
    await changeTo(move(0, 50));
    const record = (await historyIn('o1'))?.keyResult;
    const step = await here.replica.commit(record ? remove({ kind: 'key-result', record }) : []);
    expect(await historyIn('o1')).toBeUndefined();
    await settle();
    await here.replica.undo(step);
    expect(await told()).toHaveLength(1);
  });
});
