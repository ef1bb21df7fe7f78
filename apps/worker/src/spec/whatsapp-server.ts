import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** WhatsApp, as far as sending goes: takes every message, and may not answer for some. */
export class WhatsAppServer {
  /** Names of the templates that were sent, in the order in which they came. */
  readonly templates: string[] = [];

  private constructor(private readonly server: Server) {}

  /** `unanswered` are the templates whose messages it takes without a word. */
  static async start(...unanswered: readonly string[]): Promise<WhatsAppServer> {
    const server = createServer();
    const whatsapp = new WhatsAppServer(server);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as { template: { name: string } };
        whatsapp.templates.push(body.template.name);
        if (unanswered.includes(body.template.name)) return;
        response.end(JSON.stringify({ messages: [{ id: `wamid.${randomUUID()}` }] }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return whatsapp;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** Whatever waits for an answer gets none. */
  breakOff(): void {
    this.server.closeAllConnections();
  }

  close(): Promise<void> {
    this.breakOff();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
