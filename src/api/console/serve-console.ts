import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../problem.js';
import type { ConsoleFiles } from './console-files.js';
import { sendFile } from './send-file.js';

const ONE_YEAR = 31_536_000;

/**
 * All pages of the console have the same HTML, at `/` and below `/console/`. No API path starts like that, so
 * pages and API routes never conflict.
 */
export function serveConsole(server: FastifyInstance, files: ConsoleFiles | null): void {
  if (!files) return;
  const page = (request: FastifyRequest, reply: FastifyReply) =>
    sendFile(request, reply.header('cache-control', 'no-cache'), files.page);
  server.get('/console', (_, reply) => reply.redirect('/', 302));
  server.get('/console/*', (request, reply) => {
    const [path = '', query] = request.url.split(/(\?.*)/s);
    if (!path.endsWith('/')) return page(request, reply);
    // Redirects URLs to which users added a trailing slash; the addresses of pages have none.
    const plain = path.replace(/\/+$/, '');
    return reply.redirect((plain === '/console' ? '/' : plain) + (query ?? ''), 302);
  });
  server.get('/console/files/:name', (request, reply) => {
    const file = files.files.get((request.params as { name: string }).name);
    if (file)
      return sendFile(request, reply.header('cache-control', `public, max-age=${ONE_YEAR}, immutable`), file);
    sendProblem(
      reply,
      request,
      404,
      'The console has no such file. Reload the page: there may be a newer version.',
    );
    return reply;
  });
}
