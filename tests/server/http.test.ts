import { describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { JoinAnswer, Problem, PROTOCOL, SessionsAnswer } from '#lib/sync/protocol.ts';
import { joinWith, newObjective, newTeam } from './httpDevice.ts';
import { said, send, startServer, type Reply } from './httpServer.ts';

const codeOf = (reply: Reply) => [reply.status, said(Problem, reply).code];
const joinBody = (code: string) => ({
  protocol: PROTOCOL,
  code,
  person: uuid(),
  name: 'Anna',
  zone: 'Asia/Taipei',
  device: 'Chrome on Linux',
});
const nothingPushed = { protocol: PROTOCOL, ops: [] };

describe('the server over HTTP', () => {
  it('lets two devices meet: what one pushes, the other pulls', async () => {
    const server = await startServer();
    const anna = await joinWith(server, server.adminCode);
    const { code, link } = await anna.invite({ role: 'member', teams: [] });
    expect(link).toBe(`${server.publicUrl}/join#${code}`);
    const bo = await joinWith(server, code, 'Bo');
    const [team, objective] = [uuid(), uuid()];

    const answer = await anna.push(
      newTeam(team, [anna.person, bo.person]),
      newObjective(objective, { owner: anna.person, team }),
    );

    expect(answer).toMatchObject({ lastN: 2, verdicts: [{ verdict: 'applied' }, { verdict: 'applied' }] });
    const { spaces } = await bo.pull();
    expect(spaces[`team:${team}`]?.rows.map(({ record }) => record.id)).toEqual([objective]);
  });

  it('answers a push that is repeated like the first time', async () => {
    const server = await startServer();
    const anna = await joinWith(server, server.adminCode);
    const ops = anna.operations(newTeam(uuid(), [anna.person]));
    const first = await anna.send(ops);
    const second = await anna.send(ops);
    expect(second.body).toMatchObject({ ...(first.body as object), serverTime: expect.any(Number) });
  });

  it('speaks with devices of the protocol before, which confirm no rejections', async () => {
    const server = await startServer();
    const { token, operations, person } = await joinWith(server, server.adminCode);
    const pushed = { protocol: 1, ops: operations(newTeam(uuid(), [person])) };
    expect(await send(server, '/v1/sync/push', { token, body: pushed })).toMatchObject({
      status: 200,
      body: { lastN: 1 },
    });
    const pulled = { protocol: 1, cursors: {} };
    expect(await send(server, '/v1/sync/pull', { token, body: pulled })).toMatchObject({
      status: 200,
      body: { gone: [] },
    });
  });

  it('says before joining what joining would mean, and uses nothing up by that', async () => {
    const server = await startServer();
    const preview = () => send(server, '/v1/join/preview', { body: { code: server.adminCode } });
    const expected = { organisation: 'Ironwood Bikes', invitedBy: null, role: 'admin', teams: [] };
    expect(await preview()).toMatchObject({ status: 200, body: expected });
    expect(await preview()).toMatchObject({ status: 200, body: expected });
    expect((await send(server, '/v1/join', { body: joinBody(server.adminCode) })).status).toBe(201);
  });

  it('lists sessions, replaces that of a copied profile, and ends one at once', async () => {
    const server = await startServer();
    const { token, device } = await joinWith(server, server.adminCode);
    const body = { protocol: PROTOCOL, device: 'Edge on Windows' };
    const copy = said(JoinAnswer, await send(server, '/v1/sessions', { token, body }));

    const { sessions } = said(SessionsAnswer, await send(server, '/v1/sessions', { token }));
    expect(sessions.map(({ id, device, current }) => [id, device, current])).toEqual([
      [device, 'Chrome on Linux', true],
      [copy.device, 'Edge on Windows', false],
    ]);

    const ended = await send(server, `/v1/sessions/${copy.device}`, { method: 'DELETE', token });
    expect([ended.status, ended.body]).toEqual([204, '']);
    expect(codeOf(await send(server, '/v1/sessions', { token: copy.token }))).toEqual([401, 'unauthorised']);
  });

  it('lets a member leave, and ends their sessions', async () => {
    const server = await startServer();
    const anna = await joinWith(server, server.adminCode);
    const bo = await joinWith(server, (await anna.invite({ role: 'member', teams: [] })).code, 'Bo');
    expect((await send(server, '/v1/membership', { method: 'DELETE', token: bo.token })).status).toBe(204);
    expect(codeOf(await send(server, '/v1/sessions', { token: bo.token }))).toEqual([401, 'unauthorised']);
  });

  it('says that it is well, without a session and however often it is asked', async () => {
    const server = await startServer({ UPDRAFT_ADDRESS_LIMIT: '1' });
    await send(server, '/healthz');
    expect(await send(server, '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});

describe('a request that is refused', () => {
  it('gets 400 and the field that is wrong', async () => {
    const server = await startServer();
    const { token } = await joinWith(server, server.adminCode);
    const reply = await send(server, '/v1/sync/push', {
      token,
      body: { protocol: PROTOCOL, ops: [{ n: -1, uid: 'a' }] },
    });
    expect(codeOf(reply)).toEqual([400, 'invalid']);
    expect(said(Problem, reply).detail).toContain('ops.0.n: ');
  });

  it.each([
    ['is cut off', { body: '{"code": "a' }, 'not JSON'],
    ['is of another type', { body: '{}', headers: { 'content-type': 'text/plain' } }, 'application/json'],
    ['is empty', { body: '' }, 'not JSON'],
    ['is no object', { body: '[]' }, 'expected object'],
    ['is nested without end', { body: `${'['.repeat(8_000)}${']'.repeat(8_000)}` }, 'nested too deep'],
  ])('gets 400 where the body %s', async (_what, sent, words) => {
    const server = await startServer();
    const reply = await send(server, '/v1/join/preview', sent);
    expect(codeOf(reply)).toEqual([400, 'invalid']);
    expect(said(Problem, reply).detail).toContain(words);
  });

  it.each([
    ['no bearer', undefined],
    ['a bearer that never was', 'never'],
    ['a bearer of impossible length', 'a'.repeat(201)],
  ])('gets 401 and how to authorise itself for %s', async (_what, token) => {
    const server = await startServer();
    const reply = await send(server, '/v1/sync/push', { body: nothingPushed, ...(token !== undefined && { token }) });
    expect(codeOf(reply)).toEqual([401, 'unauthorised']);
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('is asked for its bearer before its body is read or judged', async () => {
    const server = await startServer();
    expect(codeOf(await send(server, '/v1/sync/push', { body: 'nonsense' }))).toEqual([401, 'unauthorised']);
    const neverEnding = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(9)),
    });
    const { status } = await fetch(`${server.publicUrl}/v1/sync/push`, {
      method: 'POST',
      body: neverEnding,
      duplex: 'half',
    } as RequestInit);
    expect(status).toBe(401);
  });

  it('gets 403 for what its person may not do', async () => {
    const server = await startServer();
    const anna = await joinWith(server, server.adminCode);
    const bo = await joinWith(server, (await anna.invite({ role: 'member', teams: [] })).code, 'Bo');
    const reply = await send(server, '/v1/invites', { token: bo.token, body: { role: 'admin', teams: [] } });
    expect(codeOf(reply)).toEqual([403, 'forbidden']);
  });

  it('gets 404 where nothing answers, and where there is no such session', async () => {
    const server = await startServer();
    const { token } = await joinWith(server, server.adminCode);
    expect(codeOf(await send(server, '/v2/anything'))).toEqual([404, 'missing']);
    expect(codeOf(await send(server, '/v1/sync/push'))).toEqual([404, 'missing']);
    expect(codeOf(await send(server, `/v1/sessions/${uuid()}`, { method: 'DELETE', token }))).toEqual([404, 'missing']);
  });

  it('gets 409 and the last settled number for a gap, and for another operation of the same number', async () => {
    const server = await startServer();
    const anna = await joinWith(server, server.adminCode);
    const [first, second] = anna.operations(newTeam(uuid(), [anna.person]), newTeam(uuid(), [anna.person]));
    const gap = await anna.send([second]);
    expect(codeOf(gap)).toEqual([409, 'gap']);
    expect(said(Problem, gap).lastN).toBe(0);

    await anna.send([first]);
    expect(codeOf(await anna.send([{ ...first, uid: uuid() }]))).toEqual([409, 'copied']);
  });

  it('gets 410 for an invitation that was used, and for one that never was', async () => {
    const server = await startServer();
    await joinWith(server, server.adminCode);
    expect(codeOf(await send(server, '/v1/join', { body: joinBody(server.adminCode) }))).toEqual([410, 'gone']);
    expect(codeOf(await send(server, '/v1/join/preview', { body: { code: 'never' } }))).toEqual([410, 'gone']);
  });

  it('gets 413 for a body that is too long, whether or not it says so beforehand', async () => {
    const server = await startServer();
    const body = JSON.stringify({ code: 'a'.repeat(20_000) });
    expect(codeOf(await send(server, '/v1/join/preview', { body }))).toEqual([413, 'too-large']);
    const chunked = await fetch(`${server.publicUrl}/v1/join/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect([chunked.status, Problem.parse(await chunked.json()).code]).toEqual([413, 'too-large']);
  });

  it.each([0, PROTOCOL + 1])('gets 426 for protocol %i, whatever else it says', async (protocol) => {
    const server = await startServer();
    const { token } = await joinWith(server, server.adminCode);
    const calls = [
      send(server, '/v1/sync/push', { token, body: { protocol, changes: 'of some other shape' } }),
      send(server, '/v1/sync/pull', { token, body: { protocol } }),
      send(server, `/v1/live?protocol=${protocol}`, { token }),
      send(server, '/v1/join', { body: { protocol } }),
    ];
    for (const reply of await Promise.all(calls)) expect(codeOf(reply)).toEqual([426, 'protocol']);
  });

  it('gets 429 and how long to wait, by device once it has joined and by address before', async () => {
    const server = await startServer({ UPDRAFT_DEVICE_LIMIT: '2', UPDRAFT_ADDRESS_LIMIT: '3' });
    const anna = await joinWith(server, server.adminCode);
    const ask = () => send(server, '/v1/sessions', { token: anna.token });
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(200);
    const tooMany = await ask();
    expect(codeOf(tooMany)).toEqual([429, 'too-many']);
    expect(Number(tooMany.headers.get('retry-after'))).toBeGreaterThan(0);

    const guess = () => send(server, '/v1/sessions', { token: 'guess' });
    expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(401);
    expect(codeOf(await guess())).toEqual([429, 'too-many']);
  });

  it('gets 500 with a number under which the log has the cause, and nothing about the inside', async () => {
    const server = await startServer();
    const { token } = await joinWith(server, server.adminCode);
    const { store } = server.parts.backend;
    store.read = () => Promise.reject(new Error('the disk is on fire'));
    const reply = await send(server, '/v1/sessions', { token });
    expect(codeOf(reply)).toEqual([500, 'server']);
    expect(JSON.stringify(reply.body)).not.toContain('fire');
    const [, request] = /under ([\w-]+)/.exec(said(Problem, reply).detail) ?? [];
    const lines = server.log.filter((line) => line.includes(String(request)));
    expect(lines.join('')).toContain('the disk is on fire');
  });
});

describe('every answer', () => {
  it('forbids keeping it, framing it, and guessing its type', async () => {
    const server = await startServer();
    for (const path of ['/healthz', '/join', '/nowhere', '/v1/sessions']) {
      const { headers } = await send(server, path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  it('asks browsers to stay with https only where the server is reached by https', async () => {
    const plain = await startServer();
    expect((await send(plain, '/healthz')).headers.get('strict-transport-security')).toBeNull();
    const secure = await startServer({ UPDRAFT_PUBLIC_URL: 'https://okr.example.com/' });
    const local = secure.log.join('').match(/"url":"([^"]+)"/)?.[1] ?? '';
    const { headers } = await send({ publicUrl: local }, '/healthz');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(secure.adminLink).toMatch(/^https:\/\/okr\.example\.com\/join#[\w-]{43}$/);
  });
});

describe('the log', () => {
  it('has a line for each request, and holds no token, no code, no query and nothing that anybody wrote', async () => {
    const server = await startServer();
    const anna = await joinWith(server, server.adminCode);
    const { code } = await anna.invite({ role: 'member', teams: [] });
    await send(server, '/v1/join/preview', { body: { code } });
    await send(server, `/join/${code}?code=${code}`);
    await send(server, `/v1/live?protocol=9&secret=${anna.token}`, { token: anna.token });
    await anna.push(newTeam(uuid(), [anna.person]));

    const text = server.log.join('');
    for (const secret of [server.adminCode, anna.token, code, 'Stations', 'secret=', 'Anna']) {
      expect(text).not.toContain(secret);
    }
    const requests = server.log
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ message }) => message === 'request');
    expect(requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'POST /v1/join 201',
      'POST /v1/invites 201',
      'POST /v1/join/preview 200',
      'GET /join/… 404',
      'GET /v1/live 426',
      'POST /v1/sync/push 200',
    ]);
    expect(requests.map(({ device }) => device ?? null)).toEqual([
      null,
      anna.device,
      null,
      null,
      anna.device,
      anna.device,
    ]);
  });
});
