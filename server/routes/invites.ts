/** Invitations that admins and leaders give out. */
import * as z from 'zod/mini';
import { Id } from '#lib/okr/model.ts';
import { InviteAnswer, InviteRequest, OpenInvitesAnswer } from '#lib/sync/protocol.ts';
import { readQuery } from '../border/body.ts';
import { createInvite, listInvites, revokeInvite } from '../identity/invites.ts';
import { inviteLink } from '../invitePage/link.ts';
import { answers, creates, forDevices, NO_ANSWER, NO_BODY } from './endpoint.ts';
import { ANNA, CODE, INVITE, MOMENT, STATIONS } from './examples.ts';

export const inviting = forDevices({
  method: 'post',
  path: '/v1/invites',
  summary: 'A code that lets one person in, once. Its link opens the invite page.',
  body: { name: 'InviteRequest', schema: InviteRequest, example: { role: 'member', teams: [STATIONS] } },
  answer: creates({
    name: 'InviteAnswer',
    schema: InviteAnswer,
    example: { code: CODE, link: inviteLink('https://okr.example.com', CODE), expiresAt: MOMENT },
  }),
  refuses: ['forbidden', 'missing'],
  async does({ session, body }, { backend, publicUrl, now }) {
    const { code, expiresAt } = await createInvite(backend, session, body, now());
    return { code, link: inviteLink(publicUrl, code), expiresAt };
  },
});

export const listingInvites = forDevices({
  method: 'get',
  path: '/v1/invites',
  summary: 'Invitations that the person gave and nobody has used yet, newest first; for admins those of everybody.',
  body: NO_BODY,
  answer: answers({
    name: 'OpenInvitesAnswer',
    schema: OpenInvitesAnswer,
    example: {
      invites: [
        {
          id: INVITE,
          role: 'member',
          teams: [STATIONS],
          leads: [],
          person: null,
          invitedBy: ANNA,
          createdAt: MOMENT,
          expiresAt: MOMENT,
        },
      ],
    },
  }),
  refuses: [],
  does: async ({ session }, { backend, now }) => ({ invites: await listInvites(backend, session, now()) }),
});

export const revokingInvite = forDevices({
  method: 'delete',
  path: '/v1/invites/{id}',
  summary: 'Takes an invitation back: one that the person gave, or, for admins, anybody did.',
  parameters: [{ name: 'id', in: 'path', means: 'The invitation.', schema: Id, example: INVITE, required: true }],
  body: NO_BODY,
  answer: NO_ANSWER,
  refuses: ['invalid', 'missing'],
  async does({ c, session }, { backend, now }) {
    const { id } = readQuery({ id: c.req.param('id') }, z.object({ id: Id }));
    await revokeInvite(backend, session, id, now());
  },
});
