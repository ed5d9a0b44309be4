import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ScopeGuard } from './scope.guard.js';

/** The document and its page are served beside all guards: where reads are closed, so are they. */
export function guardDocs(app: NestFastifyApplication): void {
  const guard = app.get(ScopeGuard);
  const needed = guard.ofReads();
  if (!needed) return;
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', async (request, reply) => {
    // By the route that was found: an address can be written in many ways.
    if (/^\/docs\b/.test(request.routeOptions.url ?? '')) await guard.demand(needed, request, reply);
  });
}
