/** What the settings ask of the server, over the shipped client and the shipped server. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Link } from '#lib/sync/client/copy.ts';
import { giveInvite, listInvites, takeInviteBack } from '#lib/sync/client/invites.ts';
import { previewInvitation } from '#lib/sync/client/joining.ts';
import { endSession, listOthersSessions, listSessions, readMembership } from '#lib/sync/client/sessions.ts';
import { createTeam, staffTeam } from '#lib/replica/teamChanges.ts';
import { freshStorage } from '../../replica/device.ts';
import { another, founded, openCompany, SERVER_URL, type Colleague, type Company } from './company.ts';

let company: Company;
let anna: Colleague;
let ben: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  ben = await another(company, anna, { teams: ['sales'] });
});

const linkOf = async ({ copy }: Colleague): Promise<Link> => {
  const link = await copy.link();
  if (!link) throw new Error('not joined');
  return link;
};
const value = <T>(answer: { ok: true; value: T } | { ok: false }): T => {
  if (!answer.ok) throw new Error('refused');
  return answer.value;
};

describe('sessions', () => {
  it('are listed for their person, and for admins those of everybody', async () => {
    const bens = await linkOf(ben);
    const own = value(await listSessions(bens, company.fetch));
    expect(own.map(({ id, current }) => [id, current])).toEqual([[bens.device, true]]);
    const others = value(await listOthersSessions(await linkOf(anna), company.fetch));
    expect(others.map(({ id, person }) => [id, person])).toEqual([[bens.device, ben.replica.me]]);
    expect(await listOthersSessions(bens, company.fetch)).toEqual({ ok: false, trouble: { kind: 'no-right' } });
  });

  it('are ended by an admin; ending one that is over already is as good', async () => {
    const [annas, bens] = [await linkOf(anna), await linkOf(ben)];
    const done = { ok: true, value: null };
    expect(await endSession(annas, bens.device, company.fetch)).toEqual(done);
    expect(await ben.sync()).toEqual({ kind: 'signed-out' });
    expect(await endSession(annas, bens.device, company.fetch)).toEqual(done);
    expect(await endSession(bens, bens.device, company.fetch)).toEqual(done);
    // Somebody else's is not over because one's own is.
    expect(await endSession(bens, annas.device, company.fetch)).toMatchObject({ ok: false });
  });

  it('tell what their person is', async () => {
    expect(value(await readMembership(await linkOf(ben), company.fetch))).toEqual({
      organisation: 'Ironwood Bikes',
      role: 'member',
      teams: ['sales'],
      leads: [],
    });
  });
});

describe('invitations', () => {
  it('are given with a link, listed until they are used, and taken back', async () => {
    const annas = await linkOf(anna);
    const { link, code } = value(await giveInvite(annas, { role: 'member', teams: ['sales'] }, company.fetch));
    expect(link).toBe(`${SERVER_URL}/join#${code}`);
    const [open] = value(await listInvites(annas, company.fetch));
    expect(open).toMatchObject({ role: 'member', teams: ['sales'], invitedBy: anna.replica.me });

    const id = open?.id ?? '';
    expect(await takeInviteBack(annas, id, company.fetch)).toEqual({ ok: true, value: null });
    expect(await takeInviteBack(annas, id, company.fetch)).toEqual({ ok: true, value: null });
    expect(value(await listInvites(annas, company.fetch))).toEqual([]);
    expect(await previewInvitation({ url: SERVER_URL, code }, company.fetch)).toMatchObject({ ok: false });
  });

  it('are refused to whoever may give none', async () => {
    const wanted = { role: 'member', teams: ['sales'] } as const;
    expect(await giveInvite(await linkOf(ben), { ...wanted, teams: ['sales'] }, company.fetch)).toEqual({
      ok: false,
      trouble: { kind: 'no-right' },
    });
  });
});

describe('teams', () => {
  it('are made by an admin, who decides who is in them and leads them', async () => {
    const staffed = async () => {
      expect(await anna.sync()).toBeNull();
      expect(await anna.copy.waiting()).toEqual({ pending: 0, attention: 0 });
      const { teams, leads } = value(await readMembership(await linkOf(ben), company.fetch));
      return { teams: teams.toSorted(), leads };
    };
    await anna.replica.commit(createTeam('stations', ' Stations '));
    await anna.replica.commit(staffTeam('stations', ben.replica.me, 'leader'));
    expect(await staffed()).toEqual({ teams: ['sales', 'stations'], leads: ['stations'] });
    expect((await anna.replica.read.directory()).teams.get('stations')).toMatchObject({
      name: 'Stations',
      members: [ben.replica.me],
      leaders: [ben.replica.me],
    });
    await anna.replica.commit(staffTeam('stations', ben.replica.me, null));
    expect(await staffed()).toEqual({ teams: ['sales'], leads: [] });
  });
});
