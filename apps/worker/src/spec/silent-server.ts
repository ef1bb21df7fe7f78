import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another system that takes every request and answers none. */
export class SilentServer {
  /** Requests that have come. */
  calls = 0;

  private constructor(private readonly server: Server) {
    server.on('request', () => {
      this.calls += 1;
    });
  }

  static async start(): Promise<SilentServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new SilentServer(server);
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}/`;
  }

  /** Breaks off whatever waits for an answer. */
  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
