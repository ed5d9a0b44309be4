import { type ExecutionContext, Injectable } from '@nestjs/common';
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
import { OverloadedException } from './overloaded.exception.js';
import { Charges } from './charges.js';
import { RequestCosts } from './request-costs.js';

/** Charges the cost of each request to the budget of its client (a key or, without one, an IP address), which covers all URLs. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly costs: RequestCosts,
    private readonly charges: Charges,
  ) {
    super(options, storage, reflector);
  }

  /** Prices each request before it is validated, whether or not there is a limit. */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.costs.of(context);
    return super.canActivate(context);
  }

  protected override async handleRequest({ context, limit }: ThrottlerRequest): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { units } = await this.costs.of(context);
    const charge = await this.charges.of(request, reply, units);
    if (!charge?.refused) return true;
    throw new OverloadedException(
      'rate_limited',
      `This request costs ${charge.cost} of the ${limit} units per minute, and you have ${charge.left} left. ` +
        'Try again after the seconds in Retry-After.',
      charge.resetSeconds,
    );
  }
}
