import { describe, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import { PROTOCOL } from '#lib/sync/protocol.ts';
import { joinWith, newTeam } from './httpDevice.ts';
import { openEvents } from './httpEvents.ts';
import { send, startServer, temporaryFolder } from './httpServer.ts';

describe('a server that is asked to stop', () => {
  it('finishes the request that is under way, and lets in no other', async () => {
    const server = await startServer();
    const anna = await joinWith(server, server.adminCode);
    const body = JSON.stringify({ protocol: PROTOCOL, ops: anna.operations(newTeam(uuid(), [anna.person])) });
    const rest = Promise.withResolvers<void>();
    const slowly = new ReadableStream<Uint8Array>({
      async start(controller) {
        const bytes = new TextEncoder().encode(body);
        controller.enqueue(bytes.slice(0, 50));
        await rest.promise;
        controller.enqueue(bytes.slice(50));
        controller.close();
      },
    });
    const counting = vi.spyOn(server.parts.limits, 'device');
    const pushing = fetch(`${server.publicUrl}/v1/sync/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${anna.token}` },
      body: slowly,
      duplex: 'half',
    } as RequestInit);
    // Its bearer has been recognised, the rest of its body is still on its way.
    await vi.waitFor(() => expect(counting).toHaveBeenCalled());

    const stopped = server.stop();
    rest.resolve();
    expect(await (await pushing).json()).toMatchObject({ lastN: 1 });
    await stopped;
    await expect(send(server, '/healthz')).rejects.toThrow('fetch failed');
  });

  it('ends open streams and the connections that wait for a next request', async () => {
    const server = await startServer();
    const { token } = await joinWith(server, server.adminCode);
    const events = await openEvents(server, token);
    const begin = performance.now();
    await server.stop();
    expect(await events.ended()).toBeNull();
    // Far less than the time for which idle connections are kept.
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('lets nobody else serve its folder meanwhile, and gives it back', async () => {
    const first = await startServer();
    const again = { UPDRAFT_DATA: first.data };
    await expect(startServer(again)).rejects.toThrow(`Another server uses the folder ${first.data}.`);
    await first.stop();
    expect((await send(await startServer(again), '/healthz')).status).toBe(200);
  });

  it('finds everything again when it is started on the same folder', async () => {
    const data = temporaryFolder();
    const first = await startServer({ UPDRAFT_DATA: data });
    const anna = await joinWith(first, first.adminCode);
    const team = uuid();
    await anna.push(newTeam(team, [anna.person]));
    await first.stop();

    const second = await startServer({ UPDRAFT_DATA: data });
    expect(second.adminLink).toBeNull();
    const { status, body } = await send(second, '/v1/sync/pull', {
      token: anna.token,
      body: { protocol: PROTOCOL, cursors: {} },
    });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain(team);
  });
});
