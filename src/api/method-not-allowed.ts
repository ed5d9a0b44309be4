import type { FastifyInstance } from 'fastify';
import { problem, PROBLEM_JSON } from './problem.js';

interface Route {
  methods: readonly string[];
  address: RegExp;
}

/** Answers 405 with `Allow` where the address exists for other methods only. Fastify itself would say 404. */
export function refuseOtherMethods(server: FastifyInstance): void {
  const routes: Route[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    if (!url.includes('*')) routes.push({ methods: [method].flat(), address: matcher(url) });
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const [path] = request.url.split('?');
    const allowed = new Set(routes.flatMap(({ methods, address }) => (address.test(path!) ? methods : [])));
    if (!allowed.size || allowed.has(request.method)) return done();
    const list = [...allowed].sort().join(', ');
    void reply
      .status(405)
      .header('allow', list)
      .type(PROBLEM_JSON)
      .send(JSON.stringify(problem(405, `This address takes ${list}.`, request)));
  });
}

/** `/data/:id/lineage` as a pattern. */
function matcher(template: string): RegExp {
  const parts = template.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${parts.join('/')}$`);
}
