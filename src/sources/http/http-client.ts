import { Inject, Injectable } from '@nestjs/common';
import { ExponentialBackoff } from 'cockatiel';
import { now, uptime } from '../../domain/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { pluralize } from '../../domain/pluralize.js';
import { PartitionError } from '../../domain/errors.js';
import { type RawReply, HttpAttempt } from './http-attempt.js';
import { CallFailed, ConnectionFault } from './call-failures.js';
import { Breaker, CircuitOpen } from './breaker.js';
import { CallBudget } from './call-budget.js';
import type { HttpReply, HttpRequest, Upstream } from './http.js';
import { calledAddress, replyError, TransientError } from './reply-error.js';
import { retryAfter } from '../../network/retry-after.js';
import { UpstreamWaits, type WaitReason } from './upstream-waits.js';
import { waitUntil } from './wait-until.js';
import { span } from '../../tracing/spans.js';

/** Injection token for the initial pause between retries in milliseconds; pauses double, with jitter. */
export const BACKOFF = Symbol('BACKOFF');
export interface Backoff {
  initialDelay: number;
  maxDelay: number;
  /** Length in milliseconds of the first suspension after a refusal: see `Upstream.suspendsWhenRefused`. */
  refused: number;
  /** Longest wait in milliseconds within this process. For a longer one, the job returns to the queue. Unlimited if absent. */
  longestHeld?: number;
}

/** Waits shorter than this are skipped, so that clock differences and query times do not cause a second wait. */
const NEGLIGIBLE_WAIT_MS = 100;

/** The HTTP client for all upstream calls, with call budget, retries, limits and circuit breaker. */
@Injectable()
export class HttpClient {
  private readonly breakers = new Map<string, Breaker>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(BACKOFF) private readonly backoff: Backoff,
    private readonly attempt: HttpAttempt,
    @Inject(CallBudget) private readonly budget: Pick<CallBudget, keyof CallBudget>,
    private readonly waits: UpstreamWaits,
  ) {}

  /**
   * Sends a GET request, with up to HTTP_RETRIES retries.
   * @throws FatalError for status 401, 402 or 403; TimeBudgetSpent if a limit requires waiting past the deadline; RetryLater if
   * a limit requires a long wait; otherwise PartitionError
   */
  async get(request: HttpRequest): Promise<HttpReply> {
    const {
      upstream,
      signal,
      deadline,
      maxRetries = this.config.HTTP_RETRIES,
      retryWithinMs = Infinity,
      retriesOnce = false,
    } = request;
    const began = uptime();
    const retried = { refusal: false, failure: false };
    let delay = new ExponentialBackoff(this.backoff).next();
    for (let retries = 0; ; retries++) {
      const patience = { signal, deadline, retries, longest: this.backoff.longestHeld };
      await this.budget.take(upstream, {
        ...patience,
        onWait: this.waitReporter(upstream, 'limit', NEGLIGIBLE_WAIT_MS),
      });
      try {
        const answer = await this.breaker(upstream).execute(() => this.callAlone(request, retries));
        return { ...answer, bytes: answer.body.length, retries };
      } catch (error) {
        if (error instanceof CircuitOpen) throw broken(request, retries);
        if (!(error instanceof TransientError)) throw error;
        const { again } = error;
        const kind = error.isRefusal ? 'refusal' : 'failure';
        const isLast = retries >= maxRetries || (retriesOnce && retried[kind]);
        if (isLast || uptime() - began > retryWithinMs) throw spent(error, retries);
        retried[kind] = true;
        // If the upstream's clock differs from this one, all retries must not be used up at once.
        const wait = Math.max(delay.duration, again ? untilThen(again) : 0);
        const until = new Date(now().getTime() + wait);
        const onWait = this.waitReporter(upstream, again ? 'refused' : 'failed');
        const spentNow = { retries: retries + 1, isRetry: true, onWait };
        await waitUntil({ until, reason: error.message }, { ...patience, ...spentNow });
        delay = delay.next(undefined);
      }
    }
  }

  /** Suspends calls from all processes after a refusal. @returns when the suspension ends; null after other errors */
  private async suspensionBy({ again, isRefusal }: TransientError, upstream: Upstream): Promise<Date | null> {
    if (again) await this.budget.block(upstream, untilThen(again));
    else if (isRefusal && upstream.suspendsWhenRefused)
      return this.budget.suspend(upstream, this.backoff.refused);
    return again;
  }

  private async callAlone(request: HttpRequest, retries: number): Promise<RawReply> {
    const { upstream } = request;
    try {
      return await this.call(request, retries);
    } catch (error) {
      // Before the release, after which another caller can begin.
      if (error instanceof TransientError) error.again = await this.suspensionBy(error, upstream);
      throw error;
    } finally {
      if (upstream.aloneMs) await this.budget.release(upstream);
    }
  }

  private async call(request: HttpRequest, retries: number): Promise<RawReply> {
    try {
      const { upstream, url } = request;
      const { host, pathname } = new URL(url);
      const attributes = { source: upstream.source, 'server.address': host, 'url.path': pathname, retries };
      const answer = await span({ name: 'GET', kind: 'client', attributes }, () =>
        this.attempt.send(request),
      );
      if (upstream.countsSuccessesOnly && answer.status !== 200) await this.budget.refund(upstream);
      const cost = request.costOf?.(answer);
      if (cost !== undefined) await this.budget.correct(upstream, cost);
      const error = replyError(request, answer, retries);
      if (error) throw error;
      await this.respectQuota(request.upstream, answer);
      return answer;
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      const message = `${calledAddress(request)}: ${error.message}`;
      if (error instanceof ConnectionFault) throw new TransientError(message, { isFaultOfUpstream: true });
      throw new PartitionError(error.code, message, { retries });
    }
  }

  /** Suspends calls if the reply's headers show that no further call is currently allowed, so that none is refused. */
  private async respectQuota(upstream: Upstream, { headers }: RawReply): Promise<void> {
    if (headers['x-ratelimit-remaining']?.trim() !== '0') return;
    const until = retryAfter(headers, now());
    if (until) await this.budget.block(upstream, untilThen(until));
  }

  private waitReporter(upstream: Upstream, reason: WaitReason, from = 0) {
    return (why: string, milliseconds: number) => {
      if (milliseconds >= from)
        this.waits.emit('wait', { upstream, reason, why, seconds: milliseconds / 1000 });
    };
  }

  private breaker({ name }: Upstream): Breaker {
    let breaker = this.breakers.get(name);
    if (!breaker) {
      breaker = new Breaker((error) => error instanceof TransientError && error.isFaultOfUpstream);
      this.breakers.set(name, breaker);
    }
    return breaker;
  }
}

function untilThen(moment: Date): number {
  return moment.getTime() - now().getTime();
}

function spent(cause: TransientError, retries: number): PartitionError {
  const message = retries
    ? `${cause.message}, after ${pluralize(retries, 'retry', 'retries')}`
    : cause.message;
  return new PartitionError('upstream_unavailable', message, { cause, retries });
}

function broken(request: HttpRequest, retries: number): PartitionError {
  const message = `${calledAddress(request)} failed ten times in a row; calls are suspended for 30 seconds`;
  return new PartitionError('circuit_open', message, { retries });
}
