import { DomainError, type JsonValue } from '@flowkeep/contracts';
import type { HttpRequest, NodeServices } from '@flowkeep/node-sdk';
import { Agent, type Dispatcher, request as send } from 'undici';
import { createGuardedAgent, MOST_CONNECTIONS, refusePrivateHost } from './guarded-agent.ts';
import { readBody } from './read-body.ts';

export type HttpAnswer = Awaited<ReturnType<NodeServices['http']['request']>>;

/** Headers that belong to the connection: a workflow must not set them. */
const OWN_HEADERS = ['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'expect', 'te', 'trailer'];

/** Calls other systems for workflows. A redirect is an answer like any other and is not followed. */
export class HttpClient {
  private readonly agent: Dispatcher;

  constructor(private readonly allowPrivate: boolean) {
    this.agent = allowPrivate ? new Agent({ connections: MOST_CONNECTIONS }) : createGuardedAgent();
  }

  /** Throws `invalid-input` for an address that may not be called, `provider-unavailable` where nobody answers in time. */
  async request({ method, url, headers, body, timeoutSeconds }: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    const target = readUrl(url);
    if (!this.allowPrivate) refusePrivateHost(target.hostname);
    const timeout = AbortSignal.timeout(timeoutSeconds * 1_000);
    try {
      const response = await send(target, {
        method,
        headers: headersOf(headers, body),
        body: body === null ? null : typeof body === 'string' ? body : JSON.stringify(body),
        dispatcher: this.agent,
        signal: AbortSignal.any([signal, timeout]),
      });
      return { status: response.statusCode, headers: flat(response.headers), body: await readBody(response) };
    } catch (thrown) {
      throw problemOf(thrown, timeout.aborted);
    }
  }

  async close(): Promise<void> {
    await this.agent.close();
  }
}

function readUrl(text: string): URL {
  if (!URL.canParse(text))
    throw new DomainError('invalid-input', 'The address cannot be read. It must begin with https://.');
  const url = new URL(text);
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw new DomainError('invalid-input', 'The address must begin with https:// or http://.');
}

function headersOf(headers: HttpRequest['headers'], body: JsonValue | null): Record<string, string> {
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const type = body === null || typeof body === 'string' ? {} : { 'content-type': 'application/json' };
  return {
    'user-agent': 'Flowkeep',
    ...type,
    ...Object.fromEntries(given.filter(([name]) => !OWN_HEADERS.includes(name))),
  };
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

function problemOf(thrown: unknown, timedOut: boolean): DomainError {
  if (thrown instanceof DomainError) return thrown;
  if (thrown instanceof Error && thrown.cause instanceof DomainError) return thrown.cause;
  const message = timedOut
    ? 'The other side did not answer in time.'
    : 'The other side could not be reached. Check the address.';
  return new DomainError('provider-unavailable', message, { cause: thrown });
}
