import type { FastifyInstance } from 'fastify';
import type { ReplyCache } from './reply-cache.js';

/** Sends cached replies, and caches the replies of routes that allow it. Cached replies are logged and measured like any other. */
export function serveCachedReplies(server: FastifyInstance, replies: ReplyCache): void {
  server.addHook('preHandler', (request, reply, done) => {
    const existing = replies.find(request);
    if (!existing) return done();
    replies.send(existing, request, reply).then((isSent) => isSent || done(), done);
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    replies.store(request, reply, payload);
    done(null, payload);
  });
}
