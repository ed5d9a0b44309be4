import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ScopeGuard } from './scope.guard.js';

/** Requires a key for the OpenAPI document and Swagger UI if reads are closed: guards do not run for them. */
export function guardDocs(app: NestFastifyApplication): void {
  const guard = app.get(ScopeGuard);
  const needed = guard.ofReads();
  if (!needed) return;
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', async (request, reply) => {
    // Compares the matched route and not the URL, because the same URL can be written in many ways.
    if (/^\/docs\b/.test(request.routeOptions.url ?? '')) await guard.demand(needed, request, reply);
  });
}
