/** Joining an organisation: what an invitation is worth, and using it. */
import { InvitePreview, InvitePreviewRequest, JoinAnswer, JoinRequest, PROTOCOL } from '#lib/sync/protocol.ts';
import { previewInvite } from '../identity/invites.ts';
import { join } from '../identity/join.ts';
import { answers, creates, forAnyone } from './endpoint.ts';
import { ANNA, ANNAS_LAPTOP, CODE, MOMENT, STATIONS, TOKEN } from './examples.ts';

export const previewing = forAnyone({
  method: 'post',
  path: '/v1/join/preview',
  summary: 'What joining with a code would mean, so that a person can agree to it. Uses nothing up.',
  body: { name: 'InvitePreviewRequest', schema: InvitePreviewRequest, example: { code: CODE } },
  answer: answers({
    name: 'InvitePreview',
    schema: InvitePreview,
    example: {
      organisation: 'Ironwood Bikes',
      invitedBy: 'Chen-Hao Tsai',
      role: 'member',
      teams: [{ id: STATIONS, name: 'Stations' }],
    },
  }),
  refuses: ['gone'],
  does: ({ body }, { backend, now }) => previewInvite(backend, body.code, now()),
});

export const joining = forAnyone({
  method: 'post',
  path: '/v1/join',
  summary: 'Uses an invitation up: a device joins, and gets the bearer that it sends from now on.',
  body: {
    name: 'JoinRequest',
    schema: JoinRequest,
    example: {
      protocol: PROTOCOL,
      code: CODE,
      person: ANNA,
      name: 'Anna Lin',
      zone: 'Asia/Taipei',
      device: 'Chrome on Linux',
    },
  },
  answer: creates({
    name: 'JoinAnswer',
    schema: JoinAnswer,
    example: {
      token: TOKEN,
      device: ANNAS_LAPTOP,
      person: ANNA,
      organisation: 'Ironwood Bikes',
      serverTime: MOMENT,
    },
  }),
  refuses: ['forbidden', 'gone', 'protocol'],
  does: ({ body }, { backend, now }) => join(backend, body, now()),
});
