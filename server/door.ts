/** Where requests come in: one listening socket, with an end to everything that could be held open for ever. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Unusable } from './unusable.ts';

/** To send a request's head, and the whole of it, in ms. */
const HEAD_MS = 10_000;
const REQUEST_MS = 60_000;
/** Longer than the minute after which proxies close idle connections, or one would send into a connection that we just closed. */
const IDLE_MS = 75_000;
/** How long requests may go on once the server is asked to stop, in ms. */
const LAST_REQUESTS_MS = 10_000;

export interface Door {
  /** The address that it listens on, as a browser of this machine would open it. */
  url: string;
  /** From now on requests are answered by this; until then they are asked to come again. */
  answer(fetch: Parameters<typeof getRequestListener>[0]): void;
  /** Lets nobody in any more; resolves once every request that was in has its answer, or has had time enough. */
  close(): Promise<void>;
}

/**
 * Takes a port, so that nothing else is begun where that fails.
 *
 * @param port 0 for any that is free
 * @throws {@link Unusable} where it cannot be had
 */
export async function openDoor({ host, port }: { host: string; port: number }): Promise<Door> {
  const server = createServer({ headersTimeout: HEAD_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: IDLE_MS });
  await listening(server, host, port);
  let isClosing = false;
  let answerOne = notYet;
  server.on('request', (incoming, outgoing) => {
    // Node closes only connections that are idle when it is asked to; the others would stay open for the next request.
    outgoing.once('close', () => {
      if (isClosing) setImmediate(() => server.closeIdleConnections());
    });
    answerOne(incoming, outgoing);
  });
  return {
    url: urlOf(server, host),
    answer: (fetch) => {
      const listener = getRequestListener(fetch);
      answerOne = (incoming, outgoing) => void listener(incoming, outgoing);
    },
    async close() {
      isClosing = true;
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      const impatience = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
      await closed;
      clearTimeout(impatience);
    },
  };
}

/** Between having the port and having the database. */
function notYet(_incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(503, { 'Retry-After': '1' }).end();
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(reason(error, host, port)));
    server.listen({ host, port }, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function reason(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Unusable(
        `Port ${port} of ${host} is in use, perhaps by another Updraft server. Stop that one, or set UPDRAFT_PORT to another number.`,
      );
    case 'EACCES':
      return new Unusable(`Port ${port} may not be used by this user. Set UPDRAFT_PORT to a number above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Unusable(`${host} is no address of this machine. Set UPDRAFT_HOST to one that is, such as 127.0.0.1.`);
    default:
      return error;
  }
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
