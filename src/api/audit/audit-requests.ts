import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type AuditedRequest, inRequest } from '../../audit/audited-request.js';
import { addressOf } from '../access/client-address.js';
import type { RequestAudit } from './request-audit.js';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Records each request that changes something before its reply is sent. */
export function auditRequests(server: FastifyInstance, audit: RequestAudit): void {
  const audited = new WeakMap<FastifyRequest, AuditedRequest>();
  // Runs after the body has been read, because the async context is lost while it is being read.
  server.addHook('preHandler', (request, _reply, done) => {
    if (SAFE.includes(request.method)) return done();
    const noted = noteOf(request);
    audited.set(request, noted);
    inRequest(noted, done);
  });
  server.addHook('onSend', async (request, reply) => {
    const noted = audited.get(request);
    audited.delete(request);
    if (noted) await audit.answered(noted, request, reply);
  });
}

function noteOf(request: FastifyRequest): AuditedRequest {
  const { id, method, routeOptions } = request;
  return {
    ...{ id, method, route: routeOptions.url ?? '', address: addressOf(request) },
    ...{ keyPrefix: null, via: null, about: null, entries: [], changedNothing: false },
  };
}
