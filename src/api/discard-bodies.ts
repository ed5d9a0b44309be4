import type { FastifyInstance } from 'fastify';

/**
 * Discards the rest of bodies that were refused before their end. Their connections would otherwise not receive the next
 * request, which a browser would wait for. The rest has to arrive within the time limit of requests.
 */
export function discardRefusedBodies(server: FastifyInstance): void {
  server.addHook('onResponse', ({ raw }, _reply, done) => {
    if (!raw.complete) raw.resume();
    done();
  });
}
