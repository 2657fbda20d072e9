/** Coming in with what one has, and going out with what one wants to keep. */
import { beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_SPACE } from '#lib/replica/homes.ts';
import { setMyCadence } from '#lib/replica/objectiveChanges.ts';
import { createTeam } from '#lib/replica/teamChanges.ts';
import { AnotherMembership, JoinedServer } from '#lib/replica/wholeErrors.ts';
import type { Link } from '#lib/sync/client/copy.ts';
import { previewInvitation, readLink, serverUrl } from '#lib/sync/client/joining.ts';
import { endSession } from '#lib/sync/client/sessions.ts';
import { checkInDraft, freshStorage, keyResultDraft, NOW, objectiveDraft, runningCycle } from '../../replica/device.ts';
import {
  membershipOf,
  browser,
  founded,
  joins,
  openCompany,
  SERVER_URL,
  shown,
  type Colleague,
  type Company,
} from './company.ts';

let company: Company;
let anna: Colleague;
let ben: Colleague;

/** Ben has worked alone: two objectives in the running quarter, one of them with a check-in. */
beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  ben = await browser(company);
  const owner = ben.replica.me;
  const cycle = await runningCycle(ben.replica);
  await ben.replica.commit([
    objectiveDraft('shared', { owner, cycle }),
    keyResultDraft('k1', { owner, objective: 'shared' }),
    checkInDraft('c1', 'k1', 'shared', 40, { me: owner, now: NOW }),
    objectiveDraft('kept', { owner, cycle }),
    keyResultDraft('k2', { owner, objective: 'kept' }),
  ]);
});

const benJoins = async () => {
  const code = await company.invite(anna, { teams: ['sales'] });
  await joins(company, ben, code, 'Ben');
  expect(await ben.sync()).toBeNull();
};
const spacesOf = async (who: Colleague) =>
  Object.fromEntries((await who.replica.read.everything()).roots.map(({ id, space }) => [id, space]));
const linkOf = async ({ copy }: Colleague): Promise<Link> => {
  const link = await copy.link();
  if (!link) throw new Error('not joined');
  return link;
};
const titles = async (who: Colleague) =>
  (await who.replica.read.everything()).trees.map(({ objective }) => objective.title).toSorted();

describe('an invitation', () => {
  it('says what it means before anyone agrees, and is used up by one', async () => {
    const code = await company.invite(anna, { teams: ['sales'] });
    const invitation = { url: SERVER_URL, code };
    expect(await previewInvitation(invitation, company.fetch)).toEqual({
      ok: true,
      value: {
        organisation: 'Ironwood Bikes',
        invitedBy: 'Anna',
        role: 'member',
        teams: [{ id: 'sales', name: 'sales' }],
      },
    });
    await joins(company, ben, code);
    expect(await previewInvitation(invitation, company.fetch)).toEqual({ ok: false, trouble: { kind: 'gone' } });
  });

  const code = 'k'.repeat(43);
  it.each([
    [`https://okr.example/join#${code}`, 'https://okr.example'],
    [` https://example.org/updraft/join#${code}\n`, 'https://example.org/updraft'],
    [`http://localhost:4600/join#${code}`, 'http://localhost:4600'],
  ])('is read off %s', (link, url) => {
    expect(readLink(link)).toEqual({ ok: true, invitation: { url, code } });
  });

  it.each([
    ['no-link', 'https://okr.example/join'],
    ['no-link', `https://okr.example/#${code}`],
    ['no-link', 'https://okr.example/join#short'],
    ['no-link', code],
    ['no-link', ''],
    ['not-https', `http://okr.example/join#${code}`],
    ['not-https', `ftp://okr.example/join#${code}`],
  ])('is none (%s): %s', (why, text) => {
    expect(readLink(text)).toEqual({ ok: false, why });
  });

  it.each([
    ['https://okr.example/', 'https://okr.example'],
    [' https://example.org/updraft/ ', 'https://example.org/updraft'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['http://127.0.0.1:8787/', 'http://127.0.0.1:8787'],
    ['http://okr.example', null],
    ['http://localhost.example', null],
    ['ftp://okr.example', null],
    ['okr', null],
  ])('leads to %s only where a bearer stays secret: %s', (text, url) => {
    expect(serverUrl(text)).toBe(url);
  });
});

describe('joining', () => {
  it('sends nothing of what was made before', async () => {
    await benJoins();
    expect((await ben.copy.outgoing(200)).ops).toEqual([]);
    await anna.sync();
    expect(await titles(anna)).toEqual([]);
    expect(await titles(ben)).toEqual(['Objective kept', 'Objective shared']);
  });

  it('goes on counting what is expected, with the organisation’s people and cycles', async () => {
    await benJoins();
    expect(await ben.replica.read.counts(NOW)).toMatchObject({ overdue: 1, all: 2 });
    const { people, organisation } = await ben.replica.read.directory();
    expect(organisation?.name).toBe('Ironwood Bikes');
    expect([...people.values()].map(({ name }) => name).toSorted()).toEqual(['Anna', 'Ben']);
  });

  it('brings along what is ticked, in the organisation’s cycle of the same days, and keeps the rest here', async () => {
    await benJoins();
    await (await membershipOf(ben.replica)).bringAlong({ ticked: ['shared'], space: 'team:sales' });
    expect(await spacesOf(ben)).toMatchObject({ shared: 'team:sales', kept: LOCAL_SPACE });
    expect(await ben.sync()).toBeNull();
    expect(await ben.copy.waiting()).toEqual({ pending: 0, attention: 0 });
    await anna.sync();
    expect(await shown(anna)).toMatchObject({
      'team:sales/shared/shared': { fields: { team: 'sales', cycle: await runningCycle(anna.replica) } },
      'team:sales/shared/c1': { kind: 'check-in' },
    });
    expect(await titles(anna)).toEqual(['Objective shared']);
    // One quarter, not one of each.
    const { cycles } = await ben.replica.read.directory();
    expect(cycles.size).toBe(1);
    expect(await ben.replica.read.counts(NOW)).toMatchObject({ overdue: 1, all: 2 });
  });

  it('brings along each where it is to go, and the rhythm that I have', async () => {
    const me = ben.replica.me;
    const cadence = { every: 'week', weekday: 2, time: '09:30' } as const;
    await ben.replica.commit(setMyCadence(me, cadence));
    await benJoins();
    const places = new Map([
      ['shared', 'team:sales'],
      ['kept', `person:${me}`],
    ]);
    await (
      await membershipOf(ben.replica)
    ).bringAlong({ ticked: [...places.keys()], space: (id) => places.get(id) ?? LOCAL_SPACE });
    expect(await ben.sync()).toBeNull();
    expect(await ben.copy.waiting()).toEqual({ pending: 0, attention: 0 });
    expect(await spacesOf(ben)).toMatchObject(Object.fromEntries(places));
    await anna.sync();
    expect(await titles(anna)).toEqual(['Objective shared']);
    expect((await anna.replica.read.directory()).people.get(me)?.cadence).toEqual(cadence);
  });

  it('says how far the first reading has come', async () => {
    const owner = anna.replica.me;
    const cycle = await runningCycle(anna.replica);
    for (const id of ['a', 'b']) {
      const drafts = [
        objectiveDraft(id, { owner, cycle, team: 'sales' }),
        keyResultDraft(`${id}1`, { owner, objective: id }),
      ];
      await anna.replica.commit(drafts.map((draft) => ({ ...draft, space: 'team:sales' })));
    }
    await anna.sync();
    await joins(company, ben, await company.invite(anna, { teams: ['sales'] }), 'Ben');
    const arrival = async () => (await membershipOf(ben.replica)).arrival();
    expect(await arrival()).toEqual({ isHere: false, objectives: 0 });
    await ben.sync();
    expect(await arrival()).toEqual({ isHere: true, objectives: 2 });
  });

  it('lets me work on with what is here alone, and takes it back without a server', async () => {
    await benJoins();
    const step = await ben.replica.commit([
      { type: 'patch', kind: 'objective', id: 'kept', root: 'kept', fields: { title: 'Mine alone' } },
    ]);
    expect(step.entries).toEqual([]);
    expect(await titles(ben)).toContain('Mine alone');
    await ben.replica.undo(step);
    expect(await titles(ben)).toContain('Objective kept');
    expect((await ben.copy.outgoing(200)).ops).toEqual([]);
  });

  it('keeps apart what may not leave: a key result of the team’s does not go under what is here alone', async () => {
    await benJoins();
    await (await membershipOf(ben.replica)).bringAlong({ ticked: ['shared'], space: 'team:sales' });
    const command = { name: 'move', objective: 'kept', order: 'a5' } as const;
    const move = ben.replica.commit([{ type: 'command', kind: 'key-result', id: 'k1', root: 'shared', command }]);
    await expect(move).rejects.toMatchObject({ refusal: { code: 'not-here' } });
  });

  it('a second time is refused, and changes nothing', async () => {
    await benJoins();
    const before = await ben.copy.link();
    const answer = { token: 't', device: 'd', person: 'p', organisation: 'Another', serverTime: NOW };
    const second = (await membershipOf(ben.replica)).join('https://another.example', answer);
    await expect(second).rejects.toBeInstanceOf(JoinedServer);
    expect(await ben.copy.link()).toEqual(before);
  });

  it('again is for the same person at the same server only', async () => {
    await benJoins();
    const link = await linkOf(ben);
    const again = async (url: string, person: string) =>
      (await membershipOf(ben.replica)).joinAgain(url, {
        token: 't2',
        device: 'd2',
        person,
        organisation: 'Ironwood Bikes',
        serverTime: NOW,
      });
    await expect(again('https://another.example', ben.replica.me)).rejects.toBeInstanceOf(AnotherMembership);
    await expect(again(SERVER_URL, anna.replica.me)).rejects.toBeInstanceOf(AnotherMembership);
    expect(await ben.copy.link()).toEqual(link);
    await again(SERVER_URL, ben.replica.me);
    expect(await ben.copy.link()).toEqual({ url: SERVER_URL, token: 't2', device: 'd2' });
  });

  it('shows the token that it had to the same server only', async () => {
    await benJoins();
    const { token } = await linkOf(ben);
    const membership = await membershipOf(ben.replica);
    expect(await membership.formerToken(SERVER_URL)).toBe(token);
    await membership.leaveAndKeep();
    expect(await membership.formerToken(SERVER_URL)).toBe(token);
    expect(await membership.formerToken('https://another.example')).toBeNull();
    await (await ben.replica.whole()).wipe();
    expect(await membership.formerToken(SERVER_URL)).toBeNull();
  });

  it('with a further browser makes what is there the same person’s', async () => {
    const phone = await browser(company);
    await phone.replica.commit([
      objectiveDraft('phone', { owner: phone.replica.me, cycle: await runningCycle(phone.replica) }),
      keyResultDraft('k9', { owner: phone.replica.me, objective: 'phone' }),
    ]);
    await joins(company, phone, await company.invite(anna, { person: anna.replica.me }));
    await phone.sync();
    expect(phone.replica.me).toBe(anna.replica.me);
    expect(await phone.replica.read.counts(NOW)).toMatchObject({ all: 1 });
  });

  it('is seen by every window of the browser', async () => {
    const window = await ben.openAnother();
    await benJoins();
    await expect.poll(async () => (await window.read.directory()).organisation?.name).toBe('Ironwood Bikes');
  });
});

describe('leaving', () => {
  beforeEach(async () => {
    await benJoins();
    await (await membershipOf(ben.replica)).bringAlong({ ticked: ['shared'], space: 'team:sales' });
    await ben.sync();
    await ben.replica.commit([
      { type: 'patch', kind: 'objective', id: 'shared', root: 'shared', fields: { title: 'Not sent yet' } },
    ]);
  });

  it('with a copy keeps everything as it shows, and the device settles for itself again', async () => {
    const link = await linkOf(ben);
    expect(await endSession(link, link.device, company.fetch)).toEqual({ ok: true, value: null });
    await (await membershipOf(ben.replica)).leaveAndKeep();
    expect(await ben.copy.link()).toBeNull();
    expect(await titles(ben)).toEqual(['Not sent yet', 'Objective kept']);
    expect(new Set(Object.values(await spacesOf(ben)))).toEqual(new Set([ben.replica.space]));
    expect(await ben.replica.read.counts(NOW)).toMatchObject({ all: 2 });
    const step = await ben.replica.commit([
      { type: 'patch', kind: 'objective', id: 'kept', root: 'kept', fields: { title: 'On my own' } },
    ]);
    await ben.replica.undo(step);
    await ben.replica.turn();
    expect(await titles(ben)).toEqual(['Not sent yet', 'Objective kept']);
  });

  it('with a copy keeps what was refused, until I have let go of it', async () => {
    // Only admins do.
    await ben.replica.commit(createTeam('bens', 'Ben’s own'));
    expect(await ben.sync()).toBeNull();
    const [refused] = await (await membershipOf(ben.replica)).attention();
    expect(refused).toMatchObject({ code: 'forbidden', op: { id: 'bens' } });
    await (await membershipOf(ben.replica)).leaveAndKeep();
    const [kept, ...others] = await (await membershipOf(ben.replica)).attention();
    expect(kept).toEqual({ ...refused, confirmed: true });
    expect(others).toEqual([]);
    await (await membershipOf(ben.replica)).letGo(kept?.key ?? '');
    expect(await (await membershipOf(ben.replica)).attention()).toEqual([]);
  });

  it('ends the session: the bearer is worth nothing any more', async () => {
    const link = await linkOf(ben);
    await endSession(link, link.device, company.fetch);
    expect(await ben.push()).toEqual({ kind: 'signed-out' });
  });

  it('without a copy leaves nothing of it, the bearer included', async () => {
    await (await ben.replica.whole()).wipe();
    expect(await ben.copy.link()).toBeNull();
    expect(await titles(ben)).toEqual([]);
  });
});
