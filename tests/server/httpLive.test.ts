import { describe, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import { revokeDevice } from '../../server/store/devices.ts';
import { joinWith, newObjective, newTeam, type HttpDevice } from './httpDevice.ts';
import { openEvents } from './httpEvents.ts';
import { send, startServer, type TestServer } from './httpServer.ts';

/** An admin and a member of one team. */
async function twoDevices(server: TestServer): Promise<{ anna: HttpDevice; bo: HttpDevice; team: string }> {
  const anna = await joinWith(server, server.adminCode);
  const bo = await joinWith(server, (await anna.invite({ role: 'member', teams: [] })).code, 'Bo');
  const team = uuid();
  await anna.push(newTeam(team, [anna.person, bo.person]));
  return { anna, bo, team };
}

describe('the event stream', () => {
  it("brings what a colleague's device pushed, with the rows", async () => {
    const server = await startServer();
    const { anna, bo, team } = await twoDevices(server);
    const events = await openEvents(server, bo.token);
    expect(events.headers.get('content-type')).toBe('text/event-stream');

    const objective = uuid();
    await anna.push(newObjective(objective, { owner: anna.person, team }));

    const event = await events.next();
    expect(event).toMatchObject({ space: `team:${team}`, from: 0, to: 1, lastN: 0 });
    expect(event.rows?.map(({ record }) => record.id)).toEqual([objective]);
  });

  it('only pokes devices of protocol 1, which know no rows in events', async () => {
    const server = await startServer();
    const { anna, bo, team } = await twoDevices(server);
    const events = await openEvents(server, bo.token, { protocol: 1 });
    await anna.push(newObjective(uuid(), { owner: anna.person, team }));
    expect(await events.next()).not.toHaveProperty('rows');
  });

  it('tells the pushing device up to which of its own operations it has seen everything', async () => {
    const server = await startServer();
    const { anna, team } = await twoDevices(server);
    const events = await openEvents(server, anna.token);
    await anna.push(newObjective(uuid(), { owner: anna.person, team }));
    expect((await events.next()).lastN).toBe(2);
  });

  it('brings spaces that are followed besides the own ones', async () => {
    const server = await startServer();
    const { anna, bo } = await twoDevices(server);
    const other = uuid();
    await anna.push(newTeam(other, [anna.person]));
    const events = await openEvents(server, bo.token, { follow: [`team:${other}`] });
    await anna.push(newObjective(uuid(), { owner: anna.person, team: other }));
    expect((await events.next()).space).toBe(`team:${other}`);
  });

  it('ends when its session is revoked, before anything later is told', async () => {
    const server = await startServer();
    const { anna, bo, team } = await twoDevices(server);
    const events = await openEvents(server, bo.token);
    await send(server, `/v1/sessions/${bo.device}`, { method: 'DELETE', token: anna.token });
    await anna.push(newObjective(uuid(), { owner: anna.person, team }));
    expect(await events.ended()).toBeNull();
  });

  it('is forgotten when its device goes away', async () => {
    const server = await startServer();
    const { bo } = await twoDevices(server);
    const events = await openEvents(server, bo.token);
    expect(server.parts.streams.count).toBe(1);
    events.leave();
    await vi.waitFor(() => expect(server.parts.streams.count).toBe(0));
    expect(server.parts.backend.hub.listening).toBe(0);
  });

  it('is not kept where its session has ended while it was being opened', async () => {
    const server = await startServer();
    const { bo } = await twoDevices(server);
    const { limits } = server.parts;
    const count = limits.device;
    limits.device = async (device) => {
      await server.parts.backend.store.write((tx) => revokeDevice(tx, bo.device, Date.now()));
      return count(device);
    };
    expect((await send(server, '/v1/live?protocol=2', { token: bo.token })).status).toBe(401);
    limits.device = count;
    expect(server.parts.streams.count).toBe(0);
  });

  it('ends the oldest where a device opens more than two', async () => {
    const server = await startServer();
    const { bo } = await twoDevices(server);
    const [first] = [
      await openEvents(server, bo.token),
      await openEvents(server, bo.token),
      await openEvents(server, bo.token),
    ];
    expect(await first.ended()).toBeNull();
    expect(server.parts.streams.count).toBe(2);
  });

  it.each(['', '?protocol=two', '?protocol=2&follow=the-neighbours'])('is refused with 400 for %j', async (query) => {
    const server = await startServer();
    const { bo } = await twoDevices(server);
    expect((await send(server, `/v1/live${query}`, { token: bo.token })).status).toBe(400);
  });
});
