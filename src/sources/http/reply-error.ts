import { now } from '../../domain/clock.js';
import { FatalError, PartitionError } from '../../domain/errors.js';
import type { RawReply } from './attempt.js';
import type { HttpRequest } from './http.js';
import { retryAfter } from './retry-after.js';
import { scrub, snippet } from './scrub.js';

/** RFC 9110: Request Timeout, Too Early and Too Many Requests pass; of the 5xx all may. */
const RETRYABLE = [408, 425, 429];
const KEY_REFUSED = [401, 402, 403];

/** An answer or a fault that may be gone at the next call. */
export class TransientError extends Error {
  constructor(
    message: string,
    /** When the upstream wants to be asked again, where it says so. */
    readonly again: Date | null,
    readonly isFaultOfUpstream: boolean,
  ) {
    super(message);
  }
}

/** What an answer means that is not what was asked for: try again, give this up, or check the key. Null where it is. */
export function replyError(
  request: HttpRequest,
  { status: sent, headers, body }: RawReply,
  retries: number,
): TransientError | FatalError | PartitionError | null {
  const status = request.statusOf?.(body) ?? sent;
  if (status < 300 || status === 304) return null;
  const said = `${placeOf(request)} answered ${status}: ${snippet(body, request)}`;
  if (KEY_REFUSED.includes(status))
    return new FatalError(`http_${status}`, `${said}; check ${request.upstream.variable}`, { retries });
  if (RETRYABLE.includes(status) || status >= 500)
    return new TransientError(said, retryAfter(headers, now()), status >= 500);
  return new PartitionError(`http_${status}`, said, { retries });
}

/** Host and path, as an error may name them. */
export function placeOf(request: HttpRequest): string {
  const { host, pathname } = new URL(request.url);
  return scrub(`${host}${pathname}`, request);
}
