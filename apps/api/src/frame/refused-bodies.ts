import type { FastifyInstance } from 'fastify';

/** Of a refused body, this much is let through to nowhere so that its sender can hear the answer; bytes. */
const HEARD_OUT = 64 * 1_048_576;

/**
 * A body that is too large is answered at once. Closing the connection then would reset it under a sender who is still
 * writing and has not read the answer, so what it sends is thrown away, and the connection stays. Whoever announces far
 * more, or does not say how much, is cut off.
 */
export function addRefusedBodies(instance: FastifyInstance): void {
  instance.addHook('onSend', (request, reply, payload, done) => {
    const length = Number(request.headers['content-length']);
    if (reply.statusCode === 413 && length <= HEARD_OUT) void reply.removeHeader('connection');
    done(null, payload);
  });
}
