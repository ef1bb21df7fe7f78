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
    const { pathname } = new URL(request.url, 'http://editor.invalid');
    if (OURS.test(pathname)) return reply.callNotFound();
    if (pathname.startsWith('/assets/')) {
      return reply.sendFile(pathname.slice(1), { maxAge: YEAR, immutable: true });
    }
    const isFile = /\.[a-z0-9]+$/i.test(pathname);
    return reply.sendFile(isFile ? pathname.slice(1) : 'index.html', { maxAge: 0 });
  });
}
