import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { representationOf } from '../export/representation.guard.js';

/** Weak: replies with the same items differ in request id and latency, and are compressed in several ways. */
function etagOf(content: string): string {
  return `W/"${hash('sha1', content, 'base64url')}"`;
}

/** Gives a reply of JSON an ETag for its content. If the client has that already, the reply becomes a 304, which has no body. */
export function isUnchanged(content: string, request: FastifyRequest, reply: FastifyReply): boolean {
  const { format, asText } = representationOf(request);
  if (format !== 'page') return false;
  const etag = etagOf(asText ? `${content} as text` : content);
  void reply.header('etag', etag).header('cache-control', 'no-cache');
  if (!isKnown(request.headers['if-none-match'], etag)) return false;
  void reply.status(304);
  return true;
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match: a list of tags, compared weakly, or `*`. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}
