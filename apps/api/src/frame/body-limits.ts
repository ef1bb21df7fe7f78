import type { FastifyInstance } from 'fastify';

const MEBIBYTE = 1_048_576;

/** Largest body that is read, bytes. */
export const BODY_LIMIT = MEBIBYTE;

/**
 * Where more is read: a change of a draft may hold a whole document, of 4 MiB at most, as the bringing back of an old
 * version and its undo do. What the route could not read would stand in the way of all later changes.
 */
const LARGER: readonly { readonly ending: string; readonly limit: number }[] = [
  { ending: '/draft/operations', limit: 5 * MEBIBYTE },
];

/** Gives the routes that need it a larger limit. Call before routes are added. */
export function addBodyLimits(instance: FastifyInstance): void {
  instance.addHook('onRoute', (route) => {
    const larger = LARGER.find(({ ending }) => route.url.endsWith(ending));
    if (larger) route.bodyLimit = larger.limit;
  });
}
