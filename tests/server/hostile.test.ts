/** Devices of people who are in, and want more than is theirs: everything here is a push that the extension itself would never send. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { LiveEvent } from '#lib/sync/protocol.ts';
import type { Backend } from '../../server/backend.ts';
import { checkStore } from '../../server/operations/check.ts';
import { subscribe } from '../../server/live/subscribe.ts';
import {
  alive,
  bring,
  checkIn,
  command,
  keyResult,
  NOW,
  objective,
  openCompany,
  patch,
  team,
  type Meant,
  type TestDevice,
} from './company.ts';

const SPACE = 'team:wheels';
let backend: Backend;
let admin: TestDevice;
let lead: TestDevice;
let owner: TestDevice;
let member: TestDevice;

/** A team below another one, with a leader, the owner of the objective 'o1' (key result 'k1'), and one more member. */
beforeEach(async () => {
  ({ backend, admin } = await openCompany());
  await admin.push(team('parts'), team('wheels', { parent: 'parts' }), team('frames'));
  lead = await bring(backend, admin, 'lead', { teams: ['wheels'], leads: ['wheels'] });
  owner = await bring(backend, admin, 'owner', { teams: ['wheels'] });
  member = await bring(backend, admin, 'member', { teams: ['wheels'] });
  await owner.push(objective('o1', SPACE, 'owner'), keyResult('k1', SPACE, 'o1', 'owner'));
});

const inTeam = async () => alive(await lead.pull(), SPACE);

describe('the words of others', () => {
  const sos = (id: string, by: string): Meant => ({
    space: SPACE,
    root: 'o1',
    type: 'create',
    kind: 'sos',
    id,
    fields: { keyResult: 'k1', need: 'clarity', line: 'What is the aim?', author: by, createdAt: NOW },
  });
  const away = (id: string, person: string): Meant => ({
    space: SPACE,
    root: 'directory',
    type: 'create',
    kind: 'away',
    id,
    fields: { person, firstDay: '2026-08-17', lastDay: '2026-08-21' },
  });

  it('are not made by giving one’s own another author', async () => {
    const forged = patch(SPACE, 'o1', 's1', 'sos', { author: 'lead' });
    expect(await owner.push(sos('s1', 'owner'), forged)).toEqual([null, 'forbidden']);
    expect((await inTeam()).get('s1')?.fields.author).toBe('owner');
  });

  it('do not become the latest ones for years by a time that has not come', async () => {
    const said = checkIn('c1', SPACE, { root: 'o1', of: 'k1', by: 'owner' });
    const years = NOW + 10 * 365 * 86_400_000;
    await owner.push(said.type === 'create' ? { ...said, fields: { ...said.fields, createdAt: years } } : said);
    expect((await inTeam()).get('c1')?.fields.createdAt).toBe(NOW);
  });

  it('are neither days on which somebody else is away', async () => {
    const forged = patch(SPACE, 'directory', 'a1', 'away', { person: 'lead' });
    expect(await member.push(away('a1', 'member'), forged)).toEqual([null, 'forbidden']);
  });

  it('cannot be claimed of an objective: an author of it is no owner, and keeps nobody from it', async () => {
    const claimed = objective('o2', SPACE, 'owner');
    const mine = claimed.type === 'create' ? { ...claimed, fields: { ...claimed.fields, author: 'owner' } } : claimed;
    await owner.push(mine, patch(SPACE, 'o2', 'o2', 'objective', { owner: 'member' }));
    expect(await owner.push(patch(SPACE, 'o2', 'o2', 'objective', { title: 'Still mine' }))).toEqual(['forbidden']);
    expect(await lead.push(patch(SPACE, 'o2', 'o2', 'objective', { title: 'The team’s' }))).toEqual([null]);
  });
});

describe('a space of one’s own', () => {
  const home = 'person:member';
  const moveTo = (space: string): Meant =>
    command(home, 'h1', 'h1', 'objective', { name: 'relocate', space, team: space === 'org' ? null : 'wheels' });
  const imported = (meant: Meant): Meant =>
    meant.type === 'create' ? { ...meant, fields: { ...meant.fields, origin: { source: 'sheet', id: '1' } } } : meant;

  beforeEach(async () => {
    await member.push(objective('h1', home, 'member'), keyResult('hk', home, 'h1', 'member'));
  });

  it('is no way to say something in the name of others: whoever moves it, publishes it or takes its key result out', async () => {
    await member.push(
      imported(checkIn('forged', home, { root: 'h1', of: 'hk', by: 'owner' })),
      objective('m1', SPACE, 'member'),
    );
    expect(
      await member.push(
        moveTo(SPACE),
        command(home, 'h1', 'h1', 'objective', { name: 'activate', space: SPACE }),
        command(home, 'h1', 'hk', 'key-result', { name: 'move', objective: 'm1', order: 'a0' }),
      ),
    ).toEqual(['forbidden', 'forbidden', 'forbidden']);
    expect((await inTeam()).has('forged')).toBe(false);
  });

  it('is left with what one has said oneself elsewhere, and by leaders with what others have', async () => {
    await member.push(imported(checkIn('said', home, { root: 'h1', of: 'hk', by: 'member' })));
    expect(await member.push(moveTo(SPACE))).toEqual([null]);
    const there = 'person:lead';
    await lead.push(
      objective('l1', there, 'lead'),
      keyResult('lk', there, 'l1', 'lead'),
      imported(checkIn('theirs', there, { root: 'l1', of: 'lk', by: 'owner' })),
      command(there, 'l1', 'l1', 'objective', { name: 'relocate', space: SPACE, team: 'wheels' }),
    );
    expect([...(await inTeam()).keys()]).toEqual(expect.arrayContaining(['said', 'theirs']));
  });

  it('is no way to the company’s objectives for who may not begin any', async () => {
    await member.push(objective('m1', SPACE, 'member'));
    expect(
      await member.push(
        moveTo('org'),
        command(home, 'h1', 'h1', 'objective', { name: 'activate', space: 'org' }),
        command(SPACE, 'm1', 'm1', 'objective', { name: 'relocate', space: 'org', team: null }),
      ),
    ).toEqual(['forbidden', 'forbidden', 'forbidden']);
  });

  it('hides no key result that somebody else owns', async () => {
    await owner.push(keyResult('k2', SPACE, 'o1', 'member'));
    expect(
      await owner.push(
        command(SPACE, 'o1', 'o1', 'objective', { name: 'relocate', space: 'person:owner', team: null }),
      ),
    ).toEqual(['forbidden']);
  });
});

describe('the place of a team', () => {
  const under = (parent: string | null): Meant => patch('org', 'directory', 'wheels', 'team', { parent });

  it('is not chosen by its own leader, who would lead the whole company with a team of the first level', async () => {
    expect(await lead.push(under(null), under('frames'), under('wheels'), under('nowhere'))).toEqual([
      'forbidden',
      'forbidden',
      'invalid',
      'missing',
    ]);
    expect(await lead.push(objective('c1', 'org', 'lead'))).toEqual(['forbidden']);
  });

  it('is chosen by who leads both places, or by an admin; and a patch that says nothing new of it by its leader', async () => {
    const above = await bring(backend, admin, 'above', { teams: ['parts', 'frames'], leads: ['parts', 'frames'] });
    expect(await lead.push(under('parts'))).toEqual([null]);
    expect(await above.push(under('frames'))).toEqual([null]);
    expect(await admin.push(under(null))).toEqual([null]);
  });

  it('decides who hears of the teams below it: the streams of all of them end with it', async () => {
    const above = await bring(backend, admin, 'above', { teams: ['parts'], leads: ['parts'] });
    await lead.push(team('spokes', { parent: 'wheels', open: false, members: ['lead'], leaders: ['lead'] }));
    const heard: LiveEvent[] = [];
    let hasEnded = false;
    await subscribe(backend, above.session, ['team:spokes'], {
      event: (event) => heard.push(event),
      close: () => (hasEnded = true),
    });
    await admin.push(under('frames'));
    await lead.push(objective('s1', 'team:spokes', 'lead'));
    expect(hasEnded).toBe(true);
    expect(heard).toEqual([]);
  });
});

describe('an identifier', () => {
  it('of a team is one that its space can be named after, or no device of its members could read an answer', async () => {
    expect(await lead.push(team('a b', { parent: 'wheels', members: ['member'] }))).toEqual(['invalid']);
    await expect(member.pull()).resolves.toMatchObject({ gone: [] });
  });

  it('is kept as it was written, or not at all: a database that changes it would be taken for damaged', async () => {
    const odd = ['\ud800', 'a\u0000b'];
    expect(await member.push(...odd.map((id) => objective(id, SPACE, 'member')))).toEqual(['invalid', 'invalid']);
    expect((await checkStore(backend.store)).problems).toEqual([]);
  });
});

describe('a circle', () => {
  it('is not closed by deleting a key result and bringing it back above what contributes to it', async () => {
    const link = (id: string, parent: string): Meant =>
      command(SPACE, id, id, 'objective', { name: 'link', parent, asked: false });
    const remove: Meant = { space: SPACE, root: 'o1', type: 'delete', kind: 'key-result', id: 'k1' };
    await owner.push(objective('x', SPACE, 'owner'), objective('o2', SPACE, 'owner'));
    expect(await owner.push(link('x', 'k1'), remove, link('o2', 'x'), keyResult('k1', SPACE, 'o2', 'owner'))).toEqual([
      null,
      null,
      null,
      'link',
    ]);
    expect((await checkStore(backend.store)).problems).toEqual([]);
    // Where it was, it does no harm.
    expect(await owner.push(keyResult('k1', SPACE, 'o1', 'owner'))).toEqual([null]);
  });
});
