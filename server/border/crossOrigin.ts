/**
 * Who may ask from a browser: every origin. An extension's is another one in every Firefox, and no origin proves anything here: there are no
 * cookies, so a page that asks without a bearer is nobody, and one that has a bearer was given it. Without this the extension would
 * need a permission for every server that its person might join.
 */
import { cors } from 'hono/cors';

/** As long as Chromium remembers an answer; without it every request would be two. */
const PREFLIGHT_SECONDS = 7_200;

export const crossOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
  allowHeaders: ['Authorization', 'Content-Type'],
  exposeHeaders: ['Retry-After'],
  maxAge: PREFLIGHT_SECONDS,
});
