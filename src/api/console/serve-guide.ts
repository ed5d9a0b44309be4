import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../problem.js';
import { GuideFiles } from './guide-files.js';
import { sendFile } from './send-file.js';

const ONE_YEAR = 31_536_000;
const NOT_BUILT =
  'The guide has not been built. The image contains it; in a clone, npm run guide builds it. The folder docs/ has the same pages.';

/** Serves the documentation as a website at `/guide`. */
export function serveGuide(server: FastifyInstance, folder: string): void {
  const files = new GuideFiles(folder);
  const page = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (!files.isBuilt) return missing(request, reply, NOT_BUILT);
    const [path = ''] = request.url.slice('/guide/'.length).split('?');
    const file = files.fileAt(decoded(path).replace(/\/$/, ''));
    if (!file) return missing(request, reply, 'The guide has no such page. It starts at /guide/.');
    // The file names of assets change with their content.
    const age = path.startsWith('assets/') ? `public, max-age=${ONE_YEAR}, immutable` : 'no-cache';
    // Copies of files from the repository are shown as plain text.
    const type = path.startsWith('files/') ? 'text/plain; charset=utf-8' : file.type;
    return sendFile(request, reply.header('cache-control', age), { ...file, type });
  };
  server.get('/guide', (request, reply) =>
    files.isBuilt ? reply.redirect('/guide/', 302) : missing(request, reply, NOT_BUILT),
  );
  server.get('/guide/*', page);
}

function missing(request: FastifyRequest, reply: FastifyReply, detail: string): FastifyReply {
  sendProblem(reply, request, 404, detail);
  return reply;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
