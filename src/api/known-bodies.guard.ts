import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { badRequest } from './field-faults.js';

/** Routes that accept a body, which they check themselves. All other routes accept at most an empty object. */
const WITH_BODY = [
  'POST /runs',
  'POST /anomalies/:id/acknowledge',
  'POST /api-keys',
  'POST /api-keys/:id/rotate',
  'POST /assets/confirm',
  'POST /assets/merge',
  'POST /assets/merge/preview',
  'POST /assets/settle',
  'POST /assets/split',
  'POST /assets/split/preview',
  'POST /assets/undo',
  'POST /checkpoints/reset',
  'POST /checkpoints/set',
  'POST /csv/inspect',
  'POST /feeds/inspect',
  'POST /rejections/discard',
  'POST /rejections/replay',
  'POST /rejections/:id/discard',
  'POST /sources/check',
  'POST /sources/:name/replay',
  'POST /webhooks',
  'PATCH /webhooks/:id',
  'POST /webhooks/:id/rotate',
  'POST /webhooks/:id/test',
];

/** Refuses fields sent to routes that accept none: an ignored option would look like one that was applied. */
@Injectable()
export class KnownBodiesGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, routeOptions, body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (body === undefined || body === null || WITH_BODY.includes(`${method} ${routeOptions.url}`))
      return true;
    if (typeof body !== 'object' || Array.isArray(body))
      throw badRequest('body', 'must be an empty object or absent', { in: 'body', segments: [] });
    const [unknown] = Object.keys(body);
    if (unknown === undefined) return true;
    const path = { in: 'body', segments: [unknown] } as const;
    throw badRequest(unknown, 'is not accepted: this path takes no body', path);
  }
}
