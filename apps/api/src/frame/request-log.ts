import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** By these machines send by the thousand; what they were refused is said, and the rest for who looks closely. */
const BUSY: readonly string[] = ['/api/v1/hooks/:token'];

/** One line a request. The route's pattern, not its address: that may hold tokens. */
export function addRequestLog(instance: FastifyInstance, logger: Logger): void {
  instance.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    if (route.startsWith('/health')) return;
    const { method, id: requestId } = request;
    const level = BUSY.includes(route) && reply.statusCode < 400 ? 'debug' : 'info';
    if (!logger.isLevelEnabled(level)) return;
    const facts = { requestId, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    logger[level](facts, 'Request answered.');
  });
}
