import { now } from '../../domain/clock.js';
import { PartitionError } from '../../domain/errors.js';
import { retryAfter } from '../../network/retry-after.js';
import { span } from '../../tracing/spans.js';
import type { CallBudget } from './call-budget.js';
import { CallFailed, ConnectionFault } from './call-failures.js';
import type { HttpAttempt, RawReply } from './http-attempt.js';
import type { HttpRequest, Upstream } from './http.js';
import { calledAddress, replyError, TransientError } from './reply-error.js';

/** Sends a call that the budget has allowed, and updates the budget from its reply. */
export class BudgetedCall {
  /** @param refusedMs length in milliseconds of the first suspension after a refusal */
  constructor(
    private readonly attempt: HttpAttempt,
    private readonly budget: Pick<CallBudget, keyof CallBudget>,
    private readonly refusedMs: number,
  ) {}

  /** @throws TransientError if a retry may succeed; FatalError, PartitionError */
  async send(request: HttpRequest, retries: number): Promise<RawReply> {
    const { upstream } = request;
    try {
      return await this.attemptOnce(request, retries);
    } catch (error) {
      // Before the release, after which another caller can begin.
      if (error instanceof TransientError) error.again = await this.suspensionBy(error, upstream);
      throw error;
    } finally {
      if (upstream.aloneMs) await this.budget.release(upstream);
    }
  }

  private async attemptOnce(request: HttpRequest, retries: number): Promise<RawReply> {
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

  /** Suspends calls from all processes after a refusal. @returns when the suspension ends; null after other errors */
  private async suspensionBy({ again, isRefusal }: TransientError, upstream: Upstream): Promise<Date | null> {
    if (again) await this.budget.block(upstream, untilThen(again));
    else if (isRefusal && upstream.suspendsWhenRefused) return this.budget.suspend(upstream, this.refusedMs);
    return again;
  }

  /** Suspends calls if the reply's headers show that no further call is currently allowed, so that none is refused. */
  private async respectQuota(upstream: Upstream, { headers }: RawReply): Promise<void> {
    if (headers['x-ratelimit-remaining']?.trim() !== '0') return;
    const until = retryAfter(headers, now());
    if (until) await this.budget.block(upstream, untilThen(until));
  }
}

function untilThen(moment: Date): number {
  return moment.getTime() - now().getTime();
}
