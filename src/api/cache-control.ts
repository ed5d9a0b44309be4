import type { FastifyInstance } from 'fastify';
import { requestKey } from './access/caller.js';
import { varyBy } from './vary.js';

/**
 * Replies without a Cache-Control header must be revalidated before reuse. Shared caches must not serve one client's reply to
 * another, so replies to requests with a key are `private`. Vary must be the same in a 200, a 304 and the reply to HEAD, but the
 * compression plugin only sets it in replies that it compresses.
 */
export function controlCaches(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const control = String(reply.getHeader('cache-control') ?? 'no-cache');
    const isShared = requestKey(request) === null || /no-store|private/.test(control);
    void reply.header('cache-control', isShared ? control : `private, ${control}`);
    if (/^(GET|HEAD)$/.test(request.method)) varyBy(reply, 'accept-encoding');
    done(null, payload);
  });
}
