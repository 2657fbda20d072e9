/** Pull (protocol, 'Pull'): asks until nothing is missing. Each answer is taken whole, with the cursors, or not at all. */
import { PROTOCOL, PullAnswer } from '../protocol.ts';
import type { Asked, SyncedCopy } from './copy.ts';
import type { Answer, Request } from './request.ts';
import type { Trouble } from './trouble.ts';

/** @param limit rows in one answer; the server's own habit where it is not said */
export async function pullAll(
  copy: Pick<SyncedCopy, 'asked' | 'received'>,
  request: Request,
  limit?: number,
): Promise<Trouble | null> {
  const send = ({ cursors, after, follow }: Asked): Promise<Answer<PullAnswer>> => {
    const body = {
      protocol: PROTOCOL,
      cursors,
      after,
      ...(follow.length > 0 && { follow }),
      ...(limit !== undefined && { limit }),
    };
    return request({ method: 'POST', path: '/v1/sync/pull', body, answer: PullAnswer });
  };
  let before = '';
  /** The next answer, by what it was asked with. */
  const ahead = new Map<string, Promise<Answer<PullAnswer>>>();
  for (;;) {
    const asked = await copy.asked();
    const now = JSON.stringify(asked);
    // The server says that there is more and gives nothing: asking for ever would help nobody.
    if (now === before) return { kind: 'server' };
    before = now;
    const answer = await (ahead.get(now) ?? send(asked));
    ahead.clear();
    if (!answer.ok) return answer.trouble;
    if (answer.value.more) {
      // It is on its way while this one is taken. Asking changes nothing on the server, and if the copy asks something else after all, as when
      // somebody else has written to it, what comes is left alone.
      const next = foreseen(asked, answer.value);
      const coming = send(next);
      // Whoever takes it up hears of its failure; if nobody does, it concerns nobody.
      coming.catch(() => undefined);
      ahead.set(JSON.stringify(next), coming);
    }
    const taken = await copy.received(answer.value, asked);
    if (!taken) before = '';
    else if (!answer.value.more) return null;
  }
}

/** How far the copy will have got, in its own order. */
function foreseen({ device, cursors, after, follow }: Asked, { spaces, gone }: PullAnswer): Asked {
  const read = new Map(Object.entries(cursors));
  const begun = new Map(Object.entries(after));
  for (const [space, part] of Object.entries(spaces)) {
    if (part.after) {
      begun.set(space, part.after);
      read.delete(space);
    } else {
      begun.delete(space);
      read.set(space, { epoch: part.epoch, ver: part.upto });
    }
  }
  for (const space of gone) {
    begun.delete(space);
    read.delete(space);
  }
  return { device, cursors: bySpace(read), after: bySpace(begun), follow };
}

function bySpace<T>(things: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...things].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
