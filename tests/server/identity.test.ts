import { beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL } from '#lib/sync/protocol.ts';
import { createBackend, type Backend } from '../../server/backend.ts';
import { foundOrganisation, inviteFirstAdmin } from '../../server/identity/founding.ts';
import { createInvite, INVITE_MS, listInvites, previewInvite, revokeInvite } from '../../server/identity/invites.ts';
import { join } from '../../server/identity/join.ts';
import { authenticate } from '../../server/identity/session.ts';
import { newSecret } from '../../server/identity/secrets.ts';
import {
  leave,
  listOthersSessions,
  listSessions,
  replaceDevice,
  revokeSession,
  showMembership,
} from '../../server/identity/sessions.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import {
  alive,
  bring,
  command,
  deviceOf,
  joinWith,
  NOW,
  objective,
  openCompany,
  team,
  type Clock,
  type TestDevice,
} from './company.ts';

let backend: Backend;
let clock: Clock;
let admin: TestDevice;

beforeEach(async () => {
  ({ backend, clock, admin } = await openCompany());
  await admin.push(team('wheels'), team('frames'));
});

const requestWith = (code: string, person: string) => ({
  protocol: PROTOCOL,
  code,
  person,
  name: person,
  zone: 'Asia/Taipei',
  device: 'Firefox on Windows',
});
const refused = (code: string) => ({ problem: { code } });

describe('the first admin', () => {
  it('comes in by a link that the server gives out, which a newer one replaces', async () => {
    const fresh = createBackend(await openSqliteStore(':memory:'));
    await foundOrganisation(fresh, { name: 'Ironwood Bikes', zone: 'Asia/Taipei' }, NOW);
    const first = await inviteFirstAdmin(fresh, NOW);
    const second = await inviteFirstAdmin(fresh, NOW);
    await expect(previewInvite(fresh, first?.code ?? '', NOW)).rejects.toMatchObject(refused('gone'));
    expect(await previewInvite(fresh, second?.code ?? '', NOW)).toEqual({
      organisation: 'Ironwood Bikes',
      invitedBy: null,
      role: 'admin',
      teams: [],
    });
  });

  it('is the only one whom the server itself invites', async () => {
    expect(await inviteFirstAdmin(backend, NOW)).toBeNull();
  });

  it('finds the organisation founded once, with the quarter it is in', async () => {
    await foundOrganisation(backend, { name: 'Another', zone: 'UTC' }, NOW);
    const records = [...alive(await admin.pull(), 'org').values()];
    expect(records.filter(({ kind }) => kind === 'organisation').map(({ fields }) => fields.name)).toEqual([
      'Ironwood Bikes',
    ]);
    expect(records.filter(({ kind }) => kind === 'cycle').map(({ fields }) => fields.name)).toEqual(['Q3 2026']);
  });
});

describe('an invite', () => {
  const invite = (by: TestDevice, what: Parameters<typeof createInvite>[2]) =>
    createInvite(backend, by.session, what, clock.now);

  it('says what it means before it is used', async () => {
    const { code } = await invite(admin, { role: 'member', teams: ['wheels'], leads: ['wheels'] });
    expect(await previewInvite(backend, code, clock.now)).toEqual({
      organisation: 'Ironwood Bikes',
      invitedBy: 'anna',
      role: 'member',
      teams: [{ id: 'wheels', name: 'wheels' }],
    });
  });

  it('for a further device says whose, before it is used', async () => {
    const ben = await bring(backend, admin, 'ben', { teams: ['wheels'] });
    const { code } = await invite(ben, { role: 'member', teams: [], person: 'ben' });
    expect(await previewInvite(backend, code, clock.now)).toMatchObject({ person: { id: 'ben', name: 'ben' } });
  });

  it('works once', async () => {
    const { code } = await invite(admin, { role: 'member', teams: [] });
    await joinWith(backend, clock, code, 'ben');
    await expect(join(backend, requestWith(code, 'cho'), clock.now)).rejects.toMatchObject(refused('gone'));
  });

  it('expires', async () => {
    const { code } = await invite(admin, { role: 'member', teams: [] });
    clock.now += INVITE_MS;
    await expect(previewInvite(backend, code, clock.now)).rejects.toMatchObject(refused('gone'));
    await expect(join(backend, requestWith(code, 'ben'), clock.now)).rejects.toMatchObject(refused('gone'));
  });

  it('is given by leaders for their own teams, and by members for none', async () => {
    const lead = await bring(backend, admin, 'lea', { teams: ['wheels'], leads: ['wheels'] });
    const member = await bring(backend, admin, 'ben', { teams: ['wheels'] });
    await expect(invite(lead, { role: 'member', teams: ['wheels'] })).resolves.toMatchObject({
      expiresAt: NOW + INVITE_MS,
    });
    await expect(invite(lead, { role: 'member', teams: ['frames'] })).rejects.toMatchObject(refused('forbidden'));
    await expect(invite(lead, { role: 'member', teams: [] })).rejects.toMatchObject(refused('forbidden'));
    await expect(invite(lead, { role: 'admin', teams: ['wheels'] })).rejects.toMatchObject(refused('forbidden'));
    await expect(invite(member, { role: 'member', teams: ['wheels'] })).rejects.toMatchObject(refused('forbidden'));
    await expect(invite(admin, { role: 'member', teams: ['nowhere'] })).rejects.toMatchObject(refused('missing'));
  });

  it('makes guests of a team only, who lead nothing', async () => {
    await expect(invite(admin, { role: 'guest', teams: [] })).rejects.toMatchObject(refused('forbidden'));
    await expect(invite(admin, { role: 'guest', teams: ['wheels'], leads: ['wheels'] })).rejects.toMatchObject(
      refused('forbidden'),
    );
  });

  it('is worth nothing any more when its giver may no longer give it', async () => {
    const lead = await bring(backend, admin, 'lea', { teams: ['wheels'], leads: ['wheels'] });
    const { code } = await invite(lead, { role: 'member', teams: ['wheels'] });
    await admin.push(command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'lea', as: 'member' }));
    await expect(join(backend, requestWith(code, 'ben'), clock.now)).rejects.toMatchObject(refused('gone'));
  });

  it('for a further device brings the same person in, whatever that device called itself', async () => {
    const ben = await bring(backend, admin, 'ben', { teams: ['wheels'] });
    const { code } = await invite(ben, { role: 'member', teams: [], person: 'ben' });
    const second = await joinWith(backend, clock, code, 'somebody');
    expect(second.me).toBe('ben');
    expect(await second.push(objective('mine', 'person:ben', 'ben'))).toEqual([null]);
  });

  it('for someone who is known by name lets them become that person', async () => {
    const known = {
      space: 'org',
      root: 'directory',
      type: 'create',
      kind: 'person',
      id: 'imported',
      fields: { name: 'Kim', zone: 'UTC' },
    } as const;
    expect(await admin.push(known)).toEqual([null]);
    const { code } = await invite(admin, { role: 'member', teams: ['wheels'], person: 'imported' });
    expect((await joinWith(backend, clock, code, 'kims-own-id')).me).toBe('imported');
    await expect(invite(admin, { role: 'member', teams: [], person: 'imported' })).rejects.toMatchObject(
      refused('forbidden'),
    );
  });
});

describe('open invites', () => {
  const give = async (by: TestDevice, teams: string[]) =>
    createInvite(backend, by.session, { role: 'member', teams }, clock.now);
  const seenBy = async (who: TestDevice) =>
    (await listInvites(backend, who.session, clock.now)).map(({ invitedBy, teams }) => [invitedBy, teams]);
  const firstId = async (who: TestDevice) => (await listInvites(backend, who.session, clock.now))[0]?.id ?? '';

  it('are seen by who gave them, and by admins; used and expired ones by nobody', async () => {
    const lead = await bring(backend, admin, 'lea', { teams: ['wheels'], leads: ['wheels'] });
    const other = await bring(backend, admin, 'ben', { teams: ['frames'], leads: ['frames'] });
    await give(lead, ['wheels']);
    expect(await seenBy(lead)).toEqual([['lea', ['wheels']]]);
    expect(await seenBy(other)).toEqual([]);
    expect(await seenBy(admin)).toEqual([['lea', ['wheels']]]);
    clock.now += INVITE_MS;
    expect(await seenBy(lead)).toEqual([]);
  });

  it('hold no code, and let nobody in once they are taken back', async () => {
    const lead = await bring(backend, admin, 'lea', { teams: ['wheels'], leads: ['wheels'] });
    const { code } = await give(lead, ['wheels']);
    expect(JSON.stringify(await listInvites(backend, lead.session, clock.now))).not.toContain(code);
    await revokeInvite(backend, lead.session, await firstId(lead), clock.now);
    await expect(join(backend, requestWith(code, 'cho'), clock.now)).rejects.toMatchObject(refused('gone'));
    expect(await seenBy(lead)).toEqual([]);
  });

  it('are taken back by who gave them or an admin, and by nobody else', async () => {
    const lead = await bring(backend, admin, 'lea', { teams: ['wheels'], leads: ['wheels'] });
    await give(admin, ['wheels']);
    const id = await firstId(admin);
    await expect(revokeInvite(backend, lead.session, id, clock.now)).rejects.toMatchObject(refused('missing'));
    await give(lead, ['wheels']);
    const leads = await firstId(lead);
    await revokeInvite(backend, admin.session, leads, clock.now);
    await expect(revokeInvite(backend, lead.session, leads, clock.now)).rejects.toMatchObject(refused('missing'));
  });
});

describe('an attempt to join whose answer was lost', () => {
  const attempt = newSecret();
  let code: string;
  beforeEach(async () => {
    ({ code } = await createInvite(backend, admin.session, { role: 'member', teams: ['wheels'] }, clock.now));
  });
  const tried = (person: string, more: { attempt?: string } = { attempt }) =>
    join(backend, { ...requestWith(code, person), ...more }, clock.now);

  it('is answered again in the same way, and lets in one device', async () => {
    const first = await tried('ben');
    clock.now += 60_000;
    const second = await tried('ben');
    expect(second).toEqual({ ...first, serverTime: clock.now });
    expect(await authenticate(backend, first.token, clock.now)).toEqual({ device: first.device, person: 'ben' });
    expect(await listSessions(backend, { device: first.device, person: 'ben' })).toHaveLength(1);
  });

  it('is over once its token has been used', async () => {
    const { token } = await tried('ben');
    await authenticate(backend, token, clock.now);
    await expect(tried('ben')).rejects.toMatchObject(refused('gone'));
  });

  it('is over when the invite would have been, and when the session was ended meanwhile', async () => {
    const { device } = await tried('ben');
    clock.now += INVITE_MS;
    await expect(tried('ben')).rejects.toMatchObject(refused('gone'));
    clock.now -= INVITE_MS;
    await revokeSession(backend, admin.session, device, clock.now);
    await expect(tried('ben')).rejects.toMatchObject(refused('gone'));
  });

  it('is nobody else’s: neither with the code alone, nor with another secret, nor as another person', async () => {
    await tried('ben');
    await expect(tried('ben', {})).rejects.toMatchObject(refused('gone'));
    await expect(tried('ben', { attempt: newSecret() })).rejects.toMatchObject(refused('gone'));
    await expect(tried('cho')).rejects.toMatchObject(refused('gone'));
  });

  it('leaves nothing behind from which its token could be worked out', async () => {
    const { token } = await tried('ben');
    const rows = await backend.store.read(async ({ db }) => [
      await db.selectFrom('invites').selectAll().execute(),
      await db.selectFrom('devices').selectAll().execute(),
    ]);
    for (const secret of [attempt, code, token]) expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('for a further device is the invited person’s, whatever the device calls itself', async () => {
    const ben = await bring(backend, admin, 'ben');
    ({ code } = await createInvite(backend, ben.session, { role: 'member', teams: [], person: 'ben' }, clock.now));
    const first = await tried('somebody');
    expect(await tried('somebody')).toEqual(first);
  });
});

describe('coming back', () => {
  const invited = async (what: { teams?: string[] } = {}) => {
    const { code } = await createInvite(backend, admin.session, { role: 'member', teams: [], ...what }, clock.now);
    return code;
  };
  const signedOut = async () => {
    const ben = await join(backend, requestWith(await invited(), 'ben'), clock.now);
    await revokeSession(backend, admin.session, ben.device, clock.now);
    return ben.token;
  };
  const comesBack = async (person: string, former: string, what: { teams?: string[] } = {}) =>
    join(backend, { ...requestWith(await invited(what), person), former }, clock.now);

  it('to a session that was ended takes an invite, and the token that the browser had', async () => {
    const former = await signedOut();
    const { person, token } = await comesBack('ben', former);
    expect(person).toBe('ben');
    expect(await authenticate(backend, token, clock.now)).toMatchObject({ person: 'ben' });
    expect(await authenticate(backend, former, clock.now)).toBeNull();
  });

  it('as somebody else is refused: the token has to be that person’s', async () => {
    const former = await signedOut();
    await expect(comesBack('anna', former)).rejects.toMatchObject(refused('forbidden'));
    await expect(comesBack('ben', newSecret())).rejects.toMatchObject(refused('forbidden'));
  });

  it('leaves role and teams as they are for whoever is still in', async () => {
    const former = await signedOut();
    const { device, person } = await comesBack('ben', former, { teams: ['wheels'] });
    expect(await showMembership(backend, { device, person })).toMatchObject({ role: 'member', teams: [] });
  });

  it('lets in again whoever had left, and shows it', async () => {
    const { device, token } = await join(backend, requestWith(await invited(), 'ben'), clock.now);
    await leave(backend, { device, person: 'ben' }, clock.now);
    expect(alive(await admin.pull(), 'org').get('ben')?.fields.role).toBeNull();
    const again = await comesBack('ben', token, { teams: ['wheels'] });
    expect(await showMembership(backend, { device: again.device, person: 'ben' })).toMatchObject({
      role: 'member',
      teams: ['wheels'],
    });
    const records = alive(await admin.pull(), 'org');
    expect(records.get('ben')?.fields).toMatchObject({ name: 'ben', role: 'member' });
    expect(records.get('wheels')?.fields.members).toContain('ben');
  });
});

describe('joining', () => {
  it('puts the person into the directory and the team', async () => {
    const ben = await bring(backend, admin, 'ben', { teams: ['wheels'], leads: ['wheels'] });
    const records = alive(await ben.pull(), 'org');
    expect(records.get('ben')?.fields).toEqual({ name: 'ben', zone: 'Asia/Taipei' });
    expect(records.get('wheels')?.fields).toMatchObject({ members: ['ben'], leaders: ['ben'] });
  });

  it('under the identifier of somebody else is refused, even after they have left', async () => {
    const ben = await bring(backend, admin, 'ben');
    await expect(bring(backend, admin, 'ben')).rejects.toMatchObject(refused('forbidden'));
    await leave(backend, ben.session, clock.now);
    await expect(bring(backend, admin, 'ben')).rejects.toMatchObject(refused('forbidden'));
    await expect(bring(backend, admin, 'wheels')).rejects.toMatchObject(refused('forbidden'));
    await expect(bring(backend, admin, 'no/id')).rejects.toMatchObject(refused('invalid'));
  });

  it('does not use the code up when it is refused', async () => {
    const { code } = await createInvite(backend, admin.session, { role: 'member', teams: [] }, clock.now);
    await expect(join(backend, requestWith(code, 'anna'), clock.now)).rejects.toMatchObject(refused('forbidden'));
    expect((await joinWith(backend, clock, code, 'ben')).me).toBe('ben');
  });
});

describe('a session', () => {
  const joined = async (person: string) => {
    const { code } = await createInvite(backend, admin.session, { role: 'member', teams: [] }, clock.now);
    return join(backend, requestWith(code, person), clock.now);
  };

  it('is recognised by its token, which is 256 bit and kept nowhere', async () => {
    const { token, device } = await joined('ben');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(await authenticate(backend, token, clock.now)).toEqual({ device, person: 'ben' });
    expect(await authenticate(backend, `${token}x`, clock.now)).toBeNull();
    const hashes = await backend.store.read(({ db }) => db.selectFrom('devices').select('token_hash').execute());
    expect(JSON.stringify(hashes)).not.toContain(token);
  });

  it('is listed with when it was last seen, to some minutes', async () => {
    const { token, device, person } = await joined('ben');
    clock.now += 3_600_000;
    await authenticate(backend, token, clock.now);
    expect(await listSessions(backend, { device, person })).toEqual([
      { id: device, device: 'Firefox on Windows', createdAt: NOW, lastSeenAt: clock.now, current: true },
    ]);
  });

  it('is ended by its person or an admin, and by nobody else', async () => {
    const ben = await joined('ben');
    const cho = await joined('cho');
    const asCho = { device: cho.device, person: 'cho' };
    await expect(revokeSession(backend, asCho, ben.device, clock.now)).rejects.toMatchObject(refused('missing'));
    await revokeSession(backend, admin.session, ben.device, clock.now);
    expect(await authenticate(backend, ben.token, clock.now)).toBeNull();
    await revokeSession(backend, asCho, cho.device, clock.now);
    expect(await authenticate(backend, cho.token, clock.now)).toBeNull();
  });

  it('of somebody else is listed for admins, and for nobody else', async () => {
    const ben = await joined('ben');
    expect(await listOthersSessions(backend, admin.session)).toEqual([
      { id: ben.device, person: 'ben', device: 'Firefox on Windows', createdAt: NOW, lastSeenAt: NOW },
    ]);
    const asBen = { device: ben.device, person: 'ben' };
    await expect(listOthersSessions(backend, asBen)).rejects.toMatchObject(refused('forbidden'));
    await revokeSession(backend, admin.session, ben.device, clock.now);
    expect(await listOthersSessions(backend, admin.session)).toEqual([]);
  });

  it('tells its person what they are', async () => {
    const lead = await bring(backend, admin, 'lea', { teams: ['wheels', 'frames'], leads: ['frames'] });
    const { organisation, role, teams, leads } = await showMembership(backend, lead.session);
    expect([organisation, role, teams.toSorted(), leads]).toEqual([
      'Ironwood Bikes',
      'member',
      ['frames', 'wheels'],
      ['frames'],
    ]);
  });

  it('is replaced for a copied profile, while the original keeps the old one', async () => {
    const { token, device, person } = await joined('ben');
    const copy = await replaceDevice(backend, { device, person }, 'Copy', clock.now);
    expect(copy.person).toBe('ben');
    expect(await authenticate(backend, token, clock.now)).toEqual({ device, person });
    const again = deviceOf(backend, clock, { device: copy.device, person });
    expect(await again.push(objective('mine', 'person:ben', 'ben'))).toEqual([null]);
  });

  it('ends with its person leaving, whom the only admin may not be', async () => {
    const { token, device, person } = await joined('ben');
    await expect(leave(backend, admin.session, clock.now)).rejects.toMatchObject(refused('forbidden'));
    await leave(backend, { device, person }, clock.now);
    expect(await authenticate(backend, token, clock.now)).toBeNull();
  });
});
