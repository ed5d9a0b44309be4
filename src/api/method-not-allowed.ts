import type { FastifyInstance } from 'fastify';
import { problem, sendProblem } from './problem.js';

interface Route {
  template: string;
  methods: readonly string[];
  address: RegExp;
}

/** Replies 405 with `Allow` if the path only exists for other methods. Fastify itself would reply 404. */
export function refuseOtherMethods(server: FastifyInstance): void {
  const routes: Route[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    if (!url.includes('*')) routes.push({ template: url, methods: [method].flat(), address: matcher(url) });
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const [path] = request.url.split('?');
    const allowed = new Set(routes.flatMap(({ methods, address }) => (address.test(path!) ? methods : [])));
    if (!allowed.size || allowed.has(request.method)) return done();
    const methods = [...allowed].sort();
    const list = methods.join(', ');
    sendProblem(reply.header('allow', list), request, 405, `This path only allows ${list}.`, {
      allowed: methods,
    });
  });
  // `GET /assets/merge` matches the route for an asset of that name. If there is none, the client used the wrong method.
  server.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode !== 404 || !request.routeOptions.url?.includes(':')) return done(null, payload);
    const [path] = request.url.split('?');
    const exact = routes.filter(({ template }) => template === path);
    if (!exact.length) return done(null, payload);
    const allowed = exact.flatMap(({ methods }) => methods).sort();
    const list = allowed.join(', ');
    void reply.status(405).header('allow', list).removeHeader('content-length');
    done(null, JSON.stringify(problem(405, `This path only allows ${list}.`, request, { allowed })));
  });
}

/** A regular expression for a route template such as `/data/:id/lineage`. */
function matcher(template: string): RegExp {
  const parts = template.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${parts.join('/')}$`);
}
