/** The requests about invitations that one gives: to make one, see those that wait, and take one back. */
import type * as z from 'zod/mini';
import { InviteAnswer, OpenInvitesAnswer, type InviteRequest, type OpenInvite } from '../protocol.ts';
import type { Link } from './copy.ts';
import { ask, given, type Answer, type Fetch } from './request.ts';

/** A link that lets one person in, once. The server tells it this one time. */
export const giveInvite = (
  link: Link,
  body: z.infer<typeof InviteRequest>,
  fetch: Fetch,
): Promise<Answer<z.infer<typeof InviteAnswer>>> =>
  given(ask(link, { method: 'POST', path: '/v1/invites', body, answer: InviteAnswer }, { fetch }));

/** Those that nobody has used yet, newest first: one's own, for admins everybody's. */
export async function listInvites(link: Link, fetch: Fetch): Promise<Answer<OpenInvite[]>> {
  const answer = await given(ask(link, { method: 'GET', path: '/v1/invites', answer: OpenInvitesAnswer }, { fetch }));
  return answer.ok ? { ok: true, value: answer.value.invites } : answer;
}

/** One that was used or withdrawn meanwhile is as good. */
export async function takeInviteBack(link: Link, id: string, fetch: Fetch): Promise<Answer<null>> {
  const answer = await ask(link, { method: 'DELETE', path: `/v1/invites/${encodeURIComponent(id)}` }, { fetch });
  return answer.ok || answer.trouble.kind === 'missing' ? { ok: true, value: null } : answer;
}
