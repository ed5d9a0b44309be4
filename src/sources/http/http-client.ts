import { Inject, Injectable } from '@nestjs/common';
import { ExponentialBackoff } from 'cockatiel';
import { now, uptime } from '../../domain/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { pluralize } from '../../domain/pluralize.js';
import { PartitionError } from '../../domain/errors.js';
import { HttpAttempt } from './http-attempt.js';
import { Breaker, CircuitOpen } from './breaker.js';
import { BudgetedCall } from './budgeted-call.js';
import { CallBudget } from './call-budget.js';
import type { HttpReply, HttpRequest, Upstream } from './http.js';
import { calledAddress, TransientError } from './reply-error.js';
import { UpstreamWaits, type WaitReason } from './upstream-waits.js';
import { waitUntil } from './wait-until.js';

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
  private readonly call: BudgetedCall;
  private readonly breakers = new Map<string, Breaker>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(BACKOFF) private readonly backoff: Backoff,
    attempt: HttpAttempt,
    @Inject(CallBudget) private readonly budget: Pick<CallBudget, keyof CallBudget>,
    private readonly waits: UpstreamWaits,
  ) {
    this.call = new BudgetedCall(attempt, budget, backoff.refused);
  }

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
        const answer = await this.breaker(upstream).execute(() => this.call.send(request, retries));
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
        const until = new Date(Math.max(now().getTime() + delay.duration, again?.getTime() ?? 0));
        const onWait = this.waitReporter(upstream, again ? 'refused' : 'failed');
        const spentNow = { retries: retries + 1, isRetry: true, onWait };
        await waitUntil({ until, reason: error.message }, { ...patience, ...spentNow });
        delay = delay.next(undefined);
      }
    }
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
