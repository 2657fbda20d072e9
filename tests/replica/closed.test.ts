import { beforeEach, describe, expect, it } from 'vitest';
import { ChangeRefused } from '#lib/replica/errors.ts';
import { activateObjective } from '#lib/replica/objectiveChanges.ts';
import type { Draft, Fields } from '#lib/sync/draft.ts';
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
let quarter: string;

beforeEach(async () => {
  freshStorage();
  here = await device();
  me = here.replica.me;
  quarter = await runningCycle(here.replica);
  await here.replica.commit([
    objectiveDraft('o1', { owner: me, cycle: quarter }),
    keyResultDraft('k1', { owner: me, objective: 'o1' }),
  ]);
});

const cyclePatch = (fields: Fields): Draft => ({
  type: 'patch',
  kind: 'cycle',
  id: quarter,
  root: 'directory',
  fields,
});
const refusalOf = async (drafts: readonly Draft[]): Promise<string | null> => {
  try {
    await here.replica.commit(drafts);
    return null;
  } catch (error) {
    if (error instanceof ChangeRefused) return error.refusal.code;
    throw error;
  }
};
const checkIn = (id: string) => checkInDraft(id, 'k1', 'o1', 4, { me, now: NOW });
const said = async () =>
  (await here.replica.read.objective('o1')).trees[0]?.keyResults[0]?.checkIns.map(({ id }) => id);

describe('a cycle that somebody closed', () => {
  beforeEach(() => here.replica.commit([cyclePatch({ state: 'closed' })]));

  it('refuses a check-in at once, and shows none', async () => {
    await here.replica.prepare();
    expect(await refusalOf([checkIn('late')])).toBe('closed');
    expect(await said()).toEqual([]);
  });

  it('takes it once the cycle is open again, also in the same step', async () => {
    const reopened = [{ at: NOW, by: me, why: 'One was forgotten' }];
    expect(await refusalOf([cyclePatch({ state: 'closing', reopened }), checkIn('forgotten')])).toBeNull();
    expect(await said()).toEqual(['forgotten']);
  });

  it('is not begun a second time by the calendar', async () => {
    await here.replica.turn();
    const { cycles } = await here.replica.read.directory();
    expect([...cycles.values()].map(({ state }) => state)).toEqual(['closed']);
  });

  it('is followed by the rest of the quarter where it ended early', async () => {
    await here.replica.commit([
      cyclePatch({ state: 'closing', reopened: [{ at: NOW, by: me, why: 'A week less' }] }),
      cyclePatch({ lastDay: '2026-09-20' }),
      cyclePatch({ state: 'closed' }),
    ]);
    here.clock.now = Date.parse('2026-09-22T09:00:00+08:00');
    await here.replica.turn();
    const { cycles } = await here.replica.read.directory();
    const rest = [...cycles.values()].find(({ id }) => id !== quarter);
    expect(rest).toMatchObject({ firstDay: '2026-09-21', lastDay: '2026-09-30', state: 'active' });
  });
});

describe('a step of a person', () => {
  it('may fill a cycle that comes closed', async () => {
    const fields = { name: 'Q2', firstDay: '2026-04-01', lastDay: '2026-06-30', kind: 'quarter', state: 'closed' };
    const cycle: Draft = { type: 'create', kind: 'cycle', id: 'q2', root: 'directory', fields };
    const old = [
      objectiveDraft('old', { owner: me, cycle: 'q2', state: 'closed' }),
      keyResultDraft('old-k', { owner: me, objective: 'old' }),
    ];
    expect(await refusalOf([cycle, ...old])).toBeNull();
    expect(await refusalOf([keyResultDraft('late', { owner: me, objective: 'old' })])).toBe('closed');
  });

  it('does not begin a quarter over another one', async () => {
    const fields = { name: 'Mine', firstDay: '2026-09-30', lastDay: '2026-12-31', kind: 'quarter', state: 'planning' };
    const cycle: Draft = { type: 'create', kind: 'cycle', id: 'mine', root: 'directory', fields };
    expect(await refusalOf([cycle])).toBe('cycle');
    expect((await here.replica.read.directory()).cycles.size).toBe(1);
  });

  it('does not activate an empty draft, nor measure from 5 to 5', async () => {
    await here.replica.commit([objectiveDraft('draft', { owner: me, cycle: quarter, state: 'draft' })]);
    const [tree] = (await here.replica.read.objective('draft')).trees;
    expect(await refusalOf(tree ? activateObjective(tree.objective, NOW) : [])).toBe('no-key-result');
    const metric = { type: 'move', start: 5, target: 5, unit: { kind: 'number' } } as const;
    expect(await refusalOf([keyResultDraft('still', { owner: me, objective: 'o1', metric })])).toBe('metric');
  });
});
