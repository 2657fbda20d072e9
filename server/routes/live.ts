/** What happens, as it happens: server-sent events, read by fetch so that the bearer stays in a header (protocol, 'Live'). */
import * as z from 'zod/mini';
import { SpaceId } from '#lib/sync/names.ts';
import { LiveEvent, PROTOCOL } from '#lib/sync/protocol.ts';
import { readQuery } from '../border/body.ts';
import { refuseProtocol } from '../border/protocol.ts';
import { subscribe } from '../live/subscribe.ts';
import { forDevices, NO_BODY } from './endpoint.ts';
import { EPOCH, OBJECTIVE_ROW, STATIONS } from './examples.ts';

/** Protocol 1 knows events as pokes only. */
const ROWS_SINCE = 2;

const ProtocolNumber = z.pipe(z.string().check(z.regex(/^\d{1,6}$/)), z.transform(Number));
const Followed = z.array(SpaceId).check(z.maxLength(500));
const Query = z.object({ protocol: ProtocolNumber, follow: Followed });

export const live = forDevices({
  method: 'get',
  path: '/v1/live',
  summary:
    'A stream of events, one for each space that changed. It ends when access changes: pull, then open it again.',
  parameters: [
    {
      name: 'protocol',
      in: 'query',
      means: 'The protocol that the device speaks.',
      schema: ProtocolNumber,
      example: String(PROTOCOL),
      required: true,
    },
    {
      name: 'follow',
      in: 'query',
      means: "A space to hear of besides those of the person's own teams. May be given several times.",
      schema: SpaceId,
      example: `team:${STATIONS}`,
      required: false,
    },
  ],
  body: NO_BODY,
  answer: {
    status: 200,
    media: 'text/event-stream',
    shape: {
      name: 'LiveEvent',
      schema: LiveEvent,
      example: { space: `team:${STATIONS}`, epoch: EPOCH, from: 6, to: 7, lastN: 12, rows: [OBJECTIVE_ROW] },
    },
  },
  refuses: ['invalid', 'protocol'],
  async does({ c, session }, { backend, streams }) {
    const { protocol, follow } = readQuery(
      { protocol: c.req.query('protocol'), follow: c.req.queries('follow') ?? [] },
      Query,
    );
    refuseProtocol(protocol);
    const stream = streams.open(session.device);
    const asSpoken = (event: LiveEvent) => (protocol < ROWS_SINCE ? { ...event, rows: undefined } : event);
    try {
      const leave = await subscribe(backend, session, follow, {
        event: (event) => stream.send(JSON.stringify(asSpoken(event))),
        close: () => stream.end(),
      });
      stream.whenEnded(leave);
    } catch (error) {
      stream.end();
      throw error;
    }
    return c.body(stream.body, 200, {
      'Content-Type': 'text/event-stream',
      // nginx would gather events until they fill its buffer.
      'X-Accel-Buffering': 'no',
    });
  },
});
