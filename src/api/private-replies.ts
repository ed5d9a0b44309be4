import type { FastifyInstance } from 'fastify';
import { givenKey } from './access/caller.js';

/** Keeps shared caches from serving one client's reply to another: what a key was sent for is `private`. */
export function keepRepliesPrivate(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (givenKey(request) !== null) {
      const control = String(reply.getHeader('cache-control') ?? '');
      if (!/no-store|private/.test(control))
        void reply.header('cache-control', control ? `private, ${control}` : 'private');
    }
    done(null, payload);
  });
}
