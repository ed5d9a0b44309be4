import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { requestKey } from '../access/caller.js';
import { badRequest } from '../field-faults.js';
import { ProblemException } from '../problem.exception.js';
import {
  IdempotencyKeysRepository,
  type KeyedRequest,
  type SavedReply,
} from './idempotency-keys.repository.js';
import { storableReply } from './shown-once.js';

const HEADER = 'Idempotency-Key';
const VISIBLE = /^[\x21-\x7e]{1,255}$/;

/**
 * When a request is repeated with the same Idempotency-Key within 24 hours, returns the first reply again, in the
 * manner of https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/. Refused requests did nothing,
 * so their replies are not stored and they may be retried.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: IdempotencyKeysRepository,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(IdempotencyInterceptor.name);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = request.headers[HEADER.toLowerCase()];
    if (key === undefined || request.method === 'GET' || request.method === 'HEAD') return next.handle();
    if (typeof key !== 'string' || !VISIBLE.test(key))
      throw badRequest(HEADER, 'must have 1 to 255 visible ASCII characters', { in: 'header' });
    const body = (result: unknown) => storableReply(context.getHandler(), result);
    return from(this.once(keyed(request, key), reply, () => lastValueFrom(next.handle()), body));
  }

  private async once(
    request: KeyedRequest,
    reply: FastifyReply,
    handle: () => Promise<unknown>,
    bodyOf: (result: unknown) => string,
  ): Promise<unknown> {
    const claimed = await this.keys.claim(request);
    if (claimed.is === 'another request') throw reused();
    if (claimed.is === 'under way') {
      void reply.header('retry-after', '1');
      throw new ProblemException(
        'request_under_way',
        'The first request with this Idempotency-Key is still in progress.',
      );
    }
    if (claimed.is === 'answered') return replay(reply, claimed.reply);
    let result: unknown;
    try {
      result = await handle();
    } catch (error) {
      await this.attempt(() => this.keys.release(request, claimed.claim));
      throw error;
    }
    const location = reply.getHeader('location');
    await this.attempt(() =>
      this.keys.save(request, claimed.claim, {
        status: reply.statusCode,
        location: typeof location === 'string' ? location : null,
        body: bodyOf(result),
      }),
    );
    return result;
  }

  /** The request has already been executed or refused, so failing to store its reply must not fail it. */
  private async attempt(step: () => Promise<void>): Promise<void> {
    await step().catch((error: unknown) =>
      this.logger.warn({ err: error }, 'an idempotency key could not be stored'),
    );
  }
}

function reused(): ProblemException {
  const message = 'was already used for a different request: use a new key';
  const errors = [{ path: HEADER, message, detail: message, header: HEADER }];
  return new ProblemException('idempotency_key_reused', `${HEADER}: ${message}`, { errors });
}

function replay(reply: FastifyReply, { status, location, body }: SavedReply): string {
  void reply.status(status).header('idempotency-replayed', 'true').type('application/json; charset=utf-8');
  if (location !== null) void reply.header('location', location);
  return body;
}

function keyed({ method, url, body, headers }: FastifyRequest, key: string): KeyedRequest {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return {
    owner: hash(requestKey({ method, headers }) ?? ''),
    key,
    hash: hash(JSON.stringify([method, url, body ?? null])),
  };
}
