import { once } from 'node:events';
import { createServer } from 'node:http';

const ANSWER = Buffer.from('{"ok":true}');
const HEADERS = { 'content-type': 'application/json', 'content-length': ANSWER.length };

/**
 * An address that workflows call: answers at once and remembers which lead it saw at which step, so that repeats show.
 * @returns {Promise<{ url: string, counts: () => { calls: number, repeated: number }, stop: () => Promise<void> }>}
 */
export async function startStub() {
  const seen = new Set();
  let calls = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    calls++;
    seen.add(`${/"id":"([^"]*)"/.exec(text)?.[1]} ${request.url}`);
    response.writeHead(200, HEADERS).end(ANSWER);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    counts: () => ({ calls, repeated: calls - seen.size }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
