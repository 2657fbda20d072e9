/**
 * One address of the server: what it takes, what it answers, and what it does. It is routed, guarded, parsed and documented from here alone,
 * so that none of these can say something else than the others.
 */
import type { Context } from 'hono';
import * as z from 'zod/mini';
import type { Session } from '../backend.ts';
import { readBody } from '../border/body.ts';
import type { Border } from '../border/border.ts';
import type { ProblemCode } from '../border/problems.ts';
import { countStranger, recognise } from '../border/session.ts';
import type { Parts } from '../parts.ts';

/** A body as it travels, with a name and an example for who reads about it. */
export interface Shape<T> {
  name: string;
  schema: z.ZodMiniType<T>;
  example: T;
}

export interface Answer<T> {
  status: 200 | 201 | 204;
  media: 'application/json' | 'text/event-stream' | 'text/html' | null;
  shape: Shape<T> | null;
}

export const answers = <T>(shape: Shape<T>): Answer<T> => ({ status: 200, media: 'application/json', shape });
export const creates = <T>(shape: Shape<T>): Answer<T> => ({ status: 201, media: 'application/json', shape });
export const NO_ANSWER: Answer<void> = { status: 204, media: null, shape: null };

/** For methods that send none. */
export const NO_BODY: Shape<undefined> = { name: '', schema: z.undefined(), example: undefined };

/** A part of the address, or of its query. */
export interface Parameter {
  name: string;
  in: 'path' | 'query';
  means: string;
  schema: z.ZodMiniType;
  example: string;
  required: boolean;
}

interface About {
  method: 'get' | 'post' | 'delete';
  /** With {name} for what changes in it. */
  path: `/${string}`;
  summary: string;
  /** Besides what every endpoint of its kind may answer (openapi/document.ts). */
  refuses: readonly ProblemCode[];
}

export interface Endpoint extends About {
  /** Anyone needs no bearer and is counted by network; a device is counted by its session. */
  who: 'anyone' | 'device';
  parameters: readonly Parameter[];
  body: Shape<unknown> | null;
  answer: Answer<unknown>;
  respond(c: Context<Border>, parts: Parts): Promise<Response>;
}

interface Asked<B> {
  body: B;
  c: Context<Border>;
}

interface Does<B, A, Q extends Asked<B>> extends About {
  parameters?: readonly Parameter[];
  body: Shape<B>;
  /** In bytes; {@link SHORT_BODY} where it is not said. */
  longestBody?: number;
  /** Anyone may ask it as often as they like. */
  uncounted?: true;
  answer: Answer<A>;
  /** Resolves to what to answer, or to the answer itself where no value makes it. Throws RequestRefused. */
  does(asked: Q, parts: Parts): Promise<A | Response>;
}

const SHORT_BODY = 16_384;

/** An endpoint for devices that joined. */
export function forDevices<B, A>(about: Does<B, A, Asked<B> & { session: Session }>): Endpoint {
  return endpoint('device', about, async (c, parts) => {
    const session = await recognise(c, parts);
    return about.does({ c, session, body: await bodyOf(c, about) }, parts);
  });
}

/** An endpoint for anybody, before there is a session. */
export function forAnyone<B, A>(about: Does<B, A, Asked<B>>): Endpoint {
  return endpoint('anyone', about, async (c, parts) => {
    if (!about.uncounted) await countStranger(c, parts);
    return about.does({ c, body: await bodyOf(c, about) }, parts);
  });
}

function endpoint<B, A, Q extends Asked<B>>(
  who: Endpoint['who'],
  { method, path, summary, refuses, parameters = [], body, answer }: Does<B, A, Q>,
  said: (c: Context<Border>, parts: Parts) => Promise<A | Response>,
): Endpoint {
  return {
    who,
    method,
    path,
    summary,
    refuses,
    parameters,
    body: method === 'post' ? body : null,
    answer,
    async respond(c, parts) {
      const value = await said(c, parts);
      if (value instanceof Response) return value;
      if (answer.status === 204) return c.body(null, 204);
      return c.body(JSON.stringify(value), answer.status, { 'Content-Type': 'application/json' });
    },
  };
}

interface Takes<B> {
  method: About['method'];
  body: Shape<B>;
  longestBody?: number;
}

function bodyOf<B>(c: Context<Border>, { method, body, longestBody = SHORT_BODY }: Takes<B>): Promise<B> {
  return method === 'post' ? readBody(c, body.schema, longestBody) : Promise.resolve(body.schema.parse(undefined));
}
