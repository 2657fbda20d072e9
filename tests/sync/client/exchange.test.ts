/** What devices tell each other by way of the server. */
import { beforeEach, describe, expect, it } from 'vitest';
import { checkInDraft, freshStorage, keyResultDraft, NOW, objectiveDraft } from '../../replica/device.ts';
import {
  membershipOf,
  another,
  founded,
  newcomer,
  openCompany,
  shown,
  type Colleague,
  type Company,
} from './company.ts';

let company: Company;
let anna: Colleague;
let ben: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  ben = await another(company, anna, { teams: ['sales'] });
  await anna.sync();
});

const team = 'team:sales';
const inTeam = (id: string, who: Colleague) => [
  { ...objectiveDraft(id, { owner: who.replica.me, cycle: null, team: 'sales' }), space: team },
  { ...keyResultDraft(`${id}-k`, { owner: who.replica.me, objective: id }), space: team },
];
const rename = (id: string, title: string) =>
  ({ type: 'patch', kind: 'objective', id, root: id, fields: { title } }) as const;
const titleOf = async (who: Colleague, id: string) =>
  (await who.replica.read.objective(id)).trees[0]?.objective.title ?? null;

describe('a change', () => {
  it('shows at once, waits, and shows at a colleague once both have synced', async () => {
    await ben.replica.commit(inTeam('o1', ben));
    expect(await titleOf(ben, 'o1')).toBe('Objective o1');
    expect(await ben.copy.waiting()).toEqual({ pending: 2, attention: 0 });
    expect(await ben.sync()).toBeNull();
    expect(await ben.copy.waiting()).toEqual({ pending: 0, attention: 0 });
    await anna.sync();
    expect(await titleOf(anna, 'o1')).toBe('Objective o1');
    expect(await shown(anna)).toMatchObject({ [`${team}/o1/o1-k`]: { kind: 'key-result' } });
  });

  it('made by two at once ends as the later one at both, and the other wording is kept', async () => {
    await ben.replica.commit(inTeam('o1', ben));
    await ben.sync();
    await anna.sync();
    await ben.replica.commit([rename('o1', 'Earlier')]);
    anna.clock.now += 1_000;
    await anna.replica.commit([rename('o1', 'Later')]);
    await anna.sync();
    // Ben still sees his own until the server has had its say.
    await ben.pull();
    expect(await titleOf(ben, 'o1')).toBe('Earlier');
    await ben.sync();
    expect([await titleOf(anna, 'o1'), await titleOf(ben, 'o1')]).toEqual(['Later', 'Later']);
    await anna.sync();
    const { roots } = await anna.replica.read.everything();
    const lost = roots.find(({ id }) => id === 'o1')?.records.get('o1')?.lost;
    expect(lost).toMatchObject([{ field: 'title', value: 'Earlier' }]);
  });

  it('of one’s own reaches one’s other browser, and so do the private drafts', async () => {
    const phone = await another(company, ben, { person: ben.replica.me });
    await ben.replica.commit([objectiveDraft('mine', { owner: ben.replica.me, cycle: null, state: 'draft' })]);
    await ben.sync();
    await phone.sync();
    expect(await shown(phone)).toEqual(await shown(ben));
    await anna.sync();
    expect(await titleOf(anna, 'mine')).toBeNull();
  });

  it('that is taken back before it has left was never there', async () => {
    await ben.replica.commit(inTeam('o1', ben));
    await ben.sync();
    const step = await ben.replica.commit([rename('o1', 'Oops')]);
    await ben.replica.undo(step);
    expect(await ben.copy.waiting()).toEqual({ pending: 0, attention: 0 });
    await ben.sync();
    await anna.sync();
    expect(await titleOf(anna, 'o1')).toBe('Objective o1');
  });

  it('that is taken back after it has left is taken back at everyone', async () => {
    await ben.replica.commit(inTeam('o1', ben));
    await ben.sync();
    const step = await ben.replica.commit([rename('o1', 'Oops')]);
    await ben.sync();
    await anna.sync();
    expect(await titleOf(anna, 'o1')).toBe('Oops');
    await ben.replica.undo(step);
    await ben.sync();
    await anna.sync();
    expect(await titleOf(anna, 'o1')).toBe('Objective o1');
  });
});

describe('what the server refuses', () => {
  it('loses its effect, and is kept with its text until the person lets go', async () => {
    await anna.replica.commit(inTeam('o1', anna));
    await anna.sync();
    await ben.sync();
    await ben.replica.commit([rename('o1', 'Not mine to name')]);
    expect(await titleOf(ben, 'o1')).toBe('Not mine to name');
    await ben.sync();
    expect(await titleOf(ben, 'o1')).toBe('Objective o1');
    const membership = await membershipOf(ben.replica);
    const [row] = await membership.attention();
    expect(row).toMatchObject({ code: 'forbidden', op: { fields: { title: 'Not mine to name' } } });
    // The server has been told that it is kept, and forgets it.
    await ben.sync();
    await membership.letGo(row?.key ?? '');
    await ben.sync();
    expect(await membership.attention()).toEqual([]);
  });

  it('blocks nothing that comes after it', async () => {
    await anna.replica.commit(inTeam('o1', anna));
    await anna.sync();
    await ben.sync();
    await ben.replica.commit([rename('o1', 'Not mine')]);
    await ben.replica.commit(inTeam('o2', ben));
    await ben.sync();
    await anna.sync();
    expect(await titleOf(anna, 'o2')).toBe('Objective o2');
  });

  it('is let go of for good even before the server knows', async () => {
    await anna.replica.commit(inTeam('o1', anna));
    await anna.sync();
    await ben.sync();
    await ben.replica.commit([rename('o1', 'Not mine')]);
    await ben.push();
    const membership = await membershipOf(ben.replica);
    for (const { key } of await membership.attention()) await membership.letGo(key);
    await ben.pull();
    await ben.sync();
    expect(await membership.attention()).toEqual([]);
  });
});

describe('a record that moves', () => {
  beforeEach(async () => {
    await ben.replica.commit([...inTeam('o1', ben), ...inTeam('o2', ben)]);
    await ben.sync();
    await anna.sync();
  });
  const move = {
    type: 'command',
    kind: 'key-result',
    id: 'o1-k',
    root: 'o1',
    command: { name: 'move', objective: 'o2', order: 'a5' },
  } as const;

  it('is taken out of the root that it left, on every device', async () => {
    await ben.replica.commit([move]);
    await ben.sync();
    await anna.sync();
    const [left] = (await anna.replica.read.objective('o1')).trees;
    const [entered] = (await anna.replica.read.objective('o2')).trees;
    expect([left?.keyResults.length, entered?.keyResults.length]).toEqual([0, 2]);
    expect(await shown(anna)).toMatchObject({ [`${team}/o2/o1-k`]: { kind: 'key-result' } });
  });

  it('takes a check-in along that was made meanwhile where it was', async () => {
    await ben.replica.commit([move]);
    await ben.sync();
    await anna.replica.commit([checkInDraft('c1', 'o1-k', 'o1', 4, { me: anna.replica.me, now: NOW })]);
    await anna.pull();
    const tree = (await anna.replica.read.objective('o2')).trees[0];
    expect(tree?.keyResults.find(({ keyResult }) => keyResult.id === 'o1-k')?.checkIns).toHaveLength(1);
    await anna.sync();
    await ben.sync();
    expect(await shown(ben)).toMatchObject({ [`${team}/o2/c1`]: { kind: 'check-in' } });
  });

  it('from one’s own space to the team’s is there once, and counted once', async () => {
    await ben.replica.commit([
      objectiveDraft('draft', { owner: ben.replica.me, cycle: null, state: 'draft' }),
      keyResultDraft('draft-k', { owner: ben.replica.me, objective: 'draft' }),
    ]);
    await ben.sync();
    const command = { name: 'activate', at: NOW, space: team } as const;
    await ben.replica.commit([{ type: 'command', kind: 'objective', id: 'draft', root: 'draft', command }]);
    await ben.sync();
    await anna.sync();
    expect(Object.keys(await shown(ben)).filter((key) => key.endsWith('/draft'))).toEqual([`${team}/draft/draft`]);
    expect(await titleOf(anna, 'draft')).toBe('Objective draft');
    expect((await ben.replica.read.shelf({ limit: 9, cycle: () => null })).trees).toHaveLength(3);
  });
});

describe('a first reading', () => {
  it('in pages of three rows brings the same as one in a single page', async () => {
    for (let i = 0; i < 6; i++) await ben.replica.commit(inTeam(`o${i}`, ben));
    await ben.sync();
    const late = await newcomer(company, ben, { person: ben.replica.me });
    expect(await late.sync(3)).toBeNull();
    expect(Object.keys(await shown(late)).length).toBeGreaterThan(12);
    expect(await shown(late)).toEqual(await shown(ben));
  });

  it('of a space that was changed in between misses nothing', async () => {
    for (let i = 0; i < 6; i++) await ben.replica.commit(inTeam(`o${i}`, ben));
    await ben.sync();
    const late = await newcomer(company, ben, { person: ben.replica.me });
    let pages = 0;
    late.network.fetch = async (url, init) => {
      if (url.endsWith('/pull') && ++pages === 4) {
        await ben.replica.commit([rename('o0', 'Changed behind your back'), ...inTeam('o9', ben)]);
        await ben.sync();
      }
      return company.fetch(url, init);
    };
    await late.sync(3);
    expect(pages).toBeGreaterThan(5);
    expect(await shown(late)).toEqual(await shown(ben));
  });
});

describe('a space that one may not read any more', () => {
  it('is forgotten at once, and what was meant for it is kept as text', async () => {
    await ben.replica.commit(inTeam('o1', ben));
    await ben.sync();
    await anna.replica.commit([
      { type: 'command', kind: 'team', id: 'sales', root: 'directory', command: { name: 'visibility', open: false } },
      {
        type: 'command',
        kind: 'team',
        id: 'sales',
        root: 'directory',
        command: { name: 'member', person: ben.replica.me, as: null },
      },
    ]);
    await anna.sync();
    await ben.replica.commit([rename('o1', 'Said too late')]);
    await ben.pull();
    expect(Object.keys(await shown(ben)).filter((key) => key.startsWith(team))).toEqual([]);
    expect(await ben.replica.read.anything()).toBe(false);
    expect(await (await membershipOf(ben.replica)).attention()).toMatchObject([
      { code: 'gone', op: { fields: { title: 'Said too late' } } },
    ]);
    // No gap stays in the line: what comes next is taken.
    await ben.replica.commit([objectiveDraft('own', { owner: ben.replica.me, cycle: null })]);
    expect(await ben.sync()).toBeNull();
    expect(await ben.copy.waiting()).toEqual({ pending: 0, attention: 1 });
  });
});
