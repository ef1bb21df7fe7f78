import type { FastifyRequest } from 'fastify';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request with a cookie may change something. A browser names the page that sends it: it must be ours.
 * What is no browser names none; another site cannot make it send our cookie.
 */
export function mayMutate(request: FastifyRequest, trustedOrigins: readonly string[]): boolean {
  if (READING.has(request.method)) return true;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
  if (trustedOrigins.includes(origin)) return true;
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
