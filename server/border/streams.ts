/**
 * Open event streams (protocol, 'Live'): bodies that go on until the device goes away, its access ends, it falls behind or the server stops.
 * Whoever falls behind is let go instead of filling the server's memory: it comes again and pulls.
 */

/** As long as this much waits for a device, its stream goes on. */
const WAITING_BYTES = 512 * 1024;
/** A second one may open before the end of the first is noticed, as after a change of network. */
const STREAMS_A_DEVICE = 2;
/** Proxies take a connection on which nothing was said for 30 to 60 s for dead. */
const HEARTBEAT_MS = 20_000;

export interface Stream {
  readonly body: ReadableStream<Uint8Array>;
  /** One event. Does nothing once the stream has ended. */
  send(data: string): void;
  end(): void;
  readonly hasEnded: boolean;
}

export interface Streams {
  /**
   * @param device whose it is: its oldest stream ends where there would be too many
   * @param ended called once, when the stream is over for whatever reason
   */
  open(device: string, ended: () => void): Stream;
  /** How many are open. */
  readonly count: number;
  /** Ends all of them, and each that is opened from now on. */
  close(): void;
}

export function createStreams(): Streams {
  const open = new Map<string, OpenStream[]>();
  let isClosed = false;
  const heart = setInterval(() => {
    for (const streams of open.values()) for (const stream of streams) stream.comment('');
  }, HEARTBEAT_MS);
  // It keeps nothing alive by itself.
  heart.unref();

  return {
    open(device, ended) {
      const stream: OpenStream = createStream(() => {
        const others = (open.get(device) ?? []).filter((other) => other !== stream);
        if (others.length > 0) open.set(device, others);
        else open.delete(device);
        ended();
      });
      const streams = [...(open.get(device) ?? []), stream];
      open.set(device, streams);
      // So that its first bytes arrive and the device knows that it hears what comes now.
      stream.comment('live');
      if (streams.length > STREAMS_A_DEVICE) streams[0]?.end();
      if (isClosed) stream.end();
      return stream;
    },
    get count() {
      return [...open.values()].reduce((sum, streams) => sum + streams.length, 0);
    },
    close() {
      isClosed = true;
      clearInterval(heart);
      for (const streams of open.values()) for (const stream of streams) stream.end();
    },
  };
}

interface OpenStream extends Stream {
  /** A line that is no event: it only says that the connection lives. */
  comment(text: string): void;
}

const encoder = new TextEncoder();

function createStream(ended: () => void): OpenStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const over = () => {
    if (!controller) return;
    controller = null;
    ended();
  };
  const end = () => {
    controller?.close();
    over();
  };
  const write = (text: string) => {
    controller?.enqueue(encoder.encode(text));
    if ((controller?.desiredSize ?? 0) < 0) end();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given;
      },
      cancel: over,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: WAITING_BYTES }),
  );
  return {
    body,
    send: (data) => write(`data: ${data}\n\n`),
    comment: (text) => write(`: ${text}\n\n`),
    end,
    get hasEnded() {
      return controller === null;
    },
  };
}
