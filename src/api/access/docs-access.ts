import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ScopeGuard } from './scope.guard.js';

/** Guards do not cover the document and its page, so this protects them if reads are closed. */
export function guardDocs(app: NestFastifyApplication): void {
  const guard = app.get(ScopeGuard);
  const needed = guard.ofReads();
  if (!needed) return;
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', async (request, reply) => {
    // Compares the matched route, because a URL can be written in many ways.
    if (/^\/docs\b/.test(request.routeOptions.url ?? '')) await guard.demand(needed, request, reply);
  });
}
