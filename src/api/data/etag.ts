import { hash } from 'node:crypto';

/** Weak: replies with the same items differ in request id and latency. */
export function etagOf(content: string): string {
  return `W/"${hash('sha1', content, 'base64url')}"`;
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match: a list of tags, compared weakly, or `*`. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}
