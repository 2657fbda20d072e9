/** The least that can hold streams open: node:http and nothing else. Prints its address like the server does. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((_request, answer) => {
  answer.writeHead(200, { 'content-type': 'text/event-stream' });
  answer.write(': live\n\n');
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`http://127.0.0.1:${port}/join#bare`);
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
});
