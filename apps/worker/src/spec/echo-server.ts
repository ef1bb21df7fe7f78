import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EchoServer {
  readonly url: string;
  /** Bodies in the order in which they came. */
  readonly bodies: readonly string[];
  /** Answers the next requests with these status codes. */
  readonly failNext: (...statuses: number[]) => void;
  /** Keeps the next answer back until {@link EchoServer.release}. */
  readonly holdNext: () => void;
  readonly release: () => void;
  readonly close: () => Promise<void>;
}

/** Another system: keeps what it is sent and gives it back. */
export async function startEchoServer(): Promise<EchoServer> {
  const bodies: string[] = [];
  const failures: number[] = [];
  let holding = false;
  let held: (() => void) | null = null;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      bodies.push(body);
      const answer = (): void => {
        response.writeHead(failures.shift() ?? 200, { 'content-type': 'application/json' });
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
    failNext: (...statuses) => failures.push(...statuses),
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
