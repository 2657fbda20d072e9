/** Looking at an open team of others. */
import { beforeEach, describe, expect, it } from 'vitest';
import { freshStorage, keyResultDraft, objectiveDraft } from '../../replica/device.ts';
import { watched } from './browserInHand.ts';
import { another, founded, membershipOf, openCompany, type Colleague, type Company } from './company.ts';

let company: Company;
let anna: Colleague;
let ben: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company, ['sales', 'care']);
  ben = await another(company, anna, { teams: ['sales'] });
  await anna.replica.commit([
    { ...objectiveDraft('o1', { owner: anna.replica.me, cycle: null, team: 'care' }), space: 'team:care' },
    { ...keyResultDraft('k1', { owner: anna.replica.me, objective: 'o1' }), space: 'team:care' },
  ]);
  await anna.sync();
});

const rename = (title: string) =>
  ({ type: 'patch', kind: 'objective', id: 'o1', root: 'o1', fields: { title } }) as const;
const titleAt = async (who: Colleague) => (await who.replica.read.objective('o1')).trees[0]?.objective.title ?? null;
const follow = async (who: Colleague) => (await membershipOf(who.replica)).follow('team:care');

describe('a team of others', () => {
  it('does not come by itself', async () => {
    await ben.sync();
    expect(await titleAt(ben)).toBeNull();
  });

  it('comes once it is followed, and goes on coming', async () => {
    await follow(ben);
    expect(await ben.copy.followed()).toEqual(['team:care']);
    expect(await ben.sync()).toBeNull();
    expect(await titleAt(ben)).toBe('Objective o1');
    await anna.replica.commit([rename('Care for riders')]);
    await anna.sync();
    await ben.sync();
    expect(await titleAt(ben)).toBe('Care for riders');
    expect(await ben.copy.followed()).toEqual(['team:care']);
  });

  it('is heard of as it happens, also where it is followed while the page is open', async () => {
    const { syncer, requests } = watched(ben);
    await expect.poll(() => syncer.state.phase).toBe('live');
    await follow(ben);
    syncer.poke();
    await expect.poll(() => titleAt(ben)).toBe('Objective o1');
    await expect.poll(() => requests.filter((path) => path === '/v1/live').length).toBe(2);
    await expect.poll(() => syncer.state.phase).toBe('live');
    const asked = requests.length;
    await anna.replica.commit([rename('Care for riders')]);
    await anna.sync();
    await expect.poll(() => titleAt(ben)).toBe('Care for riders');
    expect(requests.slice(asked)).toEqual([]);
  });

  it('is gone from here once nobody looks at it any more', async () => {
    await follow(ben);
    await ben.sync();
    await (await membershipOf(ben.replica)).unfollow('team:care');
    expect(await titleAt(ben)).toBeNull();
    await ben.sync();
    expect(await titleAt(ben)).toBeNull();
    expect(await ben.copy.followed()).toEqual([]);
  });

  it('is followed no longer once it is closed', async () => {
    await follow(ben);
    await ben.sync();
    await anna.replica.commit([
      { type: 'command', kind: 'team', id: 'care', root: 'directory', command: { name: 'visibility', open: false } },
    ]);
    await anna.sync();
    await ben.sync();
    expect(await titleAt(ben)).toBeNull();
    expect(await ben.copy.followed()).toEqual([]);
  });

  it('stays where it has meanwhile become one’s own', async () => {
    await follow(ben);
    await ben.sync();
    await anna.replica.commit([
      {
        type: 'command',
        kind: 'team',
        id: 'care',
        root: 'directory',
        command: { name: 'member', person: ben.replica.me, as: 'member' },
      },
    ]);
    await anna.sync();
    await ben.sync();
    await (await membershipOf(ben.replica)).unfollow('team:care');
    await ben.sync();
    expect(await titleAt(ben)).toBe('Objective o1');
  });
});
