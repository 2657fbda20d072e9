/**
 * One kept connection to a server, one request at a time, as plain as HTTP allows: bench and server share two cores, so what asks must cost next
 * to nothing.
 */
import { connect, type Socket } from 'node:net';

export interface Connection extends Disposable {
  /** Resolves to the text of the answer. Rejects unless it is 2xx. One at a time. */
  post(path: string, body: object, token?: string): Promise<string>;
}

const HEAD_END = Buffer.from('\r\n\r\n');

export async function openConnection(url: string): Promise<Connection> {
  const { host } = new URL(url);
  let wire = await openWire(url);
  return {
    async post(path, body, token) {
      // A server lets go of a connection on which nothing was asked for some seconds.
      if (wire.socket.destroyed) wire = await openWire(url);
      const text = JSON.stringify(body);
      const bearer = token === undefined ? '' : `Authorization: Bearer ${token}\r\n`;
      const head = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n${bearer}`;
      wire.socket.write(`${head}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
      return wire.answers.next();
    },
    [Symbol.dispose]: () => void wire.socket.destroy(),
  };
}

async function openWire(url: string) {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });
  return { socket, answers: answersOn(socket) };
}

function answersOn(socket: Socket) {
  let read: Buffer = Buffer.alloc(0);
  let waiting: { resolve(text: string): void; reject(error: Error): void } | null = null;
  const settle = (status: number, body: string) => {
    const asked = waiting;
    waiting = null;
    if (status >= 200 && status < 300) asked?.resolve(body);
    else asked?.reject(new Error(`${status}: ${body}`));
  };
  socket.on('data', (bytes: Buffer) => {
    read = read.length === 0 ? bytes : Buffer.concat([read, bytes]);
    const headEnd = read.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = read.toString('latin1', 0, headEnd);
    const length = Number(/^content-length: (\d+)\r?$/im.exec(head)?.[1]);
    if (Number.isNaN(length)) throw new Error(`An answer without a length: ${head}`);
    const end = headEnd + HEAD_END.length + length;
    if (read.length < end) return;
    const body = read.toString('utf8', end - length, end);
    read = read.subarray(end);
    settle(Number(head.slice(9, 12)), body);
  });
  // What is wrong is told to whoever waits for an answer; on an idle connection it harms nobody.
  socket.on('error', (cause) => waiting?.reject(new Error('The connection broke', { cause })));
  socket.on('close', () => waiting?.reject(new Error('The server hung up.')));
  return {
    next: () =>
      new Promise<string>((resolve, reject) => {
        waiting = { resolve, reject };
      }),
  };
}
