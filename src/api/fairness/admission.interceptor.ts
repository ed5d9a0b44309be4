import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { ReplicaReads } from '../replica-reads.js';
import { CallerResolver } from '../access/caller-resolver.js';
import { representationOf } from '../export/representation.guard.js';
import { Admission, ClientDisconnected } from './admission.js';
import { RequestCosts } from './request-costs.js';

/** Queries that cost at least this number of units are expensive. */
const EXPENSIVE = 5;
/** The key of the metadata that @SkipThrottle sets. */
const EXEMPT = 'THROTTLER:SKIPdefault';
const READS = ['GET', 'HEAD'];

/**
 * Makes reads wait for their turn. Health checks and metrics have their own connections, and requests that change
 * something need a key with that scope.
 */
@Injectable()
export class AdmissionInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerResolver,
    private readonly costs: RequestCosts,
    private readonly admission: Admission,
    private readonly replicaReads: ReplicaReads,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const isExempt = this.reflector.getAllAndOverride<unknown>(EXEMPT, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isExempt || !READS.includes(request.method)) return next.handle();
    const { units, isStream } = await this.costs.of(context);
    if (isStream) return next.handle();
    const client = await this.callers.clientOf(request);
    const leave = this.admission.enter(client);
    const answer = () =>
      this.replicaReads.during(request, reply, () =>
        lastValueFrom<unknown, undefined>(next.handle(), { defaultValue: undefined }),
      );
    // Lists are exported one page at a time, so several exports would hold connections while they wait for one another.
    const isExpensive = units >= EXPENSIVE || representationOf(request).format !== 'page';
    const query = { client, isExpensive, reply: reply.raw };
    // The client is gone, so nobody is waiting for the reply.
    const answered = this.admission.run(query, answer).catch((error: unknown) => {
      if (!(error instanceof ClientDisconnected)) throw error;
    });
    const left = () => {
      if (reply.raw.closed) leave();
      else reply.raw.once('close', leave);
    };
    void answered.then(left, left);
    return from(answered);
  }
}
