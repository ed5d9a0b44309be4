import { now } from '../../domain/clock.js';
import { FatalError, PartitionError } from '../../domain/errors.js';
import type { Answer } from './attempt.js';
import type { HttpRequest } from './http.js';
import { retryAfter } from './retry-after.js';
import { scrub, snippet } from './scrub.js';

/** RFC 9110: Request Timeout, Too Early and Too Many Requests pass; of the 5xx all may. */
const MAY_PASS = [408, 425, 429];
const KEY_REFUSED = [401, 402, 403];

/** An answer or a fault that may be gone at the next call. */
export class Transient extends Error {
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
export function refusal(
  request: HttpRequest,
  { status: sent, headers, body }: Answer,
  retries: number,
): Transient | FatalError | PartitionError | null {
  const status = request.statusOf?.(body) ?? sent;
  if (status < 300 || status === 304) return null;
  const said = `${placeOf(request)} answered ${status}: ${snippet(body, request)}`;
  if (KEY_REFUSED.includes(status))
    return new FatalError(`http_${status}`, `${said}; check ${request.upstream.variable}`, { retries });
  if (MAY_PASS.includes(status) || status >= 500)
    return new Transient(said, retryAfter(headers, now()), status >= 500);
  return new PartitionError(`http_${status}`, said, { retries });
}

/** Host and path, as an error may name them. */
export function placeOf(request: HttpRequest): string {
  const { host, pathname } = new URL(request.url);
  return scrub(`${host}${pathname}`, request);
}
