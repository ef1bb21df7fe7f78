import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** One line a request. The route's pattern, not its address: that may hold tokens. */
export function addRequestLog(instance: FastifyInstance, logger: Logger): void {
  instance.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    if (route.startsWith('/health')) return;
    const { method, id: requestId } = request;
    logger.info(
      { requestId, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'Request answered.',
    );
  });
}
