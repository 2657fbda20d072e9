import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Problem } from '#lib/sync/protocol.ts';
import { STATUS } from '../../server/border/problems.ts';
import { ENDPOINTS } from '../../server/routes/endpoints.ts';
import { joinWith } from './httpDevice.ts';
import { said, send, startServer } from './httpServer.ts';

const Described = z.object({
  openapi: z.string(),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        security: z.array(z.unknown()),
        responses: z.record(z.string(), z.unknown()),
        requestBody: z.optional(z.unknown()),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

async function described() {
  const server = await startServer();
  return { server, document: said(Described, await send(server, '/v1/openapi.json')) };
}

describe('/v1/openapi.json', () => {
  it('lists every endpoint that there is', async () => {
    const { server, document } = await described();
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(listed.toSorted()).toEqual(ENDPOINTS.map(({ method, path }) => `${method} ${path}`).toSorted());
    expect(document.servers).toEqual([{ url: server.publicUrl }]);
  });

  it('asks for a bearer wherever the server does, and nowhere else', async () => {
    const { server, document } = await described();
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { security }] of Object.entries(methods)) {
        const { status } = await send(server, path, {
          method: method.toUpperCase(),
          ...(method === 'post' && { body: {} }),
        });
        expect([method, path, status === 401]).toEqual([method, path, security.length > 0]);
      }
    }
  });

  it('has examples that are what they describe', () => {
    const shapes = ENDPOINTS.flatMap(({ body, answer }) => [body ?? [], answer.shape ?? []].flat());
    const parameters = ENDPOINTS.flatMap(({ parameters }) => parameters);
    expect(shapes.length + parameters.length).toBeGreaterThan(15);
    const wrong = [...shapes, ...parameters].filter(({ schema, example }) => !schema.safeParse(example).success);
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('refers only to schemas that it holds', async () => {
    const { document } = await described();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(20);
    const missing = references.flatMap(([, name = '']) => (name in document.components.schemas ? [] : [name]));
    expect(missing).toEqual([]);
  });

  it('tells each status that an endpoint really answers with', async () => {
    const { server, document } = await described();
    const { token } = await joinWith(server, server.adminCode);
    for (const { method, path, body } of ENDPOINTS) {
      const { status } = await send(server, path, {
        method: method.toUpperCase(),
        token,
        ...(body && { body: 'nonsense' }),
      });
      expect(Object.keys(document.paths[path]?.[method]?.responses ?? {})).toContain(String(status));
    }
  });
});

describe('the codes of problems', () => {
  it('have a status each', () => {
    expect(Object.keys(STATUS).toSorted()).toEqual(Problem.shape.code.options.toSorted());
  });
});
