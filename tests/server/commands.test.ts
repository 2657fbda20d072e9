import { beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '#lib/sync/protocol.ts';
import type { Backend } from '../../server/backend.ts';
import { createInvite } from '../../server/identity/invites.ts';
import { checkStore } from '../../server/operations/check.ts';
import {
  alive,
  bring,
  checkIn,
  command,
  comment,
  joinWith,
  keyResult,
  NOW,
  objective,
  openCompany,
  patch,
  team,
  type TestDevice,
} from './company.ts';

const SPACE = 'team:wheels';
let backend: Backend;
let admin: TestDevice;
let lead: TestDevice;
let ben: TestDevice;
let cho: TestDevice;

beforeEach(async () => {
  ({ backend, admin } = await openCompany());
  await admin.push(team('wheels'), team('frames', { open: false }));
  lead = await bring(backend, admin, 'lead', { teams: ['wheels', 'frames'], leads: ['wheels', 'frames'] });
  ben = await bring(backend, admin, 'ben', { teams: ['wheels'] });
  cho = await bring(backend, admin, 'cho', { teams: ['frames'] });
  await ben.push(
    objective('o1', SPACE, 'ben'),
    keyResult('k1', SPACE, 'o1', 'ben'),
    checkIn('c1', SPACE, { root: 'o1', of: 'k1', by: 'ben' }),
    comment('m1', SPACE, 'o1', 'c1', 'ben'),
    objective('o2', SPACE, 'ben'),
  );
});

const rowsOf = async (device: TestDevice, space: string): Promise<Map<string, Row>> =>
  new Map((await device.pull({ follow: [space] })).spaces[space]?.rows.map((row) => [row.record.id, row]));
const sound = async () => expect((await checkStore(backend.store)).problems).toEqual([]);

describe('publishing a draft', () => {
  const inDraft = { space: 'person:ben', root: 'd', type: 'create' } as const;
  /** Another device of the same person, whose clock is a second late. */
  let behind: TestDevice;

  beforeEach(async () => {
    await ben.push(
      objective('d', 'person:ben', 'ben', { state: 'draft', title: 'First words' }),
      keyResult('dk', 'person:ben', 'd', 'lead'),
      patch('person:ben', 'd', 'd', 'objective', { title: 'Better words' }),
    );
    const { code } = await createInvite(backend, ben.session, { role: 'member', teams: [], person: 'ben' }, NOW);
    behind = await joinWith(backend, ben.clock, code, 'ben');
    behind.skew = -1_000;
    await behind.push(patch('person:ben', 'd', 'd', 'objective', { title: 'Words that lost' }));
    ben.clock.now += 60_000;
  });

  it('puts its state into the team, not how it came to be', async () => {
    expect(
      await ben.push(command('person:ben', 'd', 'd', 'objective', { name: 'activate', at: NOW, space: SPACE })),
    ).toEqual([null]);
    const published = (await rowsOf(lead, SPACE)).get('d')?.record;
    expect(published?.fields).toMatchObject({ title: 'Better words', state: 'active', team: 'wheels' });
    expect(published).not.toHaveProperty('lost');
    expect(published).not.toHaveProperty('clocks');
    expect((await rowsOf(lead, SPACE)).get('dk')?.record.fields.activatedAt).toBe(NOW);
    await sound();
  });

  it('tells as little of how it came to be where it is moved and stays a draft', async () => {
    const move = { name: 'relocate', space: SPACE, team: 'wheels' } as const;
    expect(await ben.push(command('person:ben', 'd', 'd', 'objective', move))).toEqual([null]);
    const moved = (await rowsOf(lead, SPACE)).get('d')?.record;
    expect(moved?.fields).toMatchObject({ title: 'Better words', state: 'draft', team: 'wheels' });
    expect(moved).not.toHaveProperty('lost');
    await sound();
  });

  it('tells no more of a key result that goes from it to an objective that others read', async () => {
    const change = { keyResult: 'dk', from: { type: 'yes-no' }, to: { type: 'yes-no' }, author: 'ben', createdAt: NOW };
    await ben.push(
      patch('person:ben', 'd', 'dk', 'key-result', { title: 'Better words' }),
      { ...inDraft, kind: 'metric-change', id: 'dm', fields: { ...change, on: '2026-08-12' } },
      comment('dc', 'person:ben', 'd', 'dk', 'ben'),
    );
    await behind.push(patch('person:ben', 'd', 'dk', 'key-result', { title: 'Words that lost' }));
    expect((await rowsOf(ben, 'person:ben')).get('dk')?.record.lost).toHaveLength(1);

    expect(
      await ben.push(command('person:ben', 'd', 'dk', 'key-result', { name: 'move', objective: 'o1', order: 'b00' })),
    ).toEqual([null]);
    const seen = await rowsOf(cho, SPACE);
    expect(seen.get('dk')?.record.fields).toMatchObject({ title: 'Better words', objective: 'o1' });
    expect(seen.get('dk')?.record).not.toHaveProperty('lost');
    expect(seen.get('dk')?.record).not.toHaveProperty('clocks');
    expect([seen.has('dm'), seen.has('dc')]).toEqual([false, true]);
    await sound();
  });

  it('keeps its history where a key result goes to another objective of one’s own', async () => {
    await ben.push(
      objective('mine', 'person:ben', 'ben'),
      patch('person:ben', 'd', 'dk', 'key-result', { title: 'Better words', owner: 'ben' }),
    );
    await behind.push(patch('person:ben', 'd', 'dk', 'key-result', { title: 'Words that lost' }));
    await ben.push(command('person:ben', 'd', 'dk', 'key-result', { name: 'move', objective: 'mine', order: 'b00' }));
    expect((await rowsOf(ben, 'person:ben')).get('dk')).toMatchObject({ root: 'mine', record: { lost: [{}] } });
    await sound();
  });

  it('leaves tombstones in the own space that say where it went and nothing else', async () => {
    const cursor = (await ben.pull()).spaces['person:ben'];
    await ben.push(command('person:ben', 'd', 'd', 'objective', { name: 'activate', space: SPACE }));
    const changes = await ben.pull({
      cursors: { 'person:ben': { epoch: cursor?.epoch ?? '', ver: cursor?.upto ?? 0 } },
    });
    const gone = changes.spaces['person:ben']?.rows.map(({ record }) => record);
    expect(gone?.map(({ id, deleted, fields, movedTo }) => ({ id, deleted, fields, movedTo }))).toEqual([
      { id: 'd', deleted: true, fields: {}, movedTo: SPACE },
      { id: 'dk', deleted: true, fields: {}, movedTo: SPACE },
    ]);
  });

  it('goes only where its person may begin objectives', async () => {
    expect(
      await ben.push(command('person:ben', 'd', 'd', 'objective', { name: 'activate', space: 'team:frames' })),
    ).toEqual(['forbidden']);
    await sound();
  });

  it('is found by what was said of it meanwhile on another device', async () => {
    const [late] = ben.operations(patch('person:ben', 'd', 'd', 'objective', { why: 'Said before it was published' }));
    if (!late) throw new Error('An operation was made.');
    await ben.send([late]);
    const publish = command('person:ben', 'd', 'd', 'objective', { name: 'activate', space: SPACE });
    const after = patch('person:ben', 'd', 'd', 'objective', { why: 'Said after it, by one who did not know' });
    expect(await ben.push(publish, after)).toEqual([null, null]);
    expect((await rowsOf(lead, SPACE)).get('d')?.record.fields.why).toBe('Said after it, by one who did not know');
  });
});

describe('the state of an objective', () => {
  const state = (to: string, more: object = {}) => patch(SPACE, 'o1', 'o1', 'objective', { state: to, ...more });

  it('becomes active or closed by command alone, since more follows from that', async () => {
    await ben.push(objective('d1', SPACE, 'ben', { state: 'draft' }), keyResult('dk1', SPACE, 'd1', 'ben'));
    expect(
      await ben.push(
        patch(SPACE, 'd1', 'd1', 'objective', { state: 'active' }),
        state('closed'),
        command(SPACE, 'd1', 'd1', 'objective', { name: 'activate' }),
      ),
    ).toEqual(['needs-command', 'needs-command', null]);
  });

  it('is what it was before, when a drop, a resumption or an activation is undone that others have seen', async () => {
    const note = { on: '2026-08-12', why: 'No longer needed', learned: '', freed: '' };
    const drop = command(SPACE, 'o1', 'o1', 'objective', { name: 'drop', note });
    expect(
      await ben.push(
        drop,
        state('active', { dropped: null }),
        drop,
        command(SPACE, 'o1', 'o1', 'objective', { name: 'resume' }),
        state('dropped', { dropped: note }),
        state('draft', { dropped: null }),
      ),
    ).toEqual([null, null, null, null, null, null]);
    expect((await rowsOf(lead, SPACE)).get('o1')?.record.fields.state).toBe('draft');
  });
});

describe('moving a key result', () => {
  const move = (objective: string) =>
    command(SPACE, 'o1', 'k1', 'key-result', { name: 'move', objective, order: 'b00' });

  it('takes all that hangs under it along, gives each a new ver, and says which root it left', async () => {
    const before = await rowsOf(ben, SPACE);
    expect(await ben.push(move('o2'))).toEqual([null]);
    const after = await rowsOf(ben, SPACE);
    for (const id of ['k1', 'c1', 'm1']) {
      expect(after.get(id)).toMatchObject({ root: 'o2', left: ['o1'] });
      expect(after.get(id)?.record.ver).toBeGreaterThan(before.get(id)?.record.ver ?? Infinity);
    }
    expect(after.get('k1')?.record.fields).toMatchObject({ objective: 'o2', order: 'b00' });
    await sound();
  });

  it('there and back remembers every root, so that a device that missed both finds it', async () => {
    await ben.push(objective('o3', SPACE, 'ben'), move('o2'), move('o3'), move('o1'));
    expect((await rowsOf(ben, SPACE)).get('c1')).toMatchObject({ root: 'o1', left: ['o2', 'o3'] });
    await sound();
  });

  it('files a check-in that was made meanwhile where the key result now lives', async () => {
    const offline = checkIn('c2', SPACE, { root: 'o1', of: 'k1', by: 'ben' });
    await lead.push(move('o2'));
    expect(await ben.push(offline)).toEqual([null]);
    expect((await rowsOf(ben, SPACE)).get('c2')?.root).toBe('o2');
  });

  it('into another team leaves tombstones where it was', async () => {
    await lead.push(objective('o4', 'team:frames', 'lead'));
    expect(await lead.push(move('o4'))).toEqual([null]);
    expect((await rowsOf(lead, 'team:frames')).get('c1')).toMatchObject({ root: 'o4' });
    expect([...alive(await lead.pull(), SPACE).keys()]).toEqual(['o1', 'o2']);
    await sound();
  });

  it('rejects as moved what its author may not write where it now lives', async () => {
    await lead.push(objective('o4', 'team:frames', 'lead'), move('o4'));
    // Ben owns the key result, which makes him a member there; somebody who does not own it is not.
    await lead.push(
      patch('team:frames', 'o4', 'k1', 'key-result', { owner: 'lead' }),
      command('org', 'directory', 'frames', 'team', { name: 'member', person: 'ben', as: null }),
    );
    expect(
      await ben.push(
        checkIn('c2', SPACE, { root: 'o1', of: 'k1', by: 'ben' }),
        patch(SPACE, 'o1', 'k1', 'key-result', { weight: 3 }),
      ),
    ).toEqual(['moved', 'moved']);
    expect((await ben.pull()).rejections.map(({ code }) => code)).toEqual(['moved', 'moved']);
  });

  it('is refused into what is closed, what is not there, and what would then hang under itself', async () => {
    await ben.push(
      objective('child', SPACE, 'ben'),
      command(SPACE, 'child', 'child', 'objective', { name: 'link', parent: 'k1', asked: false }),
      objective('closed', SPACE, 'ben'),
      command(SPACE, 'closed', 'closed', 'objective', { name: 'close' }),
    );
    expect(await ben.push(move('child'), move('closed'), move('nowhere'))).toEqual(['link', 'closed', 'missing']);
  });
});

describe('moving an objective', () => {
  const relocate = (space: string, team: string | null, cycle?: string | null) =>
    command(SPACE, 'o1', 'o1', 'objective', { name: 'relocate', space, team, ...(cycle !== undefined && { cycle }) });

  it('to another team takes everything along and makes members of those who own something in it', async () => {
    expect(await lead.push(relocate('team:frames', 'frames'))).toEqual([null]);
    const there = await rowsOf(cho, 'team:frames');
    expect([...there.keys()].toSorted()).toEqual(['c1', 'k1', 'm1', 'o1']);
    expect(there.get('o1')?.record.fields.team).toBe('frames');
    expect(alive(await ben.pull(), 'org').get('frames')?.fields.members).toContain('ben');
    await sound();
  });

  it('back again brings the records back to life where they had been', async () => {
    await lead.push(
      relocate('team:frames', 'frames'),
      command('team:frames', 'o1', 'o1', 'objective', { name: 'relocate', space: SPACE, team: 'wheels' }),
    );
    expect([...alive(await ben.pull(), SPACE).keys()].toSorted()).toEqual(['c1', 'k1', 'm1', 'o1', 'o2']);
    await sound();
  });

  it('is refused where one may not begin objectives, and where space and team do not fit', async () => {
    expect(
      await ben.push(
        relocate('team:frames', 'frames'),
        relocate('team:wheels', 'frames'),
        relocate('person:cho', null),
      ),
    ).toEqual(['forbidden', 'invalid', 'forbidden']);
  });

  it('to another cycle stays where it is', async () => {
    expect(await ben.push(relocate(SPACE, 'wheels', null))).toEqual([null]);
    expect((await rowsOf(ben, SPACE)).get('o1')?.record.fields.cycle).toBeNull();
  });
});

describe('alignment', () => {
  const link = (id: string, parent: string | null, space = SPACE) =>
    command(space, id, id, 'objective', { name: 'link', parent, asked: false });

  it('asks the owner of the parent, whatever the device thought, and tells them', async () => {
    await lead.push(objective('p', SPACE, 'lead'));
    expect(await ben.push(link('o1', 'p'))).toEqual([null]);
    expect((await rowsOf(ben, SPACE)).get('o1')?.record.fields).toMatchObject({ parent: 'p', alignment: 'asked' });
    const notices = alive(await lead.pull(), 'person:lead')
      .values()
      .map(({ fields }) => fields);
    expect(notices.toArray()).toMatchObject([
      { what: 'alignment-asked', objective: 'o1', parent: 'p', title: 'Objective o1', by: 'ben' },
    ]);
  });

  it('asks nobody about what is one’s own', async () => {
    await ben.push(link('o1', 'o2'));
    expect((await rowsOf(ben, SPACE)).get('o1')?.record.fields.alignment).toBeNull();
  });

  it('is accepted or declined by the owner of the parent, and by no one else, not even for a private draft', async () => {
    await lead.push(objective('p', SPACE, 'lead'));
    await ben.push(objective('d', 'person:ben', 'ben', { state: 'draft' }), link('d', 'p', 'person:ben'));
    const answer = command('person:ben', 'd', 'd', 'objective', { name: 'answer', alignment: 'accepted' });
    expect(await ben.push(answer)).toEqual(['forbidden']);
    expect(await cho.push(answer)).toEqual(['forbidden']);
    expect(await lead.push(answer)).toEqual([null]);
    expect((await rowsOf(ben, 'person:ben')).get('d')?.record.fields.alignment).toBe('accepted');
    const notices = alive(await ben.pull(), 'person:ben')
      .values()
      .filter(({ kind }) => kind === 'notice');
    expect(notices.map(({ fields }) => fields.what).toArray()).toEqual(['alignment-answered']);
  });

  it('never closes a circle, through parents, supports or both', async () => {
    expect(
      await ben.push(
        link('o2', 'k1'),
        link('o1', 'o2'),
        command(SPACE, 'o1', 'o1', 'objective', { name: 'support', supports: ['o2'] }),
        link('o1', 'o1'),
      ),
    ).toEqual([null, 'link', 'link', 'link']);
    await sound();
  });

  it('closes no circle either when two ask at the same time, each rightly by what they know', async () => {
    await lead.push(objective('p', SPACE, 'lead'));
    const results = await Promise.all([ben.push(link('o1', 'p')), lead.push(link('p', 'o1'))]);
    expect(results).toEqual([[null], ['link']]);
    await sound();
  });

  it('points only to what every reader of the objective may read', async () => {
    await cho.push(objective('secret', 'team:frames', 'cho'));
    await admin.push(objective('company', 'org', 'anna'));
    // The leader reads both teams, but others who read the objective do not.
    expect(await lead.push(link('o1', 'secret'), link('o1', 'company'))).toEqual(['link', null]);
    expect(await cho.push(link('secret', 'o1', 'team:frames'))).toEqual([null]);
  });

  it('comes along with a new objective on the same terms', async () => {
    await lead.push(objective('p', SPACE, 'lead'));
    expect(
      await ben.push(
        objective('n1', SPACE, 'ben', { parent: 'p' }),
        objective('n2', SPACE, 'ben', { parent: 'nowhere' }),
      ),
    ).toEqual([null, 'link']);
    expect((await rowsOf(ben, SPACE)).get('n1')?.record.fields.alignment).toBe('asked');
  });

  it('is not changed by an edit', async () => {
    expect(
      await ben.push(
        patch(SPACE, 'o1', 'o1', 'objective', { parent: 'o2' }),
        patch(SPACE, 'o1', 'o1', 'objective', { supports: ['o2'] }),
        patch(SPACE, 'o1', 'o1', 'objective', { alignment: 'accepted' }),
        patch(SPACE, 'o1', 'o1', 'objective', { team: 'frames' }),
        patch(SPACE, 'o1', 'k1', 'key-result', { objective: 'o2' }),
      ),
    ).toEqual(Array.from({ length: 5 }, () => 'needs-command'));
  });
});

describe('a command', () => {
  it('takes effect in the order of the server, however far behind the clock is that gave it', async () => {
    ben.skew = -86_400_000;
    const late = await bring(backend, admin, 'late', { teams: ['wheels'], leads: ['wheels'] });
    late.skew = -86_400_000;
    await late.push(command(SPACE, 'o1', 'o1', 'objective', { name: 'close' }));
    expect((await rowsOf(ben, SPACE)).get('o1')?.record.fields.state).toBe('closed');
    await late.push(command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'cho', as: 'leader' }));
    expect(alive(await cho.pull(), 'org').get('wheels')?.fields.leaders).toContain('cho');
    await sound();
  });

  it('is refused where it makes no sense', async () => {
    expect(
      await ben.push(
        command(SPACE, 'o1', 'k1', 'key-result', { name: 'close' }),
        command(SPACE, 'o1', 'o1', 'objective', { name: 'move', objective: 'o2', order: 'a1' }),
        command(SPACE, 'o1', 'o1', 'objective', { name: 'answer', alignment: 'accepted' }),
      ),
    ).toEqual(['not-here', 'link', 'forbidden']);
  });
});

describe('notices', () => {
  const noticesOf = async (device: TestDevice) =>
    alive(await device.pull(), `person:${device.me}`)
      .values()
      .map(({ fields }) => fields.what)
      .toArray();

  it('tell of a mention in a team that is not pulled, if it may be read', async () => {
    await ben.push(comment('m2', SPACE, 'o1', 'o1', 'ben', ['cho', 'lead', 'ben', 'nobody']));
    await cho.push(
      objective('secret', 'team:frames', 'cho'),
      comment('m3', 'team:frames', 'secret', 'secret', 'cho', ['ben']),
    );
    expect(await noticesOf(cho)).toEqual(['mention']);
    expect(await noticesOf(lead)).toEqual([]);
    expect(await noticesOf(ben)).toEqual([]);
  });

  it('tell leaders above of an SOS that nobody in the team below answers', async () => {
    const top = await bring(backend, admin, 'top', { teams: ['wheels'], leads: ['wheels'] });
    await admin.push(team('spokes', { parent: 'wheels' }));
    const dee = await bring(backend, admin, 'dee', { teams: ['spokes'] });
    await dee.push(objective('s1', 'team:spokes', 'dee'), keyResult('sk', 'team:spokes', 's1', 'dee'), {
      space: 'team:spokes',
      root: 's1',
      type: 'create',
      kind: 'sos',
      id: 'help',
      fields: { keyResult: 'sk', need: 'resources', line: 'Two more hands.', author: 'dee', createdAt: NOW },
    });
    expect(await noticesOf(top)).toEqual(['sos']);
    expect(await noticesOf(lead)).toEqual(['sos']);
    expect(await noticesOf(ben)).toEqual([]);
  });

  it('are read and put away by whom they are for', async () => {
    await ben.push(comment('m2', SPACE, 'o1', 'o1', 'ben', ['cho']));
    const [notice] = alive(await cho.pull(), 'person:cho').values();
    if (!notice) throw new Error('There is a notice.');
    const read = patch('person:cho', 'notices', notice.id, 'notice', { readAt: NOW });
    const forged = {
      ...read,
      type: 'create',
      id: 'forged',
      root: 'forged',
      fields: { what: 'mention', by: 'ben', createdAt: NOW },
    } as const;
    expect(await cho.push(read, forged)).toEqual([null, 'forbidden']);
    expect(await ben.push(read)).toEqual(['forbidden']);
  });
});
