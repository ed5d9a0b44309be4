import { now } from '../../domain/clock.js';
import { FatalError, PartitionError } from '../../domain/errors.js';
import type { RawReply } from './http-attempt.js';
import type { HttpRequest } from './http.js';
import { retryAfter } from '../../network/retry-after.js';
import { removeSecrets, snippet } from './remove-secrets.js';

/** Transient statuses besides 5xx: Request Timeout, Too Early and Too Many Requests. */
const RETRYABLE = [408, 425, 429];
const KEY_REFUSED = [401, 402, 403];

/** A firewall's reply in place of the upstream's, such as Cloudflare's `error code: 1015`: the key is not the problem. */
const FIREWALL = /^\s*<|^\s*error code: 1\d{3}\b/i;

/** A failed call that may succeed if it is retried. */
export class TransientError extends Error {
  /** When the upstream may be called again, if it states a time or refuses calls. */
  again: Date | null;
  readonly isFaultOfUpstream: boolean;
  /** Whether the upstream is currently refusing calls. */
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

/** The error for an unsuccessful reply: whether to retry the call, give up, or check the key. Null after success. */
export function replyError(
  request: HttpRequest,
  { status: sent, headers, body }: RawReply,
  retries: number,
): TransientError | FatalError | PartitionError | null {
  const status = request.statusOf?.(body, sent) ?? sent;
  if (status < 300 || status === 304) return null;
  const detail = `${calledAddress(request)} answered ${sent}: ${snippet(body, request)}`;
  const again = retryAfter(headers, now());
  if (
    status === 403 &&
    request.upstream.suspendsWhenRefused &&
    FIREWALL.test(body.toString('latin1', 0, 200))
  )
    return new TransientError(`a firewall in front of ${detail}`, { again, isRefusal: true });
  if (KEY_REFUSED.includes(status)) {
    const { variable, advice } = request.upstream;
    return new FatalError(`http_${status}`, `${detail}; ${advice?.(status) ?? `check ${variable}`}`, {
      retries,
    });
  }
  if (RETRYABLE.includes(status) || status >= 500)
    return new TransientError(detail, {
      again,
      isFaultOfUpstream: status >= 500,
      isRefusal: status === 429,
    });
  return new PartitionError(`http_${status}`, detail, { retries });
}

/** What was called, for error messages. */
export function calledAddress(request: HttpRequest): string {
  if (request.place) return request.place;
  const { host, pathname } = new URL(request.url);
  return removeSecrets(`${host}${pathname}`, request);
}
