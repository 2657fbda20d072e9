/** What a browser asks before it lets an extension speak to a server, and what it needs to read the answer. */
import { describe, expect, it } from 'vitest';
import { joinWith } from './httpDevice.ts';
import { send, startServer } from './httpServer.ts';

const ORIGIN = 'moz-extension://6d6a2f6a-8f0e-4a0c-9b59-0f6a3a0f5d11';
const asking = (method: string) => ({
  method: 'OPTIONS',
  headers: {
    origin: ORIGIN,
    'access-control-request-method': method,
    'access-control-request-headers': 'authorization,content-type',
  },
});

describe('a browser that asks for an extension', () => {
  it.each([
    ['/v1/sync/push', 'POST'],
    ['/v1/live?protocol=2', 'GET'],
    ['/v1/sessions/0198c0de-0000-7000-8000-000000000001', 'DELETE'],
  ])('may send a bearer to %s, and need not ask again for two hours', async (path, method) => {
    const server = await startServer();
    const { status, headers } = await send(server, path, asking(method));
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-headers')).toBe('Authorization,Content-Type');
    expect(headers.get('access-control-allow-methods')?.split(',')).toContain(method);
    expect(headers.get('access-control-max-age')).toBe('7200');
  });

  it('can read every answer, also a refusal and when to come again', async () => {
    const server = await startServer({ UPDRAFT_DEVICE_LIMIT: '1' });
    const { token } = await joinWith(server, server.adminCode);
    const headers = { origin: ORIGIN };
    const answers = [
      await send(server, '/v1/sessions', { token, headers }),
      await send(server, '/v1/sessions', { token, headers }),
      await send(server, '/v1/sessions', { headers }),
      await send(server, '/v1/nothing', { headers }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 429, 401, 404]);
    for (const answer of answers) {
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After');
      // A browser must never add what it knows of the person by itself.
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('lets no page read what is not meant for devices', async () => {
    const server = await startServer();
    for (const path of ['/join', '/healthz']) {
      const { headers } = await send(server, path, { headers: { origin: ORIGIN } });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});
