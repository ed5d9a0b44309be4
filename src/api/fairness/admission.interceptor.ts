import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { ReplicaReads } from '../replica-reads.js';
import { Callers } from '../access/callers.js';
import { Admission, ClientGone } from './admission.js';
import { Prices } from './prices.js';

/** Cost in units from which a query counts as expensive. */
const EXPENSIVE = 5;
/** The metadata set by @SkipThrottle. */
const EXEMPT = 'THROTTLER:SKIPdefault';
const READS = ['GET', 'HEAD'];

/** A shared reason: without one, a DOMException with a stack would be created for each request. */
const GONE = new Error('the client is gone');

/** Makes reads wait for their turn. Health checks and metrics have separate connections; changes require an authorised key. */
@Injectable()
export class AdmissionInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
    private readonly prices: Prices,
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
    const { units, isStream } = await this.prices.of(context);
    if (isStream) return next.handle();
    const client = await this.callers.clientOf(request);
    const leave = this.admission.enter(client);
    const closed = new AbortController();
    if (reply.raw.closed) closed.abort(GONE);
    else reply.raw.once('close', () => closed.abort(GONE));
    const answer = () =>
      this.replicaReads.during(request, reply, () =>
        lastValueFrom<unknown, undefined>(next.handle(), { defaultValue: undefined }),
      );
    const query = { client, isExpensive: units >= EXPENSIVE, gone: closed.signal };
    // Nobody is waiting for the reply any more.
    const answered = this.admission.run(query, answer).catch((error: unknown) => {
      if (!(error instanceof ClientGone)) throw error;
    });
    const left = () => {
      if (closed.signal.aborted) leave();
      else closed.signal.addEventListener('abort', leave);
    };
    void answered.then(left, left);
    return from(answered);
  }
}
