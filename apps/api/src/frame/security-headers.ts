import type { FastifyInstance } from 'fastify';

const POLICY = [
  `default-src 'self'`,
  `script-src 'self'`,
  // The canvas and the pop-ups place things by style attributes.
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `font-src 'self' data:`,
  `connect-src 'self'`,
  `worker-src 'self' blob:`,
  `object-src 'none'`,
  `base-uri 'self'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ');

/** Headers that every answer carries, unless its route has said otherwise. */
export function addSecurityHeaders(instance: FastifyInstance, secure: boolean): void {
  const headers: Readonly<Record<string, string>> = {
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
  instance.addHook('onSend', async (request, reply) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) void reply.header(name, value);
    void reply.header('x-request-id', request.id);
  });
}
