/** An objective that goes to another space is there at once, and stays there only if the server says so too. */
import { beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_SPACE } from '#lib/replica/homes.ts';
import { ChangeRefused } from '#lib/replica/errors.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { checkInDraft, freshStorage, keyResultDraft, NOW, objectiveDraft } from '../../replica/device.ts';
import { another, founded, openCompany, shown, type Colleague, type Company } from './company.ts';

const FROM = 'team:sales';
const TO = 'team:service';
let company: Company;
let anna: Colleague;
let ben: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company, ['sales', 'service', 'closed']);
  ben = await another(company, anna, { teams: ['sales', 'service'] });
  const owner = ben.replica.me;
  await ben.replica.commit([
    { ...objectiveDraft('o', { owner, cycle: null, team: 'sales' }), space: FROM },
    keyResultDraft('k', { owner, objective: 'o' }),
    checkInDraft('c', 'k', 'o', 4, { me: owner, now: NOW }),
  ]);
  await ben.sync();
  await anna.sync();
});

const relocate = (team: string, cycle?: string | null): Draft => {
  const command = { name: 'relocate', space: `team:${team}`, team, ...(cycle !== undefined && { cycle }) } as const;
  return { type: 'command', kind: 'objective', id: 'o', root: 'o', command };
};
/** Where the records of the objective show, by id. */
const places = async (who: Colleague) =>
  Object.fromEntries(
    (await who.replica.read.everything()).roots
      .filter(({ id }) => id === 'o')
      .flatMap(({ space, records }) => [...records.keys()].map((id) => [id, space])),
  );
const all = (space: string) => ({ o: space, k: space, c: space });
const treeOf = async (who: Colleague) => (await who.replica.read.objective('o')).trees[0];

describe('an objective that is moved to another team', () => {
  it('shows there at once with all under it, and counts once', async () => {
    const counts = await ben.replica.read.counts(NOW);
    await ben.replica.commit([relocate('service')]);
    expect(await places(ben)).toEqual(all(TO));
    expect((await treeOf(ben))?.objective.team).toBe('service');
    expect((await treeOf(ben))?.keyResults[0]?.checkIns).toHaveLength(1);
    expect(await ben.replica.read.counts(NOW)).toEqual(counts);
    expect((await ben.replica.read.shelf({ limit: 9, cycle: () => null })).trees).toHaveLength(1);
  });

  it('is the same for everybody once the server has moved it', async () => {
    await ben.replica.commit([relocate('service')]);
    await ben.sync();
    await anna.sync();
    expect(await places(ben)).toEqual(all(TO));
    const inService = Object.entries(await shown(ben)).filter(([key]) => key.startsWith(TO));
    expect(inService).toHaveLength(3);
    const roots = (await ben.replica.read.everything()).roots.filter(({ id }) => id === 'o');
    expect(roots.flatMap(({ shadow }) => [...shadow])).toEqual([]);
  });

  it('goes on being worked on where it is going, whatever comes in before the server has answered', async () => {
    await ben.replica.commit([relocate('service')]);
    await ben.replica.commit([checkInDraft('c2', 'k', 'o', 9, { me: ben.replica.me, now: NOW })]);
    await ben.replica.commit([{ type: 'patch', kind: 'objective', id: 'o', root: 'o', fields: { why: 'There' } }]);
    const said = { author: anna.replica.me, createdAt: NOW, about: 'o', text: 'Well?', mentions: [] };
    await anna.replica.commit([{ type: 'create', kind: 'comment', id: 'x', root: 'o', space: FROM, fields: said }]);
    await anna.sync();
    await ben.pull();
    expect(await places(ben)).toEqual({ ...all(TO), c2: TO, x: TO });
    expect((await treeOf(ben))?.objective.why).toBe('There');
    await ben.sync();
    expect(await places(ben)).toEqual({ ...all(TO), c2: TO, x: TO });
    expect((await ben.copy.waiting()).attention).toBe(0);
    expect((await treeOf(ben))?.keyResults[0]?.checkIns).toHaveLength(2);
  });

  it('is back where it was when the server refuses', async () => {
    await ben.replica.commit([relocate('closed')]);
    expect(await places(ben)).toEqual(all('team:closed'));
    await ben.sync();
    expect(await places(ben)).toEqual(all(FROM));
    expect((await treeOf(ben))?.objective.team).toBe('sales');
    expect((await ben.copy.waiting()).attention).toBe(1);
  });

  it('is back at once when that is taken back, before it was sent and after', async () => {
    const before = await ben.replica.commit([relocate('service')]);
    await ben.replica.undo(before);
    expect(await places(ben)).toEqual(all(FROM));
    await ben.sync();
    const after = await ben.replica.commit([relocate('service')]);
    await ben.sync();
    await ben.replica.undo(after);
    expect(await places(ben)).toEqual(all(FROM));
    await ben.sync();
    expect(await places(ben)).toEqual(all(FROM));
    expect((await treeOf(ben))?.objective.team).toBe('sales');
    expect((await ben.copy.waiting()).attention).toBe(0);
  });

  it('can be changed in the same step', async () => {
    const word: Draft = { type: 'patch', kind: 'objective', id: 'o', root: 'o', fields: { why: 'New here' } };
    await ben.replica.commit([relocate('service'), word]);
    await ben.sync();
    expect((await treeOf(ben))?.objective).toMatchObject({ why: 'New here', team: 'service' });
    expect((await ben.copy.waiting()).attention).toBe(0);
  });

  it('does not leave this device by a move from what lies on it alone', async () => {
    const owner = ben.replica.me;
    await ben.replica.commit([{ ...objectiveDraft('o9', { owner, cycle: null }), space: LOCAL_SPACE }]);
    const command = { name: 'relocate', space: TO, team: 'service' } as const;
    const leave = ben.replica.commit([{ type: 'command', kind: 'objective', id: 'o9', root: 'o9', command }]);
    await expect(leave).rejects.toBeInstanceOf(ChangeRefused);
  });
});

it('a draft that is published shows in its team at once', async () => {
  const owner = ben.replica.me;
  await ben.replica.commit([
    objectiveDraft('d', { owner, cycle: null, state: 'draft' }),
    keyResultDraft('dk', { owner, objective: 'd' }),
  ]);
  await ben.sync();
  const command = { name: 'activate', at: NOW, space: TO } as const;
  await ben.replica.commit([{ type: 'command', kind: 'objective', id: 'd', root: 'd', command }]);
  const { roots } = await ben.replica.read.everything();
  const there = roots.filter(({ id, records }) => id === 'd' && records.size > 0);
  expect(there.map(({ space }) => space)).toEqual([TO]);
  expect((await ben.replica.read.objective('d')).trees[0]?.objective).toMatchObject({
    state: 'active',
    team: 'service',
  });
  await ben.sync();
  expect((await ben.copy.waiting()).attention).toBe(0);
});
