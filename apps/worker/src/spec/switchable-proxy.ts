import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A way to a server that can be shut and opened: an outage, as the client sees it. */
export class SwitchableProxy {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private open: boolean;

  private constructor(target: { readonly host: string; readonly port: number }, open: boolean) {
    this.open = open;
    this.server = createServer((client) => {
      if (!this.open) return void client.destroy();
      const upstream = connect(target);
      client.pipe(upstream);
      upstream.pipe(client);
      for (const socket of [client, upstream]) this.keep(socket);
      const end = (): void => {
        client.destroy();
        upstream.destroy();
      };
      client.on('close', end);
      upstream.on('close', end);
    });
  }

  static async start(host: string, port: number, open: boolean): Promise<SwitchableProxy> {
    const proxy = new SwitchableProxy({ host, port }, open);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  shut(): void {
    this.open = false;
    for (const socket of this.sockets) socket.destroy();
  }

  reopen(): void {
    this.open = true;
  }

  async close(): Promise<void> {
    this.shut();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    // A connection that breaks is what this is for.
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}
