/** Reads an event stream as a device does: by fetch, with the bearer in a header. Every wait has an end. */
import { onTestFinished } from 'vitest';
import { LiveEvent, PROTOCOL } from '#lib/sync/protocol.ts';

const WAIT_MS = 10_000;

export interface EventReader {
  status: number;
  headers: Headers;
  /** The next event; comments are passed over. Throws after some seconds without one, or where the stream has ended. */
  next(): Promise<LiveEvent>;
  /** Resolves to null once the server has ended the stream, or to an event that came before; throws after some seconds. */
  ended(): Promise<string | null>;
  /** The device goes away. */
  leave(): void;
}

/** Resolves once the server says that it listens for this device. */
export async function openEvents(
  { publicUrl }: { publicUrl: string },
  token: string,
  { protocol = PROTOCOL, follow = [] }: { protocol?: number; follow?: string[] } = {},
): Promise<EventReader> {
  const query = new URLSearchParams([['protocol', String(protocol)], ...follow.map((space) => ['follow', space])]);
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const { status, headers, body } = await fetch(`${publicUrl}/v1/live?${query}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  if (!body) throw new Error('The answer has no body.');
  const blocks = blocksOf(body);
  const next = async (): Promise<string | null> => {
    for (;;) {
      const { value = null } = await withinTime(blocks.next());
      if (value === null || value.startsWith('data: ')) return value;
    }
  };
  // The first block is a comment: what is committed from now on is heard.
  if (status === 200) await withinTime(blocks.next());
  return {
    status,
    headers,
    async next() {
      const block = await next();
      if (block === null) throw new Error('The stream has ended.');
      return LiveEvent.parse(JSON.parse(block.slice('data: '.length)));
    },
    ended: next,
    leave: () => leaving.abort(),
  };
}

async function* blocksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, null> {
  const decoder = new TextDecoder();
  let waiting = '';
  for await (const bytes of body) {
    waiting += decoder.decode(bytes, { stream: true });
    const blocks = waiting.split('\n\n');
    waiting = blocks.pop() ?? '';
    yield* blocks;
  }
  return null;
}

async function withinTime<T>(wanted: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`Nothing came for ${WAIT_MS} ms.`)), WAIT_MS);
  try {
    return await Promise.race([wanted, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
