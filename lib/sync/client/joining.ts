/** The requests of whoever has an invitation: looking at it, and using it. */
import type * as z from 'zod/mini';
import { InvitePreview, JoinAnswer, PROTOCOL } from '../protocol.ts';
import { ask, given, type Answer, type Fetch } from './request.ts';

/** An invitation as the invite page or its link tells it. */
export interface Invitation {
  /** Of the server, without a slash at its end. */
  url: string;
  code: string;
}

/** Who joins, in the words of this device. */
export interface Joiner {
  /** The identifier that this person's records carry here. */
  person: string;
  name: string;
  /** IANA. */
  zone: string;
  /** What the list of sessions calls this device, for example 'Chrome on Linux'. */
  device: string;
  /** Of {@link newAttempt}; the same one again where the answer was lost. */
  attempt?: string;
  /** What this device had at the same server before. */
  former?: string;
}

/** As the pages' policy names them (wxt.config.ts); it cannot name [::1]. */
const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/** The address as it is asked, or null for what is none: only https keeps a bearer secret, except where nothing leaves the machine. */
export function serverUrl(text: string): string | null {
  const url = URL.parse(text.trim());
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname)))) return null;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** What a text is that should be an invitation's link. */
export type ReadLink = { ok: true; invitation: Invitation } | { ok: false; why: 'no-link' | 'not-https' };

/** The door's path on every server; the code stands behind '#', which no browser sends anywhere. */
const DOOR = /^(?<path>.*)\/join$/;
const CODE = /^#(?<code>[\w-]{16,200})$/;

/** Reads 'https://okr.example.com/join#…', as it was pasted or as a tab shows it. */
export function readLink(text: string): ReadLink {
  const url = URL.parse(text.trim());
  const path = DOOR.exec(url?.pathname ?? '')?.groups?.path;
  const code = CODE.exec(url?.hash ?? '')?.groups?.code;
  if (!url || path === undefined || code === undefined) return { ok: false, why: 'no-link' };
  const server = serverUrl(`${url.origin}${path}`);
  return server === null ? { ok: false, why: 'not-https' } : { ok: true, invitation: { url: server, code } };
}

export type Preview = z.infer<typeof InvitePreview>;

/** What joining would mean; uses nothing up. */
export const previewInvitation = ({ url, code }: Invitation, fetch: Fetch): Promise<Answer<Preview>> =>
  given(ask({ url }, { method: 'POST', path: '/v1/join/preview', body: { code }, answer: InvitePreview }, { fetch }));

/** Names an attempt to join, so that it can be repeated until its answer has come: 256 random bits. */
export function newAttempt(): string {
  const bits = crypto.getRandomValues(new Uint8Array(32));
  return bits.toBase64({ alphabet: 'base64url', omitPadding: true });
}

/** Uses the invitation up. Asked again with the same attempt it gives the same answer, until the first request with the new bearer. */
export function joinWith({ url, code }: Invitation, joiner: Joiner, fetch: Fetch): Promise<Answer<JoinAnswer>> {
  const body = { protocol: PROTOCOL, code, ...joiner };
  return given(ask({ url }, { method: 'POST', path: '/v1/join', body, answer: JoinAnswer }, { fetch }));
}
