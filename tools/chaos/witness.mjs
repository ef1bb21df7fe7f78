import { once } from 'node:events';
import { createServer } from 'node:http';

const ANSWER = Buffer.from('{"ok":true}');

/**
 * A system that journeys call. It remembers which lead it saw at which step, and now and then, as `mood` says, breaks
 * off before it has taken a call (`refuse`) or after (`cut`), or is slow. Below `/broken` it takes no call for a lead until
 * it is mended for them.
 * @returns {Promise<{ url: string, mend: (lead: string) => void, calls: () => { lead: string, step: string, times: number }[], stop: () => Promise<void> }>}
 */
export async function startWitness(mood) {
  const seen = new Map();
  const mended = new Set();
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const today = mood();
    if (today === 'refuse') return response.writeHead(503).end();
    const lead = /"id":"([^"]*)"/.exec(text)?.[1] ?? '';
    const step = new URL(request.url, 'http://witness').searchParams.get('step') ?? '';
    if (request.url.startsWith('/broken') && !mended.has(lead)) return response.writeHead(422).end();
    const key = `${lead}/${step}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (today === 'cut') return request.socket.destroy();
    const answer = () => response.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER);
    if (today === 'slow') setTimeout(answer, 2_000);
    else answer();
  });
  server.on('connection', (socket) => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    mend: (lead) => mended.add(lead),
    calls: () =>
      [...seen].map(([key, times]) => {
        const at = key.indexOf('/');
        return { lead: key.slice(0, at), step: key.slice(at + 1), times };
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
