import type { SignIn } from '@flowkeep/accounts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signInProblem, withoutToken } from './sign-in-answer.ts';
import { webHeaders } from './web-headers.ts';

/** What of better-auth is open. Its list of sessions, for one, would tell their tokens. */
const OPEN = [
  '/api/auth/sign-in/email',
  '/api/auth/sign-out',
  '/api/auth/get-session',
  '/api/auth/change-password',
] as const;

/** Mounts sign-in: better-auth reads the body itself, so these routes stand apart from the API's parsers. */
export function addSignInRoutes(instance: FastifyInstance, signIn: SignIn, publicUrl: string): void {
  instance.register((scope, _, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    for (const url of OPEN) {
      scope.route({
        method: ['GET', 'POST'],
        url,
        handler: (request, reply) => answer(request, reply, signIn, publicUrl),
      });
    }
    done();
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply, signIn: SignIn, publicUrl: string): Promise<void> {
  const response = await signIn.handle(webRequest(request, publicUrl));
  const text = await response.text();
  for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  if (response.status < 400) return void reply.status(response.status).send(withoutToken(text));
  const problem = signInProblem(response.status, text, request.id);
  return void reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
}

function webRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = webHeaders(request.headers);
  headers.set('x-real-ip', request.ip);
  const { body } = request;
  return new Request(new URL(request.url, publicUrl), {
    method: request.method,
    headers,
    ...(Buffer.isBuffer(body) && body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
}
