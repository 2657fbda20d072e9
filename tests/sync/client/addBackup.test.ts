/** A backup that is added where a device has joined: it comes back for this device alone, and what is missing of one's own elsewhere, there. */
import { beforeEach, expect, it } from 'vitest';
import { LOCAL_SPACE } from '#lib/replica/homes.ts';
import { JoinedServer } from '#lib/replica/wholeErrors.ts';
import type { Added } from '#lib/replica/wholeCopy.ts';
import {
  checkInDraft,
  device,
  freshStorage,
  keyResultDraft,
  NOW,
  objectiveDraft,
  runningCycle,
} from '../../replica/device.ts';
import { another, founded, openCompany, type Colleague, type Company } from './company.ts';

let company: Company;
let anna: Colleague;
let ben: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  ben = await another(company, anna, { teams: ['sales'] });
});

const backupOf = async ({ replica }: Pick<Colleague, 'replica'>) => (await replica.whole()).backup();
const add = async (who: Colleague, text: string): Promise<Added> => (await who.replica.whole()).addBackup(text);
const pending = async (who: Colleague) => (await who.copy.waiting()).pending;
const placeOf = async (who: Colleague, id: string) =>
  (await who.replica.read.everything()).roots.flatMap(({ space, records }) =>
    records.get(id) && !records.get(id)?.deleted ? [space] : [],
  );

it('what somebody had made alone comes back with its people and cycles, and nothing of it is sent', async () => {
  const alone = await device();
  const owner = alone.replica.me;
  const cycle = await runningCycle(alone.replica);
  await alone.replica.commit([
    { type: 'create', kind: 'person', id: 'cho', root: 'directory', fields: { name: 'Cho', zone: 'Asia/Taipei' } },
    objectiveDraft('old', { owner, cycle }),
    keyResultDraft('old-k', { owner: 'cho', objective: 'old' }),
    checkInDraft('old-c', 'old-k', 'old', 4, { me: owner, now: NOW }),
  ]);
  const text = await backupOf(alone);
  const added = await add(ben, text);
  expect(added).toMatchObject({ objectives: 1, left: 0, isApart: true });
  expect(await pending(ben)).toBe(0);
  expect(await placeOf(ben, 'old-c')).toEqual([LOCAL_SPACE]);
  const { directory, trees } = await ben.replica.read.objective('old');
  expect(trees[0]?.objective.owner).toBe(ben.replica.me);
  expect(directory.people.get('cho')?.name).toBe('Cho');
  expect([...directory.cycles.keys()]).toContain(trees[0]?.objective.cycle);
  expect(directory.organisation?.name).toBe('Ironwood Bikes');
  await ben.sync();
  expect((await ben.copy.waiting()).attention).toBe(0);
  expect((await add(ben, text)).step).toBeNull();
  if (added.step) await ben.replica.undo(added.step);
  expect((await ben.replica.read.objective('old')).trees).toEqual([]);
});

it('what one has said in a team is said there again, but nobody says it for another', async () => {
  const owner = ben.replica.me;
  await ben.replica.commit([
    { ...objectiveDraft('o', { owner, cycle: null, team: 'sales' }), space: 'team:sales' },
    keyResultDraft('k', { owner, objective: 'o' }),
  ]);
  const said = await ben.replica.commit([checkInDraft('mine', 'k', 'o', 4, { me: owner, now: NOW })]);
  const backup = JSON.parse(await backupOf(ben));
  await ben.replica.undo(said);
  const root = backup.roots.find(({ root: id }: { root: string }) => id === 'o');
  const mine = root.records.find(({ id }: { id: string }) => id === 'mine');
  root.records.push({ ...mine, id: 'theirs', fields: { ...mine.fields, author: anna.replica.me } });
  expect(await add(ben, JSON.stringify(backup))).toMatchObject({ objectives: 0, left: 1, isApart: false });
  await ben.sync();
  expect((await ben.copy.waiting()).attention).toBe(0);
  await anna.sync();
  expect(await placeOf(ben, 'mine')).toEqual(['team:sales']);
  expect(await placeOf(ben, 'theirs')).toEqual([]);
});

it('what the organisation has closed takes nothing back, and what lay in it comes back elsewhere', async () => {
  const alone = await device();
  const owner = alone.replica.me;
  await alone.replica.commit([objectiveDraft('old', { owner, cycle: await runningCycle(alone.replica) })]);
  const [quarter] = (await anna.replica.read.directory()).cycles.values();
  const fields = { state: 'closed' };
  await anna.replica.commit([{ type: 'patch', kind: 'cycle', id: quarter?.id ?? '', root: 'directory', fields }]);
  await anna.sync();
  await ben.sync();
  expect(await add(ben, await backupOf(alone))).toMatchObject({ objectives: 1, left: 0 });
  const { directory, trees } = await ben.replica.read.objective('old');
  expect(directory.cycles.get(trees[0]?.objective.cycle ?? '')?.state).toBe('active');
});

it('nothing takes the place of what a server has the last word on', async () => {
  const text = await backupOf(ben);
  const { restore } = await ben.replica.whole();
  await expect(restore(text)).rejects.toBeInstanceOf(JoinedServer);
});
