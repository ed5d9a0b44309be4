import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { badRequest } from './field-faults.js';

/** Routes that accept query parameters, which their DTOs declare. All other routes accept none. */
const WITH_PARAMETERS = [
  'GET /data',
  'GET /data/stream',
  'GET /data/:id',
  'GET /markets',
  'GET /assets',
  'GET /assets/review',
  'GET /assets/:slug',
  'GET /assets/:slug/history',
  'GET /assets/:slug/articles',
  'GET /runs',
  'GET /runs/compare',
  'GET /anomalies',
  'GET /checkpoints',
  'GET /sources/csv/files',
  'POST /sources/check',
  'POST /csv/inspect',
  'GET /drift',
  'GET /feeds',
  'GET /gaps',
  'GET /rejections',
  'GET /rejections/groups',
  'GET /listings',
  'GET /api-keys',
  'GET /audit',
  'GET /webhooks',
  'GET /webhooks/:id/deliveries',
];

/** Refuses query parameters on routes that accept none: an ignored filter would look like one that matches everything. */
@Injectable()
export class KnownParametersGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, routeOptions, query } = context.switchToHttp().getRequest<FastifyRequest>();
    // A HEAD request accepts what a GET request to the same route accepts.
    const address = `${method === 'HEAD' ? 'GET' : method} ${routeOptions.url}`;
    const [unknown] = Object.keys(query as object);
    if (unknown === undefined || WITH_PARAMETERS.includes(address)) return true;
    throw badRequest(unknown, 'is not a parameter of this path', { in: 'query' });
  }
}
