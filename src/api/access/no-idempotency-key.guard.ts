import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { badRequest } from '../field-faults.js';

/** Refuses an Idempotency-Key on routes whose reply contains a secret: the first reply would be stored for repeated requests. */
@Injectable()
export class NoIdempotencyKeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (headers['idempotency-key'] === undefined) return true;
    throw badRequest(
      'Idempotency-Key',
      'is not accepted here: the reply contains a secret, which is not stored',
      {
        in: 'header',
      },
    );
  }
}
