import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiRequest } from './api-request.ts';

type Done = (error: Error | null, body?: unknown) => void;

/** JSON and form bodies, each kept as it came beside what was read from it. */
export function addBodyParsers(instance: FastifyInstance): void {
  const parseJson = instance.getDefaultJsonParser('error', 'error');
  instance.removeAllContentTypeParsers();
  const whole = { parseAs: 'buffer' } as const;
  instance.addContentTypeParser(
    /^application\/([a-z0-9.-]+\+)?json/,
    whole,
    (request: FastifyRequest, body: Buffer, done: Done) => {
      (request as ApiRequest).rawBody = body;
      // A DELETE of some clients says JSON and sends nothing.
      if (body.length === 0) return done(null, undefined);
      void parseJson(request, body.toString('utf8'), done);
    },
  );
  instance.addContentTypeParser(
    'application/x-www-form-urlencoded',
    whole,
    (request: FastifyRequest, body: Buffer, done: Done) => {
      (request as ApiRequest).rawBody = body;
      done(null, Object.fromEntries(new URLSearchParams(body.toString('utf8'))));
    },
  );
}
