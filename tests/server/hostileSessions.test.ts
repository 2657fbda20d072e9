/** What somebody may still do who has, or had, a session that is not trusted any more; and how much anybody may have of what costs nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL, type JoinAnswer } from '#lib/sync/protocol.ts';
import type { Backend, Session } from '../../server/backend.ts';
import { createInvite, listInvites, revokeInvite } from '../../server/identity/invites.ts';
import { join } from '../../server/identity/join.ts';
import { authenticate } from '../../server/identity/session.ts';
import {
  leave,
  listOthersSessions,
  listSessions,
  replaceDevice,
  revokeSession,
  showMembership,
} from '../../server/identity/sessions.ts';
import { bring, command, inDirectory, NOW, openCompany, team, type TestDevice } from './company.ts';

let backend: Backend;
let admin: TestDevice;
let ben: TestDevice;

beforeEach(async () => {
  ({ backend, admin } = await openCompany());
  await admin.push(team('wheels'));
  ben = await bring(backend, admin, 'ben', { teams: ['wheels'] });
});

const refused = (code: string) => ({ problem: { code } });

const come = (code: string, person: string, former?: string): Promise<JoinAnswer> =>
  join(
    backend,
    { protocol: PROTOCOL, code, person, name: person, zone: 'UTC', device: 'Firefox', ...(former && { former }) },
    NOW,
  );
const forMore = async ({ session }: TestDevice) =>
  (await createInvite(backend, session, { role: 'member', teams: [], person: session.person }, NOW)).code;
const forAnyone = async () => (await createInvite(backend, admin.session, { role: 'member', teams: [] }, NOW)).code;

describe('a session that ends while a request of it is on its way', () => {
  it.each<[string, (session: Session) => Promise<unknown>]>([
    ['invites nobody', (session) => createInvite(backend, session, { role: 'member', teams: [], person: 'ben' }, NOW)],
    ['lists no invitations', (session) => listInvites(backend, session, NOW)],
    ['takes none back', (session) => revokeInvite(backend, session, 'x', NOW)],
    ['ends no other session', (session) => revokeSession(backend, session, session.device, NOW)],
    ['sees no sessions of others', (session) => listOthersSessions(backend, session)],
    ['gets no new session', (session) => replaceDevice(backend, session, 'Firefox', NOW)],
    ['does not tell what its person is', (session) => showMembership(backend, session)],
    ['does not make its person leave', (session) => leave(backend, session, NOW)],
  ])('%s', async (_what, act) => {
    await revokeSession(backend, admin.session, ben.session.device, NOW);
    await expect(act(ben.session)).rejects.toMatchObject(refused('unauthorised'));
  });
});

describe('a session that somebody ends from elsewhere', () => {
  it('leaves no invitation behind by which it comes back', async () => {
    const laptop = await come(await forMore(ben), 'ben');
    const code = await forMore({ ...ben, session: { device: laptop.device, person: 'ben' } });
    await revokeSession(backend, ben.session, laptop.device, NOW);
    await expect(come(code, 'ben')).rejects.toMatchObject(refused('gone'));
  });

  it('has a token that lets nobody in as its person, whatever invitation comes with it', async () => {
    const laptop = await come(await forMore(ben), 'ben');
    await revokeSession(backend, ben.session, laptop.device, NOW);
    await expect(come(await forAnyone(), 'ben', laptop.token)).rejects.toMatchObject(refused('forbidden'));
  });
});

it('who signs out on the way to another browser still comes in there', async () => {
  const code = await forMore(ben);
  await revokeSession(backend, ben.session, ben.session.device, NOW);
  await expect(come(code, 'ben')).resolves.toMatchObject({ person: 'ben' });
});

it('who comes back after leaving does so in a new session: the old ones stay ended', async () => {
  const old = await come(await forMore(ben), 'ben');
  await admin.push(command('org', 'directory', 'ben', 'person', { name: 'role', role: null }));
  const back = await come(await forAnyone(), 'ben', old.token);
  expect(await authenticate(backend, old.token, NOW)).toBeNull();
  expect(await listSessions(backend, { device: back.device, person: 'ben' })).toMatchObject([{ id: back.device }]);
});

describe('an invitation for somebody who is known by name', () => {
  const invites = (by: TestDevice, role: 'guest' | 'member') =>
    createInvite(backend, by.session, { role, teams: ['wheels'], person: 'cho' }, NOW);

  beforeEach(async () => {
    await admin.push(
      inDirectory('person', 'cho', { name: 'Cho', zone: 'UTC' }),
      team('frames', { open: false, members: ['cho'], leaders: ['cho'] }),
      command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'ben', as: 'leader' }),
    );
  });

  it('gives nobody a place that is not theirs to give: it takes who may invite into all of that person’s teams', async () => {
    await expect(invites(ben, 'member')).rejects.toMatchObject(refused('forbidden'));
    await expect(invites(admin, 'member')).resolves.toMatchObject({ code: expect.any(String) });
  });

  it('makes no guest of who leads a team', async () => {
    await expect(invites(admin, 'guest')).rejects.toMatchObject(refused('forbidden'));
  });
});

describe('nobody', () => {
  it('has more sessions than they could have browsers, each of which counts for itself', async () => {
    const asked = Array.from({ length: 150 }, () => replaceDevice(backend, ben.session, 'Firefox', NOW));
    const given = (await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled');
    expect(given).toHaveLength(99);
    await expect(come(await forMore(ben), 'ben')).rejects.toMatchObject(refused('forbidden'));
  });

  it('fills the server with invitations', async () => {
    const give = () => createInvite(backend, admin.session, { role: 'member', teams: [] }, NOW);
    await Promise.all(Array.from({ length: 1_000 }, give));
    await expect(give()).rejects.toMatchObject(refused('forbidden'));
    expect(await forMore(ben)).toBeTypeOf('string');
  });
});
