import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** Paths of the API: what is not there is an error, never the editor. */
const OURS = /^\/(api|codec|health|f)(\/|$|\?)/;
const YEAR = 365 * 24 * 60 * 60 * 1_000;

/** Serves the built editor at `/`; a page of it that is reloaded gets the editor too. */
export function addEditorFiles(instance: FastifyInstance, editorDir: string): void {
  const root = resolve(editorDir);
  instance.register(import('@fastify/static'), { root, serve: false });
  instance.get('/*', (request, reply) => {
    const file = editorFileAt(request.url);
    if (file === null) return reply.callNotFound();
    return reply.sendFile(file, file.startsWith('assets/') ? { maxAge: YEAR, immutable: true } : { maxAge: 0 });
  });
}

/** The file for the target of a request, which may be anything; null where there is nothing of the editor. */
export function editorFileAt(target: string): string | null {
  const pathname = target.split('?', 1)[0] ?? '';
  if (OURS.test(pathname)) return null;
  if (pathname.startsWith('/assets/')) return pathname.slice(1);
  const isFile = /\.[a-z0-9]+$/i.test(pathname);
  return isFile ? pathname.slice(1) : 'index.html';
}
