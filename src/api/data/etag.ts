import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { representationOf } from '../export/representation.guard.js';

/** A hash of the content, for its ETag. */
export function contentTag(content: string): string {
  return hash('sha1', content, 'base64url');
}

/** Adds an ETag to a JSON reply. If the client already has that content, the reply becomes a 304 without a body. */
export function isContentUnchanged(content: string, request: FastifyRequest, reply: FastifyReply): boolean {
  return representationOf(request).format === 'page' && answersWith304(contentTag(content), request, reply);
}

/**
 * Adds an ETag made from this tag, and turns the reply into a 304 if the client has that content. The ETag is weak,
 * because replies with the same content differ in request id, latency and compression.
 */
export function answersWith304(tag: string, request: FastifyRequest, reply: FastifyReply): boolean {
  const etag = `W/"${tag}${representationOf(request).asText ? '.text' : ''}"`;
  void reply.header('etag', etag).header('cache-control', 'no-cache');
  if (!matchesETag(request.headers['if-none-match'], etag)) return false;
  void reply.status(304);
  return true;
}

/**
 * Whether If-None-Match contains the ETag: it is a list of tags, compared weakly, or `*`.
 * https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match
 */
export function matchesETag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}
