import type { FastifyInstance, onSendHookHandler } from 'fastify';

/** https://www.rfc-editor.org/rfc/rfc9110#name-content-length: in a 304, the length that a 200 would have had, or none. */
const withoutLength: onSendHookHandler = (_request, reply, payload, done) => {
  if (reply.statusCode === 304) void reply.removeHeader('content-length');
  done(null, payload);
};

/** Without this, Fastify sends a length of 0 with a 304 to a HEAD request. */
export function omitLengthOf304(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (route.method === 'HEAD') route.onSend = [...[route.onSend ?? []].flat(), withoutLength];
  });
}
