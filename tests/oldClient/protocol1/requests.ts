/** One request of protocol 1, and what became of it. */
import * as z from 'zod/mini';
import { Problem } from './answers.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface OldLink {
  /** Without a slash at its end. */
  url: string;
  fetch: Fetch;
  token?: string;
}

/** Why there was no answer to work with: status 0 where nobody answered, or the answer broke off. */
export interface OldTrouble {
  status: number;
  code: string;
  /** The server's words for a person. */
  detail: string;
  lastN?: number | undefined;
}

export type OldAnswer<T> = { ok: true; value: T } | { ok: false; trouble: OldTrouble };

const UNREACHABLE = { status: 0, code: 'unreachable', detail: '' };

export async function ask<T>(
  { url, fetch, token }: OldLink,
  { path, body, answer }: { path: string; body: unknown; answer: z.ZodMiniType<T> },
): Promise<OldAnswer<T>> {
  const headers = {
    'Content-Type': 'application/json',
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  };
  try {
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const said: unknown = await response.json();
    if (!response.ok) return { ok: false, trouble: troubleOf(response.status, said) };
    const parsed = answer.safeParse(said);
    return parsed.success
      ? { ok: true, value: parsed.data }
      : { ok: false, trouble: { status: response.status, code: 'unreadable', detail: z.prettifyError(parsed.error) } };
  } catch (error) {
    // Nobody there; or an answer that broke off, which is no JSON.
    const isNetwork = error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException;
    if (isNetwork) return { ok: false, trouble: UNREACHABLE };
    throw error;
  }
}

export function troubleOf(status: number, said: unknown): OldTrouble {
  const problem = Problem.safeParse(said);
  return problem.success ? { status, ...problem.data } : { status, code: 'unknown', detail: '' };
}
