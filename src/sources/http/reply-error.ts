import { now } from '../../domain/clock.js';
import { FatalError, PartitionError } from '../../domain/errors.js';
import type { RawReply } from './attempt.js';
import type { HttpRequest } from './http.js';
import { retryAfter } from './retry-after.js';
import { scrub, snippet } from './scrub.js';

/** RFC 9110: Request Timeout, Too Early and Too Many Requests pass; of the 5xx all may. */
const RETRYABLE = [408, 425, 429];
const KEY_REFUSED = [401, 402, 403];

/** A firewall answers for the upstream: a page for people, or Cloudflare's `error code: 1015`. The key is not at fault. */
const FIREWALL = /^\s*<|^\s*error code: 1\d{3}\b/i;

/** An answer or a fault that may be gone at the next call. */
export class TransientError extends Error {
  /** When the upstream wants to be asked again, where it says so. */
  readonly again: Date | null;
  readonly isFaultOfUpstream: boolean;
  /** Whether the upstream refuses calls for now. */
  readonly isRefusal: boolean;

  constructor(
    message: string,
    {
      again = null,
      isFaultOfUpstream = false,
      isRefusal = false,
    }: Partial<Omit<TransientError, keyof Error>>,
  ) {
    super(message);
    this.again = again;
    this.isFaultOfUpstream = isFaultOfUpstream;
    this.isRefusal = isRefusal;
  }
}

/** What an answer means that is not what was asked for: try again, give this up, or check the key. Null where it is. */
export function replyError(
  request: HttpRequest,
  { status: sent, headers, body }: RawReply,
  retries: number,
): TransientError | FatalError | PartitionError | null {
  const status = request.statusOf?.(body, sent) ?? sent;
  if (status < 300 || status === 304) return null;
  const said = `${placeOf(request)} answered ${status}: ${snippet(body, request)}`;
  const again = retryAfter(headers, now());
  if (
    status === 403 &&
    request.upstream.suspendsWhenRefused &&
    FIREWALL.test(body.toString('latin1', 0, 200))
  )
    return new TransientError(`a firewall in front of ${said}`, { again, isRefusal: true });
  if (KEY_REFUSED.includes(status))
    return new FatalError(`http_${status}`, `${said}; check ${request.upstream.variable}`, { retries });
  if (RETRYABLE.includes(status) || status >= 500)
    return new TransientError(said, {
      again,
      isFaultOfUpstream: status >= 500,
      isRefusal: status === 429,
    });
  return new PartitionError(`http_${status}`, said, { retries });
}

/** Host and path, as an error may name them. */
export function placeOf(request: HttpRequest): string {
  const { host, pathname } = new URL(request.url);
  return scrub(`${host}${pathname}`, request);
}
