import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerRequest,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Callers } from '../access/callers.js';
import { type Balance, BUDGETS, type Budgets } from './budgets.js';
import { Busy } from './busy.js';
import { Prices } from './prices.js';

/**
 * Charges the price of a request to its client's budget (a key or, without one, an IP address) across all URLs, and
 * reports the remaining units, also in refusals: in the three legacy headers, and as
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers has it.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly callers: Callers,
    private readonly prices: Prices,
    @Inject(BUDGETS) private readonly budgets: Budgets,
  ) {
    super(options, storage, reflector);
  }

  /** Prices each unvalidated request, whether or not there is a limit. */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.prices.of(context);
    return super.canActivate(context);
  }

  protected override async handleRequest({ context, limit }: ThrottlerRequest): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const client = await this.callers.clientOf(request);
    const { units } = await this.prices.of(context);
    // A request that costs more than the whole budget takes all of it.
    const price = Math.min(units, limit);
    const balance = await this.budgets.spend(client, price, limit);
    report(reply, price, limit, balance);
    if (!balance.refused) return true;
    const { left, resetSeconds } = balance;
    throw new Busy(
      'rate_limited',
      `This request costs ${price} of the ${limit} units that you may spend a minute, and you have ${left} left. ` +
        'Try again after the seconds in Retry-After.',
      resetSeconds,
    );
  }
}

function report(reply: FastifyReply, price: number, limit: number, { left, resetSeconds }: Balance): void {
  void reply
    .header('RateLimit-Cost', price)
    .header('RateLimit-Limit', limit)
    .header('RateLimit-Remaining', left)
    .header('RateLimit-Reset', resetSeconds)
    .header('RateLimit-Policy', `"default";q=${limit};w=60`)
    .header('RateLimit', `"default";r=${left};t=${resetSeconds}`);
}
