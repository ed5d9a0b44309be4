import type { OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM, WHEN } from './api-problem.js';

/** Says of every address what it answers before its controller is asked: 400 to parameters that it does not know, and 414. */
export function withRefusals(document: OpenAPIObject): OpenAPIObject {
  const content = { 'application/problem+json': { schema: PROBLEM } };
  for (const [path, methods] of Object.entries(document.paths))
    for (const { responses } of Object.values(methods as Methods))
      for (const status of path.includes('{') ? [400, 414] : [400])
        responses[status] ??= { description: WHEN[status]!, content };
  return document;
}

type Methods = Record<string, { responses: Record<number, object> }>;
