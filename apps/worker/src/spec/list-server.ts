import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ListServer {
  /** Answers with a JSON list of about so many bytes. */
  readonly url: (bytes: number) => string;
  /** How many lists it has given. */
  readonly given: () => number;
  readonly close: () => Promise<void>;
}

/** Another system that gives long lists of short things. */
export async function startListServer(): Promise<ListServer> {
  let given = 0;
  const server = createServer((request, response) => {
    given += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(listOf(Number((request.url ?? '').slice(1))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (bytes) => `http://127.0.0.1:${String(port)}/${String(bytes)}`,
    given: () => given,
    close: () => closed(server),
  };
}

function listOf(bytes: number): string {
  const one = (index: number): string => JSON.stringify({ id: index, name: `Customer ${String(index)}` });
  const count = Math.floor(bytes / (one(10_000).length + 1));
  return `[${Array.from({ length: count }, (_, index) => one(index)).join(',')}]`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
