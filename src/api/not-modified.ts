import type { FastifyInstance, onSendHookHandler } from 'fastify';

/**
 * The Content-Length of a 304 must be the length that the 200 would have had, or be omitted:
 * https://www.rfc-editor.org/rfc/rfc9110#name-content-length
 */
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
