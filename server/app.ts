/** The server as one function from a request to an answer: every endpoint behind the same border. */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Border } from './border/border.ts';
import { crossOrigin } from './border/crossOrigin.ts';
import { securityHeaders } from './border/headers.ts';
import { answerProblem } from './border/problems.ts';
import { requestLog } from './border/requestLog.ts';
import type { Log } from './log.ts';
import type { Parts } from './parts.ts';
import { RequestRefused } from './refusal.ts';
import { ENDPOINTS } from './routes/endpoints.ts';

export function createApp(parts: Parts, log: Log): Hono<Border> {
  const app = new Hono<Border>();
  app.use(async (c, next) => {
    c.set('request', randomUUID());
    await next();
  });
  app.use(requestLog(log), securityHeaders(parts.publicUrl));
  app.use('/v1/*', crossOrigin);

  for (const endpoint of ENDPOINTS) {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(endpoint.method, path, (c) => endpoint.respond(c, parts));
  }

  app.notFound((c) =>
    answerProblem(c, {
      code: 'missing',
      detail: `Nothing answers to ${c.req.method} here. /v1/openapi.json lists what there is.`,
    }),
  );
  app.onError((error, c) => {
    if (error instanceof RequestRefused) return answerProblem(c, error.problem);
    log.defect(error, c.get('request'));
    return answerProblem(c, {
      code: 'server',
      detail: `The server failed; nothing of this request was kept. Try again later; its log has the cause under ${c.get('request')}.`,
    });
  });
  return app;
}
