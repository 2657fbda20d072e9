/** What a device does not know yet, in one snapshot of all that its person may read (protocol, 'Pull'). */
import { PROTOCOL, PullAnswer, PullRequest } from '#lib/sync/protocol.ts';
import { pull } from '../operations/pull.ts';
import { answers, forDevices } from './endpoint.ts';
import { EPOCH, MOMENT, OBJECTIVE_ROW, STATIONS } from './examples.ts';

/** Cursors of thousands of spaces fit. */
const LONGEST_PULL = 512 * 1024;

export const pulling = forDevices({
  method: 'post',
  path: '/v1/sync/pull',
  summary: 'Answers what changed since the cursors, or the first page of spaces without one.',
  body: {
    name: 'PullRequest',
    schema: PullRequest,
    example: { protocol: PROTOCOL, cursors: { [`team:${STATIONS}`]: { epoch: EPOCH, ver: 6 } }, limit: 500 },
  },
  longestBody: LONGEST_PULL,
  answer: answers({
    name: 'PullAnswer',
    schema: PullAnswer,
    example: {
      spaces: { [`team:${STATIONS}`]: { epoch: EPOCH, upto: 7, rows: [OBJECTIVE_ROW] } },
      gone: [],
      lastN: 12,
      rejections: [],
      serverTime: MOMENT,
    },
  }),
  refuses: ['protocol'],
  // Rows travel as they are stored, so the answer is text already.
  does: async ({ c, session, body }, { backend, now }) =>
    c.body(await pull(backend, session, body, now()), 200, { 'Content-Type': 'application/json' }),
});
