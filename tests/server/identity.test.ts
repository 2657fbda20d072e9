import { beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL } from '#lib/sync/protocol.ts';
import { createBackend, type Backend } from '../../server/backend.ts';
import { foundOrganisation, inviteFirstAdmin } from '../../server/identity/founding.ts';
import { createInvite, INVITE_MS, previewInvite } from '../../server/identity/invites.ts';
import { join } from '../../server/identity/join.ts';
import { authenticate } from '../../server/identity/session.ts';
import { leave, listSessions, replaceDevice, revokeSession } from '../../server/identity/sessions.ts';
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
