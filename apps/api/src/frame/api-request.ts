import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.ts';

/** A request as handlers see it. */
export interface ApiRequest extends FastifyRequest {
  /** The body as it came, for signatures. Set for JSON and form bodies. */
  rawBody?: Buffer;
  /** Set by the guard on routes that are not public. */
  caller?: Caller;
}

/** A value of the path, where the route has it. */
export function pathValue(request: FastifyRequest, name: string): string | undefined {
  const value = (request.params as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}
