import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server treats one send. */
export type Behaviour =
  | { readonly kind: 'accept' }
  /** The person gets the message, the caller no answer. */
  | { readonly kind: 'accept-and-drop' }
  /** Nobody gets anything, the caller no answer. */
  | { readonly kind: 'drop' }
  /** The person gets the message, the caller a text that says nothing. */
  | { readonly kind: 'accept-and-garble' }
  | { readonly kind: 'refuse'; readonly code: number };

export interface ReceivedSend {
  readonly ownId: string;
  readonly providerId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A small WhatsApp: real HTTP, and a record of what people really got. */
export interface GraphServer {
  readonly url: string;
  /** What people have on their phones. */
  readonly delivered: ReceivedSend[];
  /** Taken one by one; without one the server accepts. */
  readonly behaviours: Behaviour[];
  readonly paths: string[];
  readonly close: () => Promise<void>;
}

export async function startGraphServer(): Promise<GraphServer> {
  const delivered: ReceivedSend[] = [];
  const behaviours: Behaviour[] = [];
  const paths: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      paths.push(request.url ?? '');
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
      answer(response, behaviours.shift() ?? { kind: 'accept' }, body, delivered);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    delivered,
    behaviours,
    paths,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(
  response: ServerResponse,
  behaviour: Behaviour,
  body: Record<string, unknown>,
  delivered: ReceivedSend[],
): void {
  const take = (): string => {
    const providerId = `wamid.${crypto.randomUUID()}`;
    delivered.push({ ownId: body['biz_opaque_callback_data'] as string, providerId, body });
    return providerId;
  };
  switch (behaviour.kind) {
    case 'accept':
      return json(response, 200, { contacts: [{ wa_id: body['to'] }], messages: [{ id: take() }] });
    case 'accept-and-drop':
      take();
      response.destroy();
      return;
    case 'drop':
      response.destroy();
      return;
    case 'accept-and-garble':
      take();
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
      return;
    case 'refuse':
      return json(response, 400, { error: { code: behaviour.code, message: 'no', error_data: { details: 'no' } } });
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
