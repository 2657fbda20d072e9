/** Changes of a device come in here, and nowhere else (protocol, 'Push'). */
import { PROTOCOL, PushAnswer, PushRequest } from '#lib/sync/protocol.ts';
import { push } from '../operations/push.ts';
import { answers, forDevices } from './endpoint.ts';
import { ANNA, CLOCK, MOMENT } from './examples.ts';

/** 200 operations with a full page of text each fit. */
const LONGEST_PUSH = 8 * 1024 * 1024;

export const pushing = forDevices({
  method: 'post',
  path: '/v1/sync/push',
  summary: "Settles a device's next operations, in order.",
  body: {
    name: 'PushRequest',
    schema: PushRequest,
    example: {
      protocol: PROTOCOL,
      ops: [
        {
          n: 12,
          uid: '0198f3a2-6c1e-7b3a-9d55-3f2a1c0e7b51',
          hlc: CLOCK,
          space: 'org',
          root: 'directory',
          id: ANNA,
          kind: 'person',
          type: 'patch',
          fields: { zone: 'Asia/Taipei' },
        },
      ],
      seen: [9],
    },
  },
  longestBody: LONGEST_PUSH,
  answer: answers({
    name: 'PushAnswer',
    schema: PushAnswer,
    example: { lastN: 12, verdicts: [{ n: 12, verdict: 'applied' }], serverTime: MOMENT },
  }),
  refuses: ['gap', 'copied', 'protocol'],
  does: ({ session, body }, { backend, now }) => push(backend, session, body, now()),
});
