import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerLimitDetail,
  type ThrottlerModuleOptions,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Callers } from './access/callers.js';

/**
 * Counts the requests of a key, or else of an address, over all URLs, and reports what is left, in refusals as well: in the
 * three headers of old, and as https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers has it.
 */
@Injectable()
export class ThrottleGuard extends ThrottlerGuard {
  protected override headerPrefix = 'RateLimit';

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly callers: Callers,
  ) {
    super(options, storage, reflector);
  }

  protected override getTracker(request: FastifyRequest, context?: ExecutionContext): Promise<string> {
    return this.callers.clientOf(request, context!.switchToHttp().getResponse<FastifyReply>());
  }

  protected override generateKey(_context: ExecutionContext, client: string): string {
    return client;
  }

  protected override setResponseHeader(res: Record<string, unknown>, name: string, value: number): void {
    super.setResponseHeader(res, name, value);
    const reply = res as unknown as FastifyReply;
    if (name === 'RateLimit-Reset')
      void reply.header(
        'RateLimit',
        `"default";r=${Number(reply.getHeader('ratelimit-remaining'))};t=${value}`,
      );
    if (name === 'RateLimit-Limit') void reply.header('RateLimit-Policy', `"default";q=${value};w=60`);
  }

  protected override throwThrottlingException(
    context: ExecutionContext,
    detail: ThrottlerLimitDetail,
  ): Promise<void> {
    const { res } = this.getRequestResponse(context);
    this.setResponseHeader(res, 'RateLimit-Limit', detail.limit);
    this.setResponseHeader(res, 'RateLimit-Remaining', 0);
    this.setResponseHeader(res, 'RateLimit-Reset', detail.timeToBlockExpire);
    return super.throwThrottlingException(context, detail);
  }
}
