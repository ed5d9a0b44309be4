import type { FastifyInstance } from 'fastify';
import type { RepeatedReplies } from './repeated-replies.js';

/** Sends replies that are kept, and keeps those of routes that allow it. Logs and metrics are as of any other reply. */
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
