import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { varyBy } from '../vary.js';
import type { ConsoleFile } from './console-files.js';

/** Content security policy. The console loads nothing from other hosts, and has no inline scripts or styles. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';');

export function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, body, gzip }: ConsoleFile,
): FastifyReply {
  varyBy(reply, 'accept-encoding');
  const isGzip = new Negotiator(request.raw).encoding(['gzip', 'identity']) === 'gzip';
  if (isGzip) void reply.header('content-encoding', 'gzip');
  return reply
    .header('content-security-policy', POLICY)
    .type(type)
    .send(isGzip ? gzip() : body);
}
