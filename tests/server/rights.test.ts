import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { createInvite, previewInvite } from '../../server/identity/invites.ts';
import { checkStore } from '../../server/operations/check.ts';
import {
  alive,
  bring,
  checkIn,
  command,
  comment,
  inDirectory,
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
let people: Record<'admin' | 'lead' | 'above' | 'owner' | 'member' | 'outsider' | 'guest', TestDevice>;

/**
 * A team with a leader, an owner of the objective 'o1' (key result 'k1'), another member and a guest; above it one that 'above' leads; and
 * somebody of another team.
 */
beforeEach(async () => {
  const { admin, ...company } = await openCompany();
  ({ backend } = company);
  await admin.push(team('parts'), team('wheels', { parent: 'parts' }), team('frames'));
  people = {
    admin,
    above: await bring(backend, admin, 'above', { teams: ['parts'], leads: ['parts'] }),
    lead: await bring(backend, admin, 'lead', { teams: ['wheels'], leads: ['wheels'] }),
    owner: await bring(backend, admin, 'owner', { teams: ['wheels'] }),
    member: await bring(backend, admin, 'member', { teams: ['wheels'] }),
    outsider: await bring(backend, admin, 'outsider', { teams: ['frames'] }),
    guest: await bring(backend, admin, 'guest', { role: 'guest', teams: ['wheels'] }),
  };
  await people.owner.push(objective('o1', SPACE, 'owner'), keyResult('k1', SPACE, 'o1', 'owner'));
});

type Who = keyof typeof people;

/** Who may do something, each trying it on their own. */
async function whoMay(act: (me: string) => Meant): Promise<Who[]> {
  const allowed: Who[] = [];
  for (const who of Object.keys(people) as Who[]) {
    const [code] = await people[who].push(act(people[who].me));
    if (code === null) allowed.push(who);
    else if (code !== 'forbidden') throw new Error(`${who} was refused for another reason: ${code}`);
  }
  return allowed;
}

const drop = { name: 'drop', note: { on: '2026-08-12', why: '', learned: '', freed: '' } } as const;
let fresh = 0;
const newId = () => {
  fresh += 1;
  return `new-${fresh}`;
};

describe('in an open team', () => {
  it.each<[string, Who[], (me: string) => Meant]>([
    [
      'begins an objective of their own',
      ['lead', 'above', 'owner', 'member', 'guest'],
      (me) => objective(newId(), SPACE, me, { state: 'draft' }),
    ],
    [
      'begins an objective for somebody else',
      ['lead', 'above'],
      () => objective(newId(), SPACE, 'gone', { state: 'draft' }),
    ],
    [
      'begins an active objective of their own',
      ['lead', 'above', 'owner', 'member'],
      (me) => objective(newId(), SPACE, me),
    ],
    ['adds a key result of another', ['lead', 'above', 'owner'], () => keyResult(newId(), SPACE, 'o1', 'gone')],
    [
      'edits the objective',
      ['lead', 'above', 'owner'],
      () => patch(SPACE, 'o1', 'o1', 'objective', { title: newId() }),
    ],
    [
      'edits a key result of the objective',
      ['lead', 'above', 'owner'],
      () => patch(SPACE, 'o1', 'k1', 'key-result', { weight: 2 }),
    ],
    ['checks in', ['lead', 'above', 'owner'], (me) => checkIn(newId(), SPACE, { root: 'o1', of: 'k1', by: me })],
    [
      'comments',
      ['admin', 'above', 'lead', 'owner', 'member', 'outsider', 'guest'],
      (me) => comment(newId(), SPACE, 'o1', 'k1', me),
    ],
    ['drops the objective', ['lead', 'above', 'owner'], () => command(SPACE, 'o1', 'o1', 'objective', drop)],
    [
      'changes its state without a command',
      ['lead', 'above', 'owner'],
      () => patch(SPACE, 'o1', 'o1', 'objective', { state: 'active' }),
    ],
    [
      'deletes it',
      ['lead', 'above', 'owner'],
      () => ({ space: SPACE, root: 'o1', type: 'delete', kind: 'objective', id: 'o1' }),
    ],
    [
      'adds a member',
      ['admin', 'above', 'lead'],
      () => command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'outsider', as: 'member' }),
    ],
    [
      'closes it to others',
      ['admin', 'above', 'lead'],
      () => command('org', 'directory', 'wheels', 'team', { name: 'visibility', open: false }),
    ],
    [
      'renames the team',
      ['admin', 'above', 'lead'],
      () => patch('org', 'directory', 'wheels', 'team', { name: newId() }),
    ],
    ['begins a team below it', ['admin', 'above', 'lead'], () => team(newId(), { parent: 'wheels' })],
    ['begins a team of the first level', ['admin', 'above'], () => team(newId())],
    [
      'makes a cycle',
      ['admin'],
      () =>
        inDirectory('cycle', newId(), {
          name: 'Q4',
          firstDay: '2026-10-01',
          lastDay: '2026-12-31',
          kind: 'quarter',
          state: 'planning',
        }),
    ],
    [
      'makes somebody an admin',
      ['admin'],
      () => command('org', 'directory', 'extra', 'person', { name: 'role', role: 'admin' }),
    ],
    ['renames somebody else', ['admin'], () => patch('org', 'directory', 'gone', 'person', { name: 'X' })],
    ['begins an objective of the company', ['admin', 'above'], (me) => objective(newId(), 'org', me)],
  ])('%s: %j', async (_what, allowed, act) => {
    await people.admin.push(inDirectory('person', 'gone', { name: 'Gone', zone: 'UTC' }));
    await bring(backend, people.admin, 'extra');
    expect((await whoMay(act)).toSorted()).toEqual(allowed.toSorted());
    expect((await checkStore(backend.store)).problems).toEqual([]);
  });

  it('nobody gets further by claiming to own what has no owner', async () => {
    const said = checkIn('c9', SPACE, { root: 'o1', of: 'k1', by: 'member' });
    const claimed: Meant = said.type === 'create' ? { ...said, fields: { ...said.fields, owner: 'member' } } : said;
    expect(await people.member.push(claimed)).toEqual(['forbidden']);
  });

  it('nobody takes what others own where only they themselves can read it, not even who leads the team', async () => {
    const { lead, owner } = people;
    await lead.push(objective('private', 'person:lead', 'lead'));
    expect(
      await lead.push(
        command(SPACE, 'o1', 'o1', 'objective', { name: 'relocate', space: 'person:lead', team: null }),
        command(SPACE, 'o1', 'k1', 'key-result', { name: 'move', objective: 'private', order: 'a0' }),
      ),
    ).toEqual(['forbidden', 'forbidden']);
    expect(
      await owner.push(
        command(SPACE, 'o1', 'o1', 'objective', { name: 'relocate', space: 'person:owner', team: null }),
      ),
    ).toEqual([null]);
  });

  it('everyone changes their own name, and nobody their own role', async () => {
    const { member } = people;
    expect(
      await member.push(
        patch('org', 'directory', 'member', 'person', { name: 'Mia' }),
        patch('org', 'directory', 'member', 'person', { role: 'admin' }),
        command('org', 'directory', 'member', 'person', { name: 'role', role: 'admin' }),
      ),
    ).toEqual([null, 'needs-command', 'forbidden']);
  });

  it('everyone says when they are away themselves, where they are a member', async () => {
    const away = (id: string, person: string, space: string): Meant => ({
      space,
      root: 'directory',
      type: 'create',
      kind: 'away',
      id,
      fields: { person, firstDay: '2026-08-17', lastDay: '2026-08-21' },
    });
    expect(
      await people.member.push(
        away('a1', 'member', SPACE),
        away('a2', 'owner', SPACE),
        away('a3', 'member', 'team:frames'),
      ),
    ).toEqual([null, 'forbidden', 'forbidden']);
  });
});

describe('a closed team', () => {
  beforeEach(async () => {
    await people.lead.push(command('org', 'directory', 'wheels', 'team', { name: 'visibility', open: false }));
  });

  it('is read by its members and whoever leads above it, not by other members nor by admins', async () => {
    const readers: string[] = [];
    for (const [who, device] of Object.entries(people)) {
      if (!(await device.pull({ follow: [SPACE] })).gone.includes(SPACE)) readers.push(who);
    }
    expect(readers.toSorted()).toEqual(['above', 'guest', 'lead', 'member', 'owner']);
  });

  it('lets nobody else say anything in it', async () => {
    const refused = [
      ...(await people.outsider.push(comment('x', SPACE, 'o1', 'o1', 'outsider'))),
      ...(await people.admin.push(comment('y', SPACE, 'o1', 'o1', 'anna'))),
    ];
    expect(refused).toEqual(['forbidden', 'forbidden']);
  });
});

describe("a person's own space", () => {
  it('is nobody else’s, whatever they are', async () => {
    await people.member.push(objective('mine', 'person:member', 'member', { state: 'draft' }));
    for (const who of ['admin', 'lead', 'above', 'owner'] as const) {
      expect((await people[who].pull({ follow: ['person:member'] })).gone).toEqual(['person:member']);
      expect(await people[who].push(patch('person:member', 'mine', 'mine', 'objective', { title: 'Theirs' }))).toEqual([
        'forbidden',
      ]);
      // Nor does it help to say that it is elsewhere.
      expect(await people[who].push(patch(SPACE, 'mine', 'mine', 'objective', { title: 'Theirs' }))).toEqual(['moved']);
    }
  });

  it('takes no people, teams, cycles or notices from a device', async () => {
    const meant = (kind: 'person' | 'team' | 'cycle', id: string): Meant => ({
      space: 'person:member',
      root: 'directory',
      type: 'create',
      kind,
      id,
      fields: { name: id },
    });
    expect(await people.member.push(meant('person', 'p'), meant('team', 't'), meant('cycle', 'c'))).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
    ]);
  });
});

describe('whoever owns something in a space', () => {
  it('is made a member of it, and told', async () => {
    await people.lead.push(objective('o2', SPACE, 'outsider'));
    const answer = await people.outsider.pull();
    expect(alive(answer, 'org').get('wheels')?.fields.members).toContain('outsider');
    expect(alive(answer, SPACE).has('o2')).toBe(true);
    const notices = alive(answer, 'person:outsider')
      .values()
      .map(({ kind, fields }) => [kind, fields.what, fields.team]);
    expect(notices.toArray()).toEqual([['notice', 'named-owner', 'wheels']]);
    expect((await checkStore(backend.store)).problems).toEqual([]);
  });

  it('has to be known', async () => {
    expect(
      await people.lead.push(
        objective('o2', SPACE, 'nobody'),
        patch(SPACE, 'o1', 'o1', 'objective', { owner: 'nobody' }),
      ),
    ).toEqual(['missing', 'missing']);
  });

  it('does not come back by an edit after they were taken out', async () => {
    await people.lead.push(
      command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'owner', as: null }),
      patch(SPACE, 'o1', 'o1', 'objective', { title: 'Edited' }),
    );
    expect(alive(await people.lead.pull(), 'org').get('wheels')?.fields.members).not.toContain('owner');
  });
});

describe('what was said elsewhere before', () => {
  it('is brought along under its author’s name by whoever leads the team, and by nobody else', async () => {
    const old = (id: string, by: string): Meant => {
      const said = checkIn(id, SPACE, { root: 'o1', of: 'k1', by });
      return said.type === 'create' ? { ...said, fields: { ...said.fields, origin: { source: 'sheet', id } } } : said;
    };
    expect(await people.lead.push(old('c1', 'owner'))).toEqual([null]);
    expect(await people.owner.push(old('c2', 'lead'))).toEqual(['forbidden']);
  });
});

describe('whoever loses their access', () => {
  it('settles nothing more, is shown in no team, and their invites are worth nothing', async () => {
    const invite = { role: 'member' as const, teams: ['wheels'] };
    const { code } = await createInvite(backend, people.lead.session, invite, NOW);
    await people.admin.push(command('org', 'directory', 'lead', 'person', { name: 'role', role: null }));
    await expect(previewInvite(backend, code, NOW)).rejects.toMatchObject({ problem: { code: 'gone' } });
    await expect(people.lead.push(comment('x', SPACE, 'o1', 'o1', 'lead'))).rejects.toMatchObject({
      problem: { code: 'unauthorised' },
    });
    const records = alive(await people.owner.pull(), 'org');
    expect(records.get('wheels')?.fields.members).not.toContain('lead');
    expect(records.get('lead')?.fields.role).toBeNull();
    expect((await checkStore(backend.store)).problems).toEqual([]);
  });

  it('is never the last admin', async () => {
    expect(
      await people.admin.push(command('org', 'directory', 'anna', 'person', { name: 'role', role: 'member' })),
    ).toEqual(['last-admin']);
  });

  it('may do at once only what is left, within one push too', async () => {
    const { lead } = people;
    expect(
      await lead.push(
        command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'lead', as: 'member' }),
        patch(SPACE, 'o1', 'o1', 'objective', { title: 'As a leader still' }),
      ),
    ).toEqual([null, 'forbidden']);
  });
});

describe('what is closed', () => {
  it('is read-only but for talk, until it is opened again', async () => {
    const { owner } = people;
    await owner.push(command(SPACE, 'o1', 'o1', 'objective', { name: 'close' }));
    expect(
      await owner.push(
        patch(SPACE, 'o1', 'o1', 'objective', { title: 'Late' }),
        checkIn('c1', SPACE, { root: 'o1', of: 'k1', by: 'owner' }),
        comment('x', SPACE, 'o1', 'o1', 'owner'),
        command(SPACE, 'o1', 'o1', 'objective', { name: 'reopen' }),
        checkIn('c2', SPACE, { root: 'o1', of: 'k1', by: 'owner' }),
      ),
    ).toEqual(['closed', 'closed', null, null, null]);
  });

  it('takes nothing in: neither a closed cycle nor what is in it', async () => {
    const { admin, owner } = people;
    const cycle = (state: string): Meant =>
      inDirectory('cycle', 'q1', { name: 'Q1', firstDay: '2026-01-01', lastDay: '2026-03-31', kind: 'quarter', state });
    await admin.push(cycle('active'));
    await owner.push(objective('o2', SPACE, 'owner', { cycle: 'q1' }));
    await admin.push(patch('org', 'directory', 'q1', 'cycle', { state: 'closed' }));
    expect(
      await owner.push(
        objective('o3', SPACE, 'owner', { cycle: 'q1' }),
        patch(SPACE, 'o2', 'o2', 'objective', { title: 'Late' }),
        patch(SPACE, 'o1', 'o1', 'objective', { cycle: 'q1' }),
      ),
    ).toEqual(['closed', 'closed', 'closed']);
  });

  it('is opened again by an admin who says why, and takes changes again', async () => {
    const { admin, owner } = people;
    const fields = { name: 'Q1', firstDay: '2026-01-01', lastDay: '2026-03-31', kind: 'quarter', state: 'active' };
    await admin.push(inDirectory('cycle', 'q1', fields));
    await owner.push(
      objective('o2', SPACE, 'owner', { cycle: 'q1' }),
      objective('d2', SPACE, 'owner', { cycle: 'q1', state: 'draft' }),
    );
    await admin.push(patch('org', 'directory', 'q1', 'cycle', { state: 'closed' }));
    const late = patch(SPACE, 'o2', 'o2', 'objective', { title: 'Late' });
    const draft = patch(SPACE, 'd2', 'd2', 'objective', { title: 'For next time' });
    expect(await owner.push(late, draft, comment('x', SPACE, 'o2', 'o2', 'owner'))).toEqual(['closed', null, null]);
    const reopened = [{ at: NOW, by: 'admin', why: 'A review was missing' }];
    expect(
      await admin.push(
        patch('org', 'directory', 'q1', 'cycle', { state: 'closing' }),
        patch('org', 'directory', 'q1', 'cycle', { state: 'closing', reopened }),
      ),
    ).toEqual(['closed', null]);
    expect(await owner.push(late)).toEqual([null]);
  });
});

describe('what the method refuses', () => {
  it('is refused to every device: overlapping cycles, metrics that cannot move, drafts without a key result', async () => {
    const { admin, owner } = people;
    const quarter = (id: string, firstDay: string, lastDay: string) =>
      inDirectory('cycle', id, { name: id, firstDay, lastDay, kind: 'quarter', state: 'planning' });
    expect(
      await admin.push(
        quarter('q1', '2031-01-01', '2031-03-31'),
        quarter('q2', '2031-03-31', '2031-06-30'),
        quarter('q3', '2031-09-30', '2031-07-01'),
      ),
    ).toEqual([null, 'cycle', 'cycle']);
    const still = { type: 'move', start: 1, target: 1, unit: { kind: 'number' } };
    expect(
      await owner.push(
        objective('d3', SPACE, 'owner', { state: 'draft' }),
        command(SPACE, 'd3', 'd3', 'objective', { name: 'activate' }),
        keyResult('k3', SPACE, 'd3', 'owner', { metric: still }),
        keyResult('k4', SPACE, 'd3', 'owner'),
        command(SPACE, 'd3', 'd3', 'objective', { name: 'activate' }),
      ),
    ).toEqual([null, 'no-key-result', 'metric', null, null]);
  });
});

it('knows one organisation', async () => {
  const second: Meant = inDirectory('organisation', 'second', { name: 'Second', zone: 'UTC', firstWeekday: 1 });
  expect(await people.admin.push(second)).toEqual(['exists']);
});
