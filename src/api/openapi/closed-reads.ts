import type { OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM, WHEN } from './api-problem.js';

/** Says of all reads what holds where READS is closed: they need a key, and are refused without. */
export function closeReads(document: OpenAPIObject): OpenAPIObject {
  const content = { 'application/problem+json': { schema: PROBLEM } };
  const refusals = Object.fromEntries(
    [401, 403, 429].map((status) => [status, { description: WHEN[status]!, content }] as const),
  );
  for (const { get } of Object.values(document.paths)) {
    if (!get || get.security) continue;
    get.security = [{ read: [] }];
    get.responses = { ...refusals, ...get.responses };
  }
  return document;
}
