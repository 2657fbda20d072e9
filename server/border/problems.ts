/** What is wrong with a request, as an answer: one status for each code of the protocol. */
import type { Context } from 'hono';
import type { Problem } from '#lib/sync/protocol.ts';
import type { Border } from './border.ts';

export type ProblemCode = Problem['code'];

export const STATUS = {
  invalid: 400,
  unauthorised: 401,
  forbidden: 403,
  missing: 404,
  gap: 409,
  copied: 409,
  gone: 410,
  'too-large': 413,
  protocol: 426,
  'too-many': 429,
  server: 500,
} as const satisfies Record<ProblemCode, number>;

export function answerProblem(c: Context<Border>, problem: Problem): Response {
  // HTTP wants a 401 to say how to authorise oneself (RFC 9110, 11.6.1).
  if (problem.code === 'unauthorised') c.header('WWW-Authenticate', 'Bearer');
  return c.json(problem, STATUS[problem.code]);
}
