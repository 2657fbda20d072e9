import { beforeEach, describe, expect, it } from 'vitest';
import type { Cursor } from '#lib/sync/protocol.ts';
import type { Backend } from '../../server/backend.ts';
import { beginNewEpoch } from '../../server/store/spaces.ts';
import { pruneTombstones, TOMBSTONE_DAYS } from '../../server/store/tombstones.ts';
import {
  alive,
  bring,
  checkIn,
  command,
  keyResult,
  objective,
  openCompany,
  patch,
  team,
  type Pulled,
  type TestDevice,
} from './company.ts';

const SPACE = 'team:wheels';
let backend: Backend;
let admin: TestDevice;
let ben: TestDevice;

beforeEach(async () => {
  ({ backend, admin } = await openCompany());
  await admin.push(team('wheels'), team('frames', { open: false }), team('spokes', { parent: 'wheels' }));
  ben = await bring(backend, admin, 'ben', { teams: ['wheels'] });
  await ben.push(objective('o1', SPACE, 'ben'), keyResult('k1', SPACE, 'o1', 'ben'));
});

const cursorsOf = (answer: Pulled): Record<string, Cursor> =>
  Object.fromEntries(Object.entries(answer.spaces).map(([space, { epoch, upto }]) => [space, { epoch, ver: upto }]));

const idsIn = (answer: Pulled, space = SPACE) => answer.spaces[space]?.rows.map(({ record }) => record.id);

describe('what a device pulls', () => {
  it('is its person, the organisation, its teams and those above them', async () => {
    const cho = await bring(backend, admin, 'cho', { teams: ['spokes'] });
    expect(Object.keys((await cho.pull()).spaces)).toEqual(['person:cho', 'org', 'team:spokes', 'team:wheels']);
  });

  it('is also an open team that it follows, but never a closed one', async () => {
    const cho = await bring(backend, admin, 'cho', { teams: ['spokes'] });
    const answer = await cho.pull({ follow: ['team:frames', 'team:wheels', 'person:ben'] });
    expect(Object.keys(answer.spaces)).not.toContain('team:frames');
    expect(answer.gone).toEqual(['team:frames', 'person:ben']);
  });

  it('comes with the last number of the device, from the same snapshot', async () => {
    const answer = await ben.pull();
    expect(answer.lastN).toBe(2);
    expect(idsIn(answer)).toEqual(['k1', 'o1']);
  });
});

describe('changes', () => {
  it('come in the order of ver, after the cursor, each once', async () => {
    const first = await ben.pull();
    await ben.push(
      patch(SPACE, 'o1', 'o1', 'objective', { title: 'New' }),
      checkIn('c1', SPACE, { root: 'o1', of: 'k1', by: 'ben' }),
    );
    const next = await ben.pull({ cursors: cursorsOf(first) });
    expect(next.spaces[SPACE]?.rows.map(({ record: { id, ver } }) => [id, ver])).toEqual([
      ['o1', 3],
      ['c1', 4],
    ]);
    expect(next.spaces[SPACE]?.whole).toBeUndefined();
    const last = await ben.pull({ cursors: cursorsOf(next) });
    expect(Object.values(last.spaces).flatMap(({ rows }) => rows)).toEqual([]);
  });

  it('that do not fit come with the next pull, and the cursor does not pass them', async () => {
    const first = await ben.pull();
    for (const title of ['A', 'B', 'C']) {
      await ben.push(objective(title, SPACE, 'ben'));
    }
    const some = await ben.pull({ cursors: cursorsOf(first), limit: 2 });
    expect(some.more).toBe(true);
    expect(idsIn(some)).toEqual(['A', 'B']);
    const rest = await ben.pull({ cursors: { ...cursorsOf(first), ...cursorsOf(some) }, limit: 2 });
    expect(idsIn(rest)).toEqual(['C']);
    expect(rest.more).toBeUndefined();
  });

  it('tell of what was deleted', async () => {
    const first = await ben.pull();
    await ben.push({ space: SPACE, root: 'o1', type: 'delete', kind: 'objective', id: 'o1' });
    const next = await ben.pull({ cursors: cursorsOf(first) });
    expect(next.spaces[SPACE]?.rows.map(({ record }) => [record.id, record.deleted])).toEqual([
      ['o1', true],
      ['k1', true],
    ]);
  });
});

describe('the first reading of a space', () => {
  it('comes in pages by root and id, each record once, up to what was there with page one', async () => {
    for (const id of ['o2', 'o3', 'o4']) await ben.push(objective(id, SPACE, 'ben'));
    const seen: string[] = [];
    let after: Pulled['spaces'][string]['after'];
    let upto = 0;
    for (let page = 0; page < 10; page += 1) {
      const read: Pulled = await ben.pull({
        cursors: { 'person:ben': await cursor('person:ben'), org: await cursor('org') },
        ...(after && { after: { [SPACE]: after } }),
        limit: 2,
      });
      seen.push(...(idsIn(read) ?? []));
      // What happens meanwhile, on either side of where the reading is.
      if (page === 0)
        await ben.push(objective('o0', SPACE, 'ben'), patch(SPACE, 'o4', 'o4', 'objective', { title: 'Changed' }));
      after = read.spaces[SPACE]?.after;
      upto = read.spaces[SPACE]?.upto ?? 0;
      if (!after) break;
    }
    expect(seen).toEqual(['k1', 'o1', 'o2', 'o3']);
    expect(upto).toBe(5);
    const epoch = (await cursor(SPACE)).epoch;
    const rest = await ben.pull({ cursors: { [SPACE]: { epoch, ver: upto } } });
    expect(idsIn(rest)).toEqual(['o0', 'o4']);
  });

  async function cursor(space: string): Promise<Cursor> {
    const found = cursorsOf(await ben.pull())[space];
    if (!found) throw new Error(`${space} is pulled.`);
    return found;
  }

  it('says nothing of what had been deleted before', async () => {
    await ben.push({ space: SPACE, root: 'o1', type: 'delete', kind: 'objective', id: 'o1' });
    expect((await ben.pull()).spaces[SPACE]?.rows).toEqual([]);
  });
});

describe('a cursor that means nothing any more', () => {
  it('of another history gives the whole space', async () => {
    const first = await ben.pull();
    await backend.store.write(beginNewEpoch);
    const next = await ben.pull({ cursors: cursorsOf(first) });
    expect(next.spaces[SPACE]?.whole).toBe(true);
    expect(idsIn(next)).toEqual(['k1', 'o1']);
    expect(next.spaces[SPACE]?.epoch).not.toBe(first.spaces[SPACE]?.epoch);
  });

  it('older than the tombstones that are kept gives the whole space; one that is not older does not', async () => {
    const old = await ben.pull();
    await ben.push(objective('o2', SPACE, 'ben'), {
      space: SPACE,
      root: 'o1',
      type: 'delete',
      kind: 'objective',
      id: 'o1',
    });
    const young = await ben.pull();
    ben.clock.now += (TOMBSTONE_DAYS + 1) * 86_400_000;
    expect(await backend.store.write((tx) => pruneTombstones(tx, ben.clock.now))).toBe(2);
    const whole = await ben.pull({ cursors: cursorsOf(old) });
    expect(whole.spaces[SPACE]?.whole).toBe(true);
    expect(idsIn(whole)).toEqual(['o2']);
    expect((await ben.pull({ cursors: cursorsOf(young) })).spaces[SPACE]?.whole).toBeUndefined();
  });
});

describe('a space that may no longer be read', () => {
  it('is named as gone, and nothing of it is sent', async () => {
    const first = await ben.pull();
    await admin.push(
      command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'ben', as: null }),
      command('org', 'directory', 'wheels', 'team', { name: 'visibility', open: false }),
    );
    const next = await ben.pull({ cursors: cursorsOf(first) });
    expect(next.gone).toEqual([SPACE]);
    expect(next.spaces[SPACE]).toBeUndefined();
  });

  it('comes whole again when it may be read again', async () => {
    await admin.push(
      command('org', 'directory', 'wheels', 'team', { name: 'visibility', open: false }),
      command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'ben', as: null }),
      command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'ben', as: 'member' }),
    );
    expect(alive(await ben.pull(), SPACE).size).toBe(2);
  });
});

describe('an open team', () => {
  it('is forgotten by whoever left it, unless they follow it', async () => {
    const cursors = cursorsOf(await ben.pull());
    await admin.push(command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'ben', as: null }));
    expect((await ben.pull({ cursors })).gone).toEqual([SPACE]);
    const following = await ben.pull({ cursors, follow: [SPACE] });
    expect(following.gone).toEqual([]);
    expect(following.spaces[SPACE]?.whole).toBeUndefined();
  });
});

describe('a guest', () => {
  it('sees the people of their own teams only, and not the objectives of the company', async () => {
    const gil = await bring(backend, admin, 'gil', { role: 'guest', teams: ['wheels'] });
    await bring(backend, admin, 'cho', { teams: ['frames'] });
    await admin.push(objective('company', 'org', 'anna'));
    const answer = await gil.pull();
    const people = alive(answer, 'org')
      .values()
      .filter(({ kind }) => kind === 'person');
    expect(people.map(({ id }) => id).toArray()).toEqual(['ben', 'gil']);
    const teams = alive(answer, 'org')
      .values()
      .filter(({ kind }) => kind === 'team');
    expect(teams.map(({ id }) => id).toArray()).toEqual(['wheels']);
    expect(alive(answer, 'org').has('company')).toBe(false);
  });

  it('gets the whole of that part anew when the directory changes, so that nobody stays who has left', async () => {
    const gil = await bring(backend, admin, 'gil', { role: 'guest', teams: ['wheels'] });
    const first = await gil.pull();
    expect((await gil.pull({ cursors: cursorsOf(first) })).spaces.org?.rows).toEqual([]);
    await admin.push(command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'ben', as: null }));
    const next = await gil.pull({ cursors: cursorsOf(first) });
    expect(next.spaces.org?.whole).toBe(true);
    expect(alive(next, 'org').has('ben')).toBe(false);
  });

  it('who becomes a member gets all of the organisation, and loses it on becoming a guest again', async () => {
    const gil = await bring(backend, admin, 'gil', { role: 'guest', teams: ['wheels'] });
    await bring(backend, admin, 'cho', { teams: ['frames'] });
    await admin.push(objective('company', 'org', 'anna'));
    const asGuest = await gil.pull();
    await admin.push(command('org', 'directory', 'gil', 'person', { name: 'role', role: 'member' }));
    const asMember = await gil.pull({ cursors: cursorsOf(asGuest) });
    expect(asMember.spaces.org?.whole).toBe(true);
    expect([...alive(asMember, 'org').keys()]).toEqual(expect.arrayContaining(['company', 'cho', 'frames']));
    await admin.push(command('org', 'directory', 'gil', 'person', { name: 'role', role: 'guest' }));
    const again = await gil.pull({ cursors: cursorsOf(asMember) });
    expect(again.spaces.org?.whole).toBe(true);
    expect(alive(again, 'org').has('company')).toBe(false);
  });

  it('reads the whole space once they are a member, and only their part once they are none any more', async () => {
    const gil = await bring(backend, admin, 'gil', { role: 'guest', teams: ['wheels'] });
    await admin.push(objective('company', 'org', 'anna'));
    const asGuest = await gil.pull();
    await admin.push(command('org', 'directory', 'gil', 'person', { name: 'role', role: 'member' }));
    const asMember = await gil.pull({ cursors: cursorsOf(asGuest) });
    expect(asMember.spaces.org?.whole).toBe(true);
    expect(alive(asMember, 'org').has('company')).toBe(true);
    await admin.push(command('org', 'directory', 'gil', 'person', { name: 'role', role: 'guest' }));
    const again = await gil.pull({ cursors: cursorsOf(asMember) });
    expect(again.spaces.org?.whole).toBe(true);
    expect(alive(again, 'org').has('company')).toBe(false);
  });
});
