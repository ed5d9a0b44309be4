import type { FastifyInstance } from 'fastify';
import { isUpload } from './uploads.js';
import { badRequest } from './field-faults.js';

/**
 * Maximum nesting depth of a body, more than twice what any request needs. Functions that walk bodies are recursive, so
 * thousands of levels would exhaust the stack.
 */
export const MAX_DEPTH = 32;

/** Refuses bodies that are nested too deeply, before any other code walks them. */
export function refuseDeepBodies(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => {
    const isTooDeep = !isUpload(request.body) && isDeeper(request.body, MAX_DEPTH);
    done(
      isTooDeep
        ? badRequest('body', `is nested more than ${MAX_DEPTH} levels deep`, { in: 'body', segments: [] })
        : undefined,
    );
  });
}

function isDeeper(body: unknown, limit: number): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; depth <= limit; depth++) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [],
    );
    if (!level.length) return false;
  }
  return true;
}
