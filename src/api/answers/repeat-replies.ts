import type { FastifyInstance } from 'fastify';
import type { RepeatedReplies } from './repeated-replies.js';

/** Sends cached replies, and caches those of routes that allow it. They are logged and measured like any other reply. */
export function repeatReplies(server: FastifyInstance, replies: RepeatedReplies): void {
  server.addHook('preHandler', (request, reply, done) => {
    const known = replies.find(request);
    if (!known) return done();
    replies.repeat(known, request, reply).then((isSent) => isSent || done(), done);
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    replies.keep(request, reply, payload);
    done(null, payload);
  });
}
