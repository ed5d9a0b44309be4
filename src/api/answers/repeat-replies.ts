import type { FastifyInstance } from 'fastify';
import type { RepeatedReplies } from './repeated-replies.js';

/** Sends cached replies, and caches the replies of routes that allow it. Cached replies are logged and measured like any other. */
export function repeatReplies(server: FastifyInstance, replies: RepeatedReplies): void {
  server.addHook('preHandler', (request, reply, done) => {
    const existing = replies.find(request);
    if (!existing) return done();
    replies.repeat(existing, request, reply).then((isSent) => isSent || done(), done);
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    replies.keep(request, reply, payload);
    done(null, payload);
  });
}
