/** What every answer tells a browser. Answers hold somebody's data or one-time links, and are for extensions, not for pages. */
import type { MiddlewareHandler } from 'hono';
import type { Border } from './border.ts';

const ALWAYS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
/** Half a year: long enough to matter, short enough to turn back. Ours to say only where we are reached by https. */
const ONLY_HTTPS = { 'Strict-Transport-Security': 'max-age=15552000' };

export function securityHeaders(publicUrl: string): MiddlewareHandler<Border> {
  const headers = Object.entries({ ...ALWAYS, ...(publicUrl.startsWith('https:') && ONLY_HTTPS) });
  return async (c, next) => {
    for (const [name, value] of headers) c.header(name, value);
    await next();
  };
}
