import { createHash, timingSafeEqual } from 'node:crypto';
import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';

/** Lets pass who sends ADMIN_API_KEY as x-api-key. Where that is not set, nobody passes. */
@Injectable()
export class AdminKeyGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  canActivate(context: ExecutionContext): boolean {
    const { ADMIN_API_KEY: expected } = this.config;
    if (!expected)
      throw new ForbiddenException('ADMIN_API_KEY is not set: set it in the environment to allow this.');
    const given = context.switchToHttp().getRequest<FastifyRequest>().headers['x-api-key'];
    if (typeof given !== 'string' || !timingSafeEqual(digest(given), digest(expected)))
      throw new UnauthorizedException('Send the ADMIN_API_KEY in the header x-api-key.');
    return true;
  }
}

/** Of one length, whatever was sent: so much alone does timingSafeEqual ask for. */
function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
