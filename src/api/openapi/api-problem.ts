import { ApiResponse, type OpenAPIObject } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { Problem } from '../problem.reply.js';
import { refTo } from './component.js';

interface Refusal {
  name: string;
  description: string;
  retryAfter?: true;
}

const REFUSALS: Readonly<Record<number, Refusal>> = {
  400: { name: 'BadRequest', description: 'A parameter or a field of the body is unknown or malformed.' },
  401: { name: 'Unauthorized', description: 'The x-api-key header is missing, or its key is not valid.' },
  403: { name: 'Forbidden', description: 'The key lacks the scope that this operation requires.' },
  404: { name: 'NotFound', description: 'It does not exist.' },
  406: { name: 'NotAcceptable', description: 'None of the types in the Accept header is available.' },
  409: { name: 'Conflict', description: 'It conflicts with the current state; the detail explains why.' },
  413: { name: 'ContentTooLarge', description: 'The body is too large.' },
  414: { name: 'UriTooLong', description: 'A path parameter is longer than 200 characters.' },
  415: { name: 'UnsupportedMediaType', description: 'The body is not JSON.' },
  422: {
    name: 'UnprocessableContent',
    description: 'The request is well formed but makes no sense here; the detail explains why.',
  },
  429: { name: 'TooManyRequests', description: 'The rate limit is exceeded.', retryAfter: true },
  503: { name: 'ServiceUnavailable', description: 'The database is not available.', retryAfter: true },
};

/** The errors an operation may answer with, as RFC 9457 problem details. */
export function ApiProblem(...statuses: number[]) {
  return applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: REFUSALS[status]!.description })),
  );
}

/**
 * Adds the errors that any operation may answer with before its controller is asked, and has all operations refer to one
 * description of each error.
 */
export function documentProblems(document: OpenAPIObject): void {
  for (const [path, item] of Object.entries(document.paths))
    for (const operation of Object.values(item as Record<string, Operation>)) {
      const responses = new Set(Object.keys(operation.responses)).add('400');
      if (path.includes('{')) responses.add('414');
      for (const status of responses)
        if (REFUSALS[Number(status)])
          operation.responses[status] = {
            $ref: `#/components/responses/${REFUSALS[Number(status)]!.name}`,
          };
    }
  const content = { 'application/problem+json': { schema: refTo(Problem) } };
  document.components!.responses = Object.fromEntries(
    Object.values(REFUSALS).map(({ name, description, retryAfter }) => [
      name,
      { description, ...(retryAfter && { headers: RETRY_AFTER }), content },
    ]),
  );
}

/** Where READS is closed, all reads need a key and may be refused. */
export function documentClosedReads(document: OpenAPIObject): void {
  for (const { get } of Object.values(document.paths)) {
    if (!get || get.security) continue;
    get.security = [{ read: [] }];
    for (const status of [401, 403, 429])
      get.responses[status] ??= { description: REFUSALS[status]!.description };
  }
}

const RETRY_AFTER = {
  'retry-after': {
    description: 'Seconds to wait before trying again.',
    schema: { type: 'integer' as const, example: 5 },
  },
};

interface Operation {
  responses: Record<string, object>;
}
