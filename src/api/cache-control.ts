import type { FastifyInstance } from 'fastify';
import { givenKey } from './access/caller.js';

/**
 * Replies that say nothing else about caches are to be asked for again before they are used again. Shared caches must not serve
 * one client's reply to another: what a key was sent for is `private`.
 */
export function controlCaches(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const control = String(reply.getHeader('cache-control') ?? 'no-cache');
    const isShared = givenKey(request) === null || /no-store|private/.test(control);
    void reply.header('cache-control', isShared ? control : `private, ${control}`);
    done(null, payload);
  });
}
