import { Inject, Injectable } from '@nestjs/common';
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  type CircuitBreakerPolicy,
  ExponentialBackoff,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { CONFIG, type Config } from '../../config/config.js';
import { FatalError, PartitionError } from '../../domain/errors.js';
import { type Answer, Attempt, BodyTooLarge, ConnectionFault } from './attempt.js';
import { CallBudget, waitUntil } from './call-budget.js';
import type { HttpReply, HttpRequest } from './http.js';
import { retryAfter } from './retry-after.js';
import { scrub, snippet } from './scrub.js';

/** RFC 9110: Request Timeout, Too Early and Too Many Requests pass; of the 5xx all may. */
const MAY_PASS = [408, 425, 429];
const KEY_REFUSED = [401, 402, 403];

/** An answer or a fault that may be gone at the next call. */
class Transient extends Error {
  constructor(
    message: string,
    readonly again: Date | null,
    readonly isFaultOfUpstream: boolean,
  ) {
    super(message);
  }
}

/** The one way to an upstream: budget, retries, limits, circuit breaker. */
@Injectable()
export class HttpClient {
  private readonly breakers = new Map<string, CircuitBreakerPolicy>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly attempt: Attempt,
    private readonly budget: CallBudget,
  ) {}

  /**
   * The answer to a GET, after as many calls as it takes and HTTP_RETRIES allows.
   * @throws FatalError on 401, 402, 403; TimeBudgetSpent where a limit asks to wait past the deadline; PartitionError else
   */
  async get(request: HttpRequest): Promise<HttpReply> {
    const backoff = new ExponentialBackoff({ initialDelay: 500, maxDelay: 60_000 });
    let delays = backoff.next();
    for (let retries = 0; ; retries++) {
      await this.budget.take(request);
      try {
        const answer = await this.breaker(request).execute(() => this.call(request));
        return { ...answer, bytes: answer.body.length, retries };
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw this.broken(request, retries);
        if (error instanceof BodyTooLarge)
          throw new PartitionError('body_too_large', error.message, { retries });
        if (!(error instanceof Transient)) throw error;
        if (error.again) await this.budget.block(request.upstream, error.again);
        if (retries === this.config.HTTP_RETRIES)
          throw new PartitionError('upstream_unavailable', `${error.message}, after ${retries} retries`, {
            retries,
          });
        delays = delays.next(undefined);
        const again = error.again ?? new Date(Date.now() + delays.duration);
        await waitUntil(again, `${request.upstream.name} (${error.message})`, request);
      }
    }
  }

  private async call(request: HttpRequest): Promise<Answer> {
    let answer: Answer;
    try {
      answer = await this.attempt.send(request);
    } catch (error) {
      if (error instanceof ConnectionFault)
        throw new Transient(`${hostOf(request)}: ${error.message} (${error.code})`, null, true);
      throw error;
    }
    const status = answer.status < 300 ? (request.statusOf?.(answer.body) ?? answer.status) : answer.status;
    if (status < 300 || status === 304) {
      await this.keepAhead(request, answer);
      return answer;
    }
    throw this.refusal(request, status, answer);
  }

  private refusal(request: HttpRequest, status: number, { headers, body }: Answer): Error {
    const said = `${hostOf(request)} answered ${status}: ${snippet(body, request)}`;
    if (KEY_REFUSED.includes(status))
      return new FatalError(`http_${status}`, `${said}; check ${request.upstream.variable}`);
    if (MAY_PASS.includes(status) || status >= 500)
      return new Transient(said, retryAfter(headers, new Date()), status >= 500);
    return new PartitionError(`http_${status}`, said);
  }

  /** The last call that the upstream allows for now says so: the next one waits, before it is refused. */
  private async keepAhead({ upstream }: HttpRequest, { headers }: Answer): Promise<void> {
    const until = headers['x-ratelimit-remaining']?.trim() === '0' ? retryAfter(headers, new Date()) : null;
    if (until) await this.budget.block(upstream, until);
  }

  private breaker({ upstream }: HttpRequest): CircuitBreakerPolicy {
    let policy = this.breakers.get(upstream.name);
    if (!policy) {
      const counts = handleWhen((error) => error instanceof Transient && error.isFaultOfUpstream);
      policy = circuitBreaker(counts, { halfOpenAfter: 30_000, breaker: new ConsecutiveBreaker(10) });
      this.breakers.set(upstream.name, policy);
    }
    return policy;
  }

  private broken(request: HttpRequest, retries: number): PartitionError {
    const message = `${hostOf(request)} failed ten times in a row and is left alone for half a minute`;
    return new PartitionError('circuit_open', message, { retries });
  }
}

function hostOf(request: HttpRequest): string {
  const { host, pathname } = new URL(request.url);
  return scrub(`${host}${pathname}`, request);
}
