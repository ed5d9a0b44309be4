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
 * Takes the price of a request from the budget of its client, a key or else an address, over all URLs, and reports what is
 * left, in refusals as well: in the three headers of old, and as https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers
 * has it.
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

  /** Prices each request while it is as it came, whether or not there is a limit. */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.prices.of(context);
    return super.canActivate(context);
  }

  protected override async handleRequest({ context, limit }: ThrottlerRequest): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const client = await this.callers.clientOf(request);
    const { units } = await this.prices.of(context);
    // What costs more than there is in a minute takes all of it.
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
