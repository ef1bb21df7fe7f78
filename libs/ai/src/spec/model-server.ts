import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small language model: real HTTP, canned answers, and a record of what it was asked. */
export interface ModelServer {
  readonly url: string;
  readonly asked: Record<string, unknown>[];
  answer: { readonly status: number; readonly body: unknown };
  readonly close: () => Promise<void>;
}

export async function startModelServer(): Promise<ModelServer> {
  const asked: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>);
      const { status, body } = model.answer;
      if (status === 0) return void response.destroy();
      response
        .writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-1' })
        .end(JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const model: ModelServer = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    asked,
    answer: { status: 500, body: {} },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return model;
}

/** A finished answer that says this text. */
export function said(text: string, change: Readonly<Record<string, unknown>> = {}): { status: number; body: unknown } {
  const content = [{ type: 'output_text', text, annotations: [] }];
  return {
    status: 200,
    body: {
      id: 'resp_1',
      object: 'response',
      created_at: 1,
      status: 'completed',
      model: 'gpt-5-mini-2026',
      output: [{ type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content }],
      error: null,
      incomplete_details: null,
      ...change,
    },
  };
}
