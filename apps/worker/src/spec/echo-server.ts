import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EchoServer {
  readonly url: string;
  /** Bodies in the order in which they came. */
  readonly bodies: readonly string[];
  /** When each request with this body came, as `performance.now()` gives it. */
  readonly arrivalsOf: (body: string) => readonly number[];
  /** Answers the next requests with these status codes. */
  readonly failNext: (...statuses: number[]) => void;
  /** Answers every request with this body with 503. */
  readonly refuse: (body: string) => void;
  /** Keeps the next answer back until {@link EchoServer.release}. */
  readonly holdNext: () => void;
  readonly release: () => void;
  readonly close: () => Promise<void>;
}

/** Another system: keeps what it is sent and gives it back. */
export async function startEchoServer(): Promise<EchoServer> {
  const bodies: string[] = [];
  const moments: number[] = [];
  const failures: number[] = [];
  const refused = new Set<string>();
  let holding = false;
  let held: (() => void) | null = null;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      bodies.push(body);
      moments.push(performance.now());
      const answer = (): void => {
        response.writeHead(refused.has(body) ? 503 : (failures.shift() ?? 200), { 'content-type': 'application/json' });
        response.end(JSON.stringify({ echo: body }));
      };
      if (holding) held = answer;
      else answer();
      holding = false;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    bodies,
    arrivalsOf: (body) => moments.filter((_, index) => bodies[index] === body),
    failNext: (...statuses) => failures.push(...statuses),
    refuse: (body) => refused.add(body),
    holdNext: () => {
      holding = true;
    },
    release: () => held?.(),
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
