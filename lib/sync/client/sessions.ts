/** The requests about who is signed in where: one's own devices, for admins those of everybody. */
import { Membership, OthersSessionsAnswer, SessionsAnswer, type OthersSession, type Session } from '../protocol.ts';
import type { Link } from './copy.ts';
import { ask, given, type Answer, type Fetch } from './request.ts';

/** What this person is in the organisation. */
export const readMembership = (link: Link, fetch: Fetch): Promise<Answer<Membership>> =>
  given(ask(link, { method: 'GET', path: '/v1/membership', answer: Membership }, { fetch }));

/** One's own, oldest first. */
export async function listSessions(link: Link, fetch: Fetch): Promise<Answer<Session[]>> {
  const answer = await given(ask(link, { method: 'GET', path: '/v1/sessions', answer: SessionsAnswer }, { fetch }));
  return answer.ok ? { ok: true, value: answer.value.sessions } : answer;
}

/** Everybody else's, by person; 'no-right' for whoever is no admin. */
export async function listOthersSessions(link: Link, fetch: Fetch): Promise<Answer<OthersSession[]>> {
  const path = '/v1/sessions/others';
  const answer = await given(ask(link, { method: 'GET', path, answer: OthersSessionsAnswer }, { fetch }));
  return answer.ok ? { ok: true, value: answer.value.sessions } : answer;
}

/** Ends a session at once, its streams too. One that has ended already is as good. */
export async function endSession(link: Link, id: string, fetch: Fetch): Promise<Answer<null>> {
  const answer = await ask(link, { method: 'DELETE', path: `/v1/sessions/${encodeURIComponent(id)}` }, { fetch });
  const isOver = answer.ok || answer.trouble.kind === 'missing' || (id === link.device && isSignedOut(answer));
  return isOver ? { ok: true, value: null } : answer;
}

const isSignedOut = (answer: Answer<null>): boolean => !answer.ok && answer.trouble.kind === 'signed-out';
