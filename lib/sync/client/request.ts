/** One request and its answer, parsed. Nothing here throws for what a network or a server does: that comes back as a Trouble. */
import type * as z from 'zod/mini';
import type { Link } from './copy.ts';
import { troubleOf, type Trouble } from './trouble.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
export type Answer<T> = { ok: true; value: T } | { ok: false; trouble: Trouble };

export interface Asking<T> {
  method: 'GET' | 'POST' | 'DELETE';
  path: `/v1/${string}`;
  body?: unknown;
  /** What the answer must be; absent where there is none to read. */
  answer?: z.ZodMiniType<T>;
}

/** An answer that takes longer than this does not come any more: a first page of 2,000 rows takes less than a second. */
const LONGEST_MS = 60_000;

const UNREACHABLE: Answer<never> = { ok: false, trouble: { kind: 'unreachable' } };

/** @param signal ends the request before its time */
export async function ask<T>(
  { url, token }: { url: string; token?: string },
  { method, path, body, answer }: Asking<T>,
  { fetch, signal }: { fetch: Fetch; signal?: AbortSignal },
): Promise<Answer<T | null>> {
  const opened = await open(
    { url, ...(token !== undefined && { token }) },
    { method, path, body },
    {
      fetch,
      signal: AbortSignal.any([AbortSignal.timeout(LONGEST_MS), ...(signal ? [signal] : [])]),
    },
  );
  if (!opened.ok) return opened;
  if (!answer) return { ok: true, value: null };
  // An answer that broke off on its way is as good as none: the caller is told that the server could not be reached.
  const text = await opened.value.text().catch(() => null);
  if (text === null) return UNREACHABLE;
  const parsed = answer.safeParse(jsonOf(text));
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, trouble: { kind: 'server' } };
}

/** The same up to where the answer begins, for one that does not end. */
export async function open(
  { url, token }: { url: string; token?: string },
  { method, path, body }: Asking<never>,
  { fetch, signal }: { fetch: Fetch; signal: AbortSignal },
): Promise<Answer<Response>> {
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      signal,
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A bearer is all there is: no cookie, no cache, and no redirect to where the bearer should not go.
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    });
    if (response.ok) return { ok: true, value: response };
    return { ok: false, trouble: troubleOf(response.status, response.headers, jsonOf(await response.text())) };
  } catch (error) {
    // fetch rejects with a TypeError for every failure of the network, and with the signal's reason when it was ended.
    if (error instanceof TypeError || error instanceof DOMException) return UNREACHABLE;
    throw error;
  }
}

/** undefined for what is no JSON: an answer that broke off, or a proxy's page. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The answer to a request whose answer is to be read: none is as bad as a wrong one. */
export async function given<T>(asked: Promise<Answer<T | null>>): Promise<Answer<T>> {
  const answer = await asked;
  if (!answer.ok) return answer;
  return answer.value === null ? { ok: false, trouble: { kind: 'server' } } : { ok: true, value: answer.value };
}

/** Requests of the device that joined, each with the link as it is then: a copied profile takes a new one on its way. */
export function requestsOf(link: () => Promise<Link | null>, fetch: Fetch, signal: AbortSignal) {
  return async <T>(asking: Asking<T> & { answer: z.ZodMiniType<T> }): Promise<Answer<T>> => {
    const to = await link();
    if (!to) return { ok: false, trouble: { kind: 'signed-out' } };
    return given(ask(to, asking, { fetch, signal }));
  };
}
export type Request = ReturnType<typeof requestsOf>;
