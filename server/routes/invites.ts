/** Invitations that admins and leaders give out. */
import { InviteAnswer, InviteRequest } from '#lib/sync/protocol.ts';
import { createInvite } from '../identity/invites.ts';
import { inviteLink } from '../invitePage/link.ts';
import { creates, forDevices } from './endpoint.ts';
import { CODE, MOMENT, STATIONS } from './examples.ts';

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
