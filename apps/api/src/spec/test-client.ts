import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface TestRequest {
  readonly method?: string;
  /** JSON, unless `text` is given. */
  readonly body?: unknown;
  readonly text?: string;
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Does not wait for the body: a stream has no end. */
  readonly headersOnly?: boolean;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; null where it is none. */
  readonly body: unknown;
}

/** Speaks to the API over HTTP, as everybody else does. */
export type TestClient = (path: string, request?: TestRequest) => Promise<TestAnswer>;

/** Lets the API listen on a free port and gives a client for it. */
export async function listen(
  app: NestFastifyApplication,
): Promise<{ readonly url: string; readonly client: TestClient }> {
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return { url, client: (path, request = {}) => send(url, path, request) };
}

async function send(url: string, path: string, request: TestRequest): Promise<TestAnswer> {
  const payload = request.text ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  const response = await fetch(url + path, {
    method: request.method ?? 'GET',
    redirect: 'manual',
    headers: {
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...(request.cookie === undefined ? {} : { cookie: request.cookie }),
      ...request.headers,
    },
    ...(payload === undefined ? {} : { body: payload }),
  });
  if (request.headersOnly === true) await response.body?.cancel();
  const text = request.headersOnly === true ? '' : await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
