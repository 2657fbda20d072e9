/** What can keep a request from its answer, as plain data: each has a state that a person sees and leaves (syncer.ts). */
import { Problem } from '../protocol.ts';

export type Trouble =
  /** Nobody answered, or the answer broke off. */
  | { kind: 'unreachable' }
  /** 401: the session has ended. */
  | { kind: 'signed-out' }
  /** 403. */
  | { kind: 'no-right' }
  /** 404: there is no Updraft at this address. */
  | { kind: 'missing' }
  /** 409: the server has settled only up to `lastN`. */
  | { kind: 'gap'; lastN: number }
  /** 409: another browser goes by this device's name. */
  | { kind: 'copied' }
  /** 410: the invitation was used, or is too old. */
  | { kind: 'gone' }
  | { kind: 'too-large' }
  /** 426: extension and server do not speak the same protocol any more. */
  | { kind: 'too-old' }
  /** 429. */
  | { kind: 'too-many'; retryAfterMs: number | null }
  /** 400: the server does not understand the request. */
  | { kind: 'invalid' }
  /** 5xx, and answers that are none of this protocol. */
  | { kind: 'server' };

const BY_STATUS: Readonly<Record<number, Trouble>> = {
  400: { kind: 'invalid' },
  401: { kind: 'signed-out' },
  403: { kind: 'no-right' },
  404: { kind: 'missing' },
  410: { kind: 'gone' },
  413: { kind: 'too-large' },
  422: { kind: 'invalid' },
  426: { kind: 'too-old' },
};

/** What an answer that is not 2xx means. A proxy in between may answer too, so the status decides and the body only adds to it. */
export function troubleOf(status: number, headers: Headers, body: unknown): Trouble {
  if (status === 429) return { kind: 'too-many', retryAfterMs: retryAfter(headers.get('Retry-After')) };
  if (status === 409) return conflictOf(body);
  return BY_STATUS[status] ?? { kind: 'server' };
}

function conflictOf(body: unknown): Trouble {
  const problem = Problem.safeParse(body);
  if (!problem.success) return { kind: 'server' };
  const { code, lastN } = problem.data;
  if (code === 'gap' && lastN !== undefined) return { kind: 'gap', lastN };
  return code === 'copied' ? { kind: 'copied' } : { kind: 'server' };
}

/** Whole seconds (RFC 9110, 10.2.3); the form with a date is nobody's here. */
function retryAfter(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null;
}
