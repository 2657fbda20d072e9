/** Who asks: a device by its bearer, or somebody unknown by where they are. Whoever asks too often is told to wait. */
import type { Context } from 'hono';
import type { Session } from '../backend.ts';
import { authenticate } from '../identity/session.ts';
import type { Parts } from '../parts.ts';
import { RequestRefused, unauthorised } from '../refusal.ts';
import { clientAddress, networkOf } from './address.ts';
import type { Border } from './border.ts';

/** RFC 6750, 2.1: the characters of a token, and the scheme in any case. */
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;
const LONGEST_TOKEN = 200;

/** The session of a request's bearer. Throws {@link RequestRefused}. */
export async function recognise(c: Context<Border>, parts: Parts): Promise<Session> {
  const token = tokenOf(c.req.header('authorization'));
  const session = token === null ? null : await authenticate(parts.backend, token, parts.now());
  if (!session) {
    await countStranger(c, parts);
    throw token === null ? withoutToken() : unauthorised();
  }
  c.set('session', session);
  refuseIfTooMany(c, await parts.limits.device(session.device));
  return session;
}

/** Counts a request that has no session. Throws {@link RequestRefused} when there were too many. */
export async function countStranger(c: Context<Border>, { limits, proxies }: Parts): Promise<void> {
  const peer = c.env?.incoming?.socket.remoteAddress;
  const address = clientAddress(peer, c.req.header('x-forwarded-for'), proxies);
  refuseIfTooMany(c, await limits.network(networkOf(address)));
}

/** The token of an Authorization header: in that header and nowhere else, because addresses are logged and remembered. */
function tokenOf(header: string | undefined): string | null {
  const token = BEARER.exec(header ?? '')?.[1];
  return token === undefined || token.length > LONGEST_TOKEN ? null : token;
}

function withoutToken(): RequestRefused {
  const detail = "Send the token that joining gave this device as 'Authorization: Bearer …'.";
  return new RequestRefused({ code: 'unauthorised', detail });
}

function refuseIfTooMany(c: Context<Border>, seconds: number | null): void {
  if (seconds === null) return;
  c.header('Retry-After', String(seconds));
  throw new RequestRefused({ code: 'too-many', detail: `Too many requests. Ask again in ${seconds} s.` });
}
