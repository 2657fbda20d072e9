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
  /** Called once, when it is over for whatever reason; at once where it is over already. */
  whenEnded(told: () => void): void;
}

export interface Streams {
  /** @param device whose it is: its oldest stream ends where there would be too many */
  open(device: string): Stream;
  /** How many are open. */
  readonly count: number;
  /** Ends all of them, and each that is opened from now on. */
  close(): void;
}

export function createStreams(): Streams {
  const open = new Map<string, Stream[]>();
  let isClosed = false;

  return {
    open(device) {
      const stream = createStream();
      const streams = [...(open.get(device) ?? []), stream];
      open.set(device, streams);
      stream.whenEnded(() => {
        const others = (open.get(device) ?? []).filter((other) => other !== stream);
        if (others.length > 0) open.set(device, others);
        else open.delete(device);
      });
      if (streams.length > STREAMS_A_DEVICE) streams[0]?.end();
      if (isClosed) stream.end();
      return stream;
    },
    get count() {
      return [...open.values()].reduce((sum, streams) => sum + streams.length, 0);
    },
    close() {
      isClosed = true;
      for (const streams of open.values()) for (const stream of streams) stream.end();
    },
  };
}

const encoder = new TextEncoder();

function createStream(): Stream {
  /** null once it is over. */
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const told: (() => void)[] = [];
  let waiting = '';
  let flushing: NodeJS.Immediate | null = null;
  const over = () => {
    if (!controller) return;
    controller = null;
    clearInterval(heart);
    for (const tell of told) tell();
  };
  const flush = () => {
    if (flushing) clearImmediate(flushing);
    flushing = null;
    if (waiting !== '') controller?.enqueue(encoder.encode(waiting));
    waiting = '';
  };
  const end = () => {
    flush();
    controller?.close();
    over();
  };
  /** In the next turn of the event loop: whoever pushed is answered first, and what they did to several spaces leaves at once. */
  const write = (text: string) => {
    if (!controller) return;
    waiting += text;
    flushing ??= setImmediate(() => {
      flush();
      if ((controller?.desiredSize ?? 0) < 0) end();
    });
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
  // Lines that begin with a colon are no events: they only say that the connection lives. The first one, that the server listens.
  write(': live\n\n');
  const heart = setInterval(() => write(':\n\n'), HEARTBEAT_MS);
  // It keeps no process alive by itself.
  heart.unref();
  return {
    body,
    send: (data) => write(`data: ${data}\n\n`),
    end,
    whenEnded(tell) {
      if (controller) told.push(tell);
      else tell();
    },
  };
}
