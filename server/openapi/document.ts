/**
 * OpenAPI 3.1 from the table of endpoints: schemas are those that bodies are parsed with, examples those that a test parses
 * (docs/decisions/0012).
 */
import * as z from 'zod/mini';
import { Problem, PROTOCOL } from '#lib/sync/protocol.ts';
import { STATUS, type ProblemCode } from '../border/problems.ts';
import type { Endpoint, Parameter, Shape } from '../routes/endpoint.ts';

export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, object>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

export function openApi(endpoints: readonly Endpoint[], publicUrl: string): OpenApi {
  const paths: OpenApi['paths'] = {};
  const schemas: Record<string, object> = { Problem: jsonSchema(Problem, 'output') };
  for (const endpoint of endpoints) {
    (paths[endpoint.path] ??= {})[endpoint.method] = operation(endpoint);
    if (endpoint.body) schemas[endpoint.body.name] = jsonSchema(endpoint.body.schema, 'input');
    const { shape } = endpoint.answer;
    if (shape) schemas[shape.name] = jsonSchema(shape.schema, 'output');
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Updraft',
      version: `protocol ${PROTOCOL}`,
      description: 'What devices and the server say to each other. Unknown fields are to be ignored.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: { schemas, securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  };
}

function operation(endpoint: Endpoint): object {
  const { summary, who, parameters, body, answer } = endpoint;
  const content = answer.media && {
    [answer.media]: answer.shape ? mediaOf(answer.shape) : { schema: { type: 'string' } },
  };
  return {
    summary,
    security: who === 'device' ? [{ bearer: [] }] : [],
    ...(parameters.length > 0 && { parameters: parameters.map(parameterOf) }),
    ...(body && { requestBody: { required: true, content: { 'application/json': mediaOf(body) } } }),
    responses: {
      [answer.status]: { description: content ? 'As asked.' : 'Done.', ...(content && { content }) },
      ...problems(problemsOf(endpoint)),
    },
  };
}

/** What an endpoint may refuse: its own reasons, and those that it shares with all of its kind. */
function problemsOf({ who, body, refuses }: Endpoint): ReadonlySet<ProblemCode> {
  const ofDevices: ProblemCode[] = who === 'device' ? ['unauthorised'] : [];
  const ofBodies: ProblemCode[] = body ? ['invalid', 'too-large'] : [];
  return new Set([...ofBodies, ...ofDevices, ...refuses, 'too-many', 'server']);
}

/** One response for each status; the codes of those that share one are told apart in the body. */
function problems(codes: ReadonlySet<ProblemCode>): Record<string, object> {
  const byStatus = Map.groupBy(codes, (code) => String(STATUS[code]));
  return Object.fromEntries(
    byStatus.entries().map(([status, codes]) => [
      status,
      {
        description: `Refused: ${codes.join(', ')}.`,
        ...(codes.includes('too-many') && { headers: RETRY_AFTER }),
        content: { 'application/json': { schema: reference('Problem') } },
      },
    ]),
  );
}

const RETRY_AFTER = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } };

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const mediaOf = ({ name, example }: Shape<unknown>) => ({ schema: reference(name), example });

function parameterOf({ name, in: where, means, schema, example, required }: Parameter): object {
  return { name, in: where, description: means, required, schema: jsonSchema(schema, 'input'), example };
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): object {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
