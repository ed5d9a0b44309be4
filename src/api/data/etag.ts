import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { representationOf } from '../export/representation.guard.js';

/** Identifies content, for its ETag. */
export function contentTag(content: string): string {
  return hash('sha1', content, 'base64url');
}

/** Adds an ETag to a JSON reply. If the client already has that content, the reply becomes a 304 without a body. */
export function isUnchanged(content: string, request: FastifyRequest, reply: FastifyReply): boolean {
  return representationOf(request).format === 'page' && isTagKnown(contentTag(content), request, reply);
}

/** The same for content whose tag is known. The tag is weak, because replies differ in request id, latency and compression. */
export function isTagKnown(tag: string, request: FastifyRequest, reply: FastifyReply): boolean {
  const etag = `W/"${tag}${representationOf(request).asText ? '.text' : ''}"`;
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
