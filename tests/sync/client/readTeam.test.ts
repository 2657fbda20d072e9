/** What a device has of a team, as the side panel asks for it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { hasLosers, waitingIn } from '#lib/replica/unsettled.ts';
import { checkInDraft, freshStorage, keyResultDraft, objectiveDraft } from '../../replica/device.ts';
import { another, founded, membershipOf, openCompany, type Colleague, type Company } from './company.ts';

let company: Company;
let anna: Colleague;
let ben: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company, ['sales', 'care']);
  ben = await another(company, anna, { teams: ['sales'] });
});

const inTeam = (id: string, order: string, more: { cycle?: string | null; state?: 'draft' | 'active' } = {}) => [
  {
    ...objectiveDraft(id, { owner: anna.replica.me, cycle: null, team: 'sales', state: 'active', order, ...more }),
    space: 'team:sales',
  },
  { ...keyResultDraft(`${id}-k`, { owner: anna.replica.me, objective: id }), space: 'team:sales' },
];
const teamAt = async (who: Colleague, team = 'sales', cycle: string | null = null) =>
  (await who.replica.read.more()).team(team, cycle);
const idsAt = async (who: Colleague) => (await teamAt(who)).trees.map(({ objective }) => objective.id);

describe('a team', () => {
  it('shows what has begun in the cycle asked for, in its order, and nobody’s drafts', async () => {
    const quarter = [...(await anna.replica.read.directory()).cycles.keys()][0] ?? '';
    await anna.replica.commit([
      ...inTeam('second', 'a2'),
      ...inTeam('first', 'a1'),
      ...inTeam('draft', 'a0', { state: 'draft' }),
      ...inTeam('elsewhere', 'a0', { cycle: quarter }),
    ]);
    await anna.sync();
    await ben.sync();
    expect(await idsAt(ben)).toEqual(['first', 'second']);
    expect((await teamAt(ben, 'sales', quarter)).trees.map(({ objective }) => objective.id)).toEqual(['elsewhere']);
  });

  it('is here, on its way, or none of this device’s', async () => {
    expect(await teamAt(ben)).toMatchObject({ presence: 'here', followed: false });
    expect((await teamAt(ben, 'care')).presence).toBe('unknown');
    await (await membershipOf(ben.replica)).follow('team:care');
    expect((await teamAt(ben, 'care')).presence).toBe('coming');
    await ben.sync();
    expect(await teamAt(ben, 'care')).toMatchObject({ presence: 'here', followed: true });
  });
});

describe('what waits', () => {
  it('is the key result that something was said of, until the server has it', async () => {
    await anna.replica.commit(inTeam('o1', 'a1'));
    await anna.sync();
    const waiting = async () => {
      const [tree] = (await teamAt(anna)).trees;
      if (!tree) throw new Error('The objective is not here.');
      expect(hasLosers(tree)).toBe(false);
      return [...waitingIn(tree)];
    };
    expect(await waiting()).toEqual([]);
    const said = { me: anna.replica.me, now: anna.clock.now };
    await anna.replica.commit([checkInDraft('c1', 'o1-k', 'o1', 62, said)]);
    expect(await waiting()).toEqual(['o1-k']);
    await anna.sync();
    expect(await waiting()).toEqual([]);
  });
});
