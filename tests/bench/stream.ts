/** Streams that go on, as many as are asked for. */
import { Agent, request, type IncomingMessage } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** Opens a stream that goes on; resolves with its first bytes. */
export function openStream(url: string, token?: string): Promise<IncomingMessage> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (answer) => {
      if (answer.statusCode === 200) answer.once('data', () => resolve(answer));
      else reject(new Error(`The server answered a stream with ${answer.statusCode}.`));
    });
    sent.on('error', (cause) => reject(new Error(`No stream from ${url}`, { cause }))).end();
  });
}
