import { HttpException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { problem, PROBLEM_JSON } from '../problem.js';
import { ScopeGuard } from './scope.guard.js';

/** The document and its page are served beside all guards: where reads are closed, so are they. */
export function guardDocs(app: NestFastifyApplication): void {
  const guard = app.get(ScopeGuard);
  const needed = guard.ofReads();
  if (!needed) return;
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      // By the route that was found: an address can be written in many ways.
      if (!/^\/docs\b/.test(request.routeOptions.url ?? '')) return;
      try {
        await guard.demand(needed, request, reply);
      } catch (error) {
        if (!(error instanceof HttpException)) throw error;
        await reply
          .status(error.getStatus())
          .type(PROBLEM_JSON)
          .send(JSON.stringify(problem(error.getStatus(), error.message, request)));
      }
    });
}
