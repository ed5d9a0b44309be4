import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { prefixOf } from '../../access/api-key.js';
import { type Audited, currentRequest } from '../../audit/audited-request.js';
import { requestKey, keySource } from '../access/caller.js';
import { AUDITED } from './audited.decorator.js';

/** Notes a request's action and key before any other guard can refuse it. Refuses nothing itself. */
@Injectable()
export class AuditGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const about = this.reflector.get<Audited | undefined>(AUDITED, context.getHandler());
    const audited = currentRequest();
    if (!about || !audited) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = requestKey(request);
    audited.about = about;
    audited.via = keySource(request);
    audited.keyPrefix = key === null ? null : prefixOf(key);
    return true;
  }
}
