/** The live stream (protocol, 'Live') as a queue of events that is filled while others work. */
import { LiveEvent, PROTOCOL } from '../protocol.ts';
import type { Link } from './copy.ts';
import { eventsIn } from './eventStream.ts';
import { open, type Answer } from './request.ts';
import type { SyncPorts } from './ports.ts';

export interface LiveStream {
  /** The next event that has arrived, or undefined. */
  next(): LiveEvent | undefined;
  readonly hasEnded: boolean;
}

/** The server says something at least every 20 s; after a longer silence nobody is there any more, as after a sleep. */
const SILENCE_MS = 50_000;

/**
 * @param follow spaces to hear of besides those that come by themselves
 * @param told called when an event has arrived, and when the stream has ended
 * @param signal closes the stream
 */
export async function openStream(
  link: Link,
  { fetch, later }: Pick<SyncPorts, 'fetch' | 'later'>,
  { follow, told, signal }: { follow: readonly string[]; told: () => void; signal: AbortSignal },
): Promise<Answer<LiveStream>> {
  const hangUp = new AbortController();
  const ended = AbortSignal.any([signal, hangUp.signal]);
  let callOff = later(SILENCE_MS, () => hangUp.abort());
  const alive = () => {
    callOff();
    callOff = later(SILENCE_MS, () => hangUp.abort());
  };
  const followed = follow.map((space) => `&follow=${encodeURIComponent(space)}`).join('');
  const path = `/v1/live?protocol=${PROTOCOL}${followed}` as const;
  const opened = await open(link, { method: 'GET', path }, { fetch, signal: ended });
  if (!opened.ok) {
    callOff();
    return opened;
  }
  const { body } = opened.value;
  const events: LiveEvent[] = [];
  let hasEnded = body === null;
  const listen = async (): Promise<void> => {
    for await (const data of body ? eventsIn(body, alive) : []) {
      events.push(LiveEvent.parse(JSON.parse(data)));
      told();
    }
  };
  void listen()
    // Cut off, or something that is no event: either way whoever reads this opens another one, and pulls.
    .catch((reason: unknown) => hangUp.abort(reason))
    .finally(() => {
      hasEnded = true;
      callOff();
      told();
    });
  const stream: LiveStream = {
    next: () => events.shift(),
    get hasEnded() {
      return hasEnded;
    },
  };
  return { ok: true, value: stream };
}
