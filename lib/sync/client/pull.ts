/** Pull (protocol, 'Pull'): asks until nothing is missing. Each answer is taken whole, with the cursors, or not at all. */
import { PROTOCOL, PullAnswer } from '../protocol.ts';
import type { SyncedCopy } from './copy.ts';
import type { Request } from './request.ts';
import type { Trouble } from './trouble.ts';

/** @param limit rows in one answer; the server's own habit where it is not said */
export async function pullAll(copy: SyncedCopy, request: Request, limit?: number): Promise<Trouble | null> {
  let before = '';
  for (;;) {
    const asked = await copy.asked();
    const { cursors, after, follow } = asked;
    const body = {
      protocol: PROTOCOL,
      cursors,
      after,
      ...(follow.length > 0 && { follow }),
      ...(limit !== undefined && { limit }),
    };
    const now = JSON.stringify(body);
    // The server says that there is more and gives nothing: asking for ever would help nobody.
    if (now === before) return { kind: 'server' };
    before = now;
    const answer = await request({ method: 'POST', path: '/v1/sync/pull', body, answer: PullAnswer });
    if (!answer.ok) return answer.trouble;
    const taken = await copy.received(answer.value, asked);
    if (!taken) before = '';
    else if (!answer.value.more) return null;
  }
}
