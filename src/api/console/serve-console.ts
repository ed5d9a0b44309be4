import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../problem.js';
import type { ConsoleFiles } from './console-files.js';
import { sendFile } from './send-file.js';

const ONE_YEAR = 31_536_000;

/**
 * The pages of the console all have the same HTML, at `/` and below `/console/`. No address of the API begins like that, so
 * that a page and what it shows never compete for one address.
 */
export function serveConsole(server: FastifyInstance, files: ConsoleFiles | null): void {
  if (!files) return;
  const page = (request: FastifyRequest, reply: FastifyReply) =>
    sendFile(request, reply.header('cache-control', 'no-cache'), files.page);
  server.get('/console', (_, reply) => reply.redirect('/', 302));
  server.get('/console/*', (request, reply) => {
    const [path = '', query] = request.url.split(/(?=\?)/);
    if (!path.endsWith('/')) return page(request, reply);
    // People add a slash; the pages have none.
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
