/** One line for each request, without anything that could open a door: no body, no query, no header, no code. */
import { routePath } from 'hono/route';
import type { Context, MiddlewareHandler } from 'hono';
import type { Log } from '../log.ts';
import type { Border } from './border.ts';

/** Tokens and codes are longer; words of addresses are not. */
const COULD_BE_SECRET = /[^/]{33,}/g;
const LONGEST_PATH = 120;

export function requestLog(log: Log): MiddlewareHandler<Border> {
  return async (c, next) => {
    const begin = performance.now();
    await next();
    const session = c.get('session');
    log.request({
      method: c.req.method,
      path: pathOf(c),
      status: c.res.status,
      ms: Math.round((performance.now() - begin) * 10) / 10,
      ...(session && { device: session.device }),
      ...(c.res.status >= 500 && { request: c.get('request') }),
    });
  };
}

/** The address as the table of endpoints has it; one that is not there is cut, since anything may stand in it. */
function pathOf(c: Context<Border>): string {
  const route = routePath(c, -1);
  return route.endsWith('*') ? c.req.path.replace(COULD_BE_SECRET, '…').slice(0, LONGEST_PATH) : route;
}
