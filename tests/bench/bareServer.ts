/**
 * The least that can be asked over HTTP: node:http and nothing else. Holds streams open (GET), and answers a push with what Updraft would
 * say, after telling every stream of it (POST). Prints its address like the server does.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const streams = new Set<ServerResponse>();

const server = createServer((request, answer) => {
  if (request.method === 'GET') {
    answer.writeHead(200, { 'content-type': 'text/event-stream' });
    answer.write(': live\n\n');
    streams.add(answer);
    request.once('close', () => streams.delete(answer));
    return;
  }
  let text = '';
  request.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  request.on('end', () => {
    const told: unknown = JSON.parse(text);
    if (streams.size > 0) {
      const event = `data: ${JSON.stringify(told)}\n\n`;
      for (const stream of streams) stream.write(event);
    }
    const said = JSON.stringify({ lastN: 1, verdicts: [{ n: 1, verdict: 'applied' }], serverTime: Date.now() });
    answer.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(said) });
    answer.end(said);
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`http://127.0.0.1:${port}`);
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
});
