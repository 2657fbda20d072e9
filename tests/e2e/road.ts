/** The road between browsers and a server: an address of its own, on which requests and answers can be held up. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeldUp {
  /** How many wait there now, each for somebody who still wants it. */
  readonly count: number;
  /** Lets everything go on. */
  release(): void;
}

export interface Road {
  /** A link of the server, by this road. */
  by(link: string): string;
  /** From now on everything to an address waits: before the server has it, or when the server has done it and its answer is on the way. */
  holdUp(path: string, what: 'request' | 'answer'): HeldUp;
  close(): Promise<void>;
}

/** @param target the server's address */
export async function openRoad(target: string): Promise<Road> {
  const stops = new Map<string, { waiting: Set<ServerResponse>; free: Promise<void> }>();
  const wait = async (path: string, what: 'request' | 'answer', outgoing: ServerResponse): Promise<void> => {
    const stop = stops.get(`${what} ${path}`);
    // What a browser asks beforehand is its own affair.
    if (!stop || outgoing.destroyed || outgoing.req.method === 'OPTIONS') return;
    stop.waiting.add(outgoing);
    outgoing.once('close', () => stop.waiting.delete(outgoing));
    await stop.free;
  };
  const carry = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { pathname } = new URL(incoming.url ?? '/', target);
    await wait(pathname, 'request', outgoing);
    // Whoever asked may have gone away meanwhile; what they sent then never arrived.
    if (outgoing.destroyed) return;
    const onward = request(`${target}${incoming.url}`, { method: incoming.method, headers: incoming.headers });
    const lost = () => outgoing.destroy();
    onward.on('error', lost);
    onward.on('response', async (answer) => {
      await wait(pathname, 'answer', outgoing);
      if (outgoing.destroyed) {
        answer.destroy();
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', lost);
      answer.pipe(outgoing);
    });
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  };
  const server = createServer((incoming, outgoing) => void carry(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    by: (link) => link.replace(target, `http://127.0.0.1:${port}`),
    holdUp(path, what) {
      const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
      const waiting = new Set<ServerResponse>();
      stops.set(`${what} ${path}`, { waiting, free });
      return {
        get count() {
          return waiting.size;
        },
        release() {
          stops.delete(`${what} ${path}`);
          letGo();
        },
      };
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
