/** The devices of a person: each is a session that ends at once when it is revoked. */
import * as z from 'zod/mini';
import { Id } from '#lib/okr/model.ts';
import {
  JoinAnswer,
  Membership,
  OthersSessionsAnswer,
  PROTOCOL,
  SessionRequest,
  SessionsAnswer,
} from '#lib/sync/protocol.ts';
import { readQuery } from '../border/body.ts';
import {
  leave,
  listOthersSessions,
  listSessions,
  replaceDevice,
  revokeSession,
  showMembership,
} from '../identity/sessions.ts';
import { answers, creates, forDevices, NO_ANSWER, NO_BODY } from './endpoint.ts';
import { ANNA, ANNAS_LAPTOP, MOMENT, STATIONS, TOKEN } from './examples.ts';

export const listing = forDevices({
  method: 'get',
  path: '/v1/sessions',
  summary: "The person's devices, oldest first.",
  body: NO_BODY,
  answer: answers({
    name: 'SessionsAnswer',
    schema: SessionsAnswer,
    example: {
      sessions: [{ id: ANNAS_LAPTOP, device: 'Chrome on Linux', createdAt: MOMENT, lastSeenAt: MOMENT, current: true }],
    },
  }),
  refuses: [],
  does: async ({ session }, { backend }) => ({ sessions: await listSessions(backend, session) }),
});

export const listingOthers = forDevices({
  method: 'get',
  path: '/v1/sessions/others',
  summary: "Everybody else's devices, by person, for admins.",
  body: NO_BODY,
  answer: answers({
    name: 'OthersSessionsAnswer',
    schema: OthersSessionsAnswer,
    example: {
      sessions: [{ id: ANNAS_LAPTOP, person: ANNA, device: 'Chrome on Linux', createdAt: MOMENT, lastSeenAt: MOMENT }],
    },
  }),
  refuses: ['forbidden'],
  does: async ({ session }, { backend }) => ({ sessions: await listOthersSessions(backend, session) }),
});

export const replacing = forDevices({
  method: 'post',
  path: '/v1/sessions',
  summary: "A session of its own for a restored browser profile, which shares its token with another (409 'copied').",
  body: {
    name: 'SessionRequest',
    schema: SessionRequest,
    example: { protocol: PROTOCOL, device: 'Chrome on Linux' },
  },
  answer: creates({
    name: 'JoinAnswer',
    schema: JoinAnswer,
    example: { token: TOKEN, device: ANNAS_LAPTOP, person: ANNA, organisation: 'Ironwood Bikes', serverTime: MOMENT },
  }),
  refuses: ['protocol'],
  does: ({ session, body }, { backend, now }) => replaceDevice(backend, session, body.device, now()),
});

export const revoking = forDevices({
  method: 'delete',
  path: '/v1/sessions/{id}',
  summary: 'Ends a session: one of the own, or, for admins, of anybody. Its streams close at once.',
  parameters: [{ name: 'id', in: 'path', means: 'The session.', schema: Id, example: ANNAS_LAPTOP, required: true }],
  body: NO_BODY,
  answer: NO_ANSWER,
  refuses: ['invalid', 'forbidden', 'missing'],
  async does({ c, session }, { backend, now }) {
    const { id } = readQuery({ id: c.req.param('id') }, z.object({ id: Id }));
    await revokeSession(backend, session, id, now());
  },
});

export const belonging = forDevices({
  method: 'get',
  path: '/v1/membership',
  summary: 'What the person is in the organisation: role, teams, and the teams among them that they lead.',
  body: NO_BODY,
  answer: answers({
    name: 'Membership',
    schema: Membership,
    example: { organisation: 'Ironwood Bikes', role: 'member', teams: [STATIONS], leads: [STATIONS] },
  }),
  refuses: [],
  does: ({ session }, { backend }) => showMembership(backend, session),
});

export const leaving = forDevices({
  method: 'delete',
  path: '/v1/membership',
  summary: 'The person leaves the organisation, with all devices.',
  body: NO_BODY,
  answer: NO_ANSWER,
  refuses: ['forbidden'],
  does: ({ session }, { backend, now }) => leave(backend, session, now()),
});
