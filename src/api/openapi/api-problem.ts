import { ApiResponse, type OpenAPIObject } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { problem } from '../problem.js';
import { Problem } from '../problem.reply.js';
import { refTo } from './component.js';
import { REQUEST_ID_EXAMPLE } from './page.js';
import { KEY_SCHEME } from '../access/requires-scope.decorator.js';
import { headersOfProblem } from './reply-headers.js';
import { type Refusal, REFUSALS } from './refusals.js';

/** The errors that an operation may return, as RFC 9457 problem details. */
export function ApiProblem(...statuses: number[]) {
  return applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: REFUSALS[status]!.description })),
  );
}

/**
 * Adds the errors that any operation may return before its controller is called, and makes all operations refer to one
 * description of each error.
 */
export function documentProblems(document: OpenAPIObject): void {
  for (const [path, item] of Object.entries(document.paths))
    for (const operation of Object.values(item as Record<string, Operation>)) {
      const responses = new Set(Object.keys(operation.responses)).add('400');
      if (path.includes('{')) responses.add('414');
      // A wrong key is refused even if none is needed, except by health checks and metrics.
      if (!operation.security?.some((needed) => !Object.keys(needed).length)) responses.add('401');
      // Any database query may take too long.
      if (responses.has('503')) responses.add('504');
      for (const status of responses)
        if (REFUSALS[Number(status)])
          operation.responses[status] = {
            $ref: `#/components/responses/${REFUSALS[Number(status)]!.name}`,
          };
    }
  const schema = refTo(Problem);
  document.components!.responses = Object.fromEntries(
    Object.entries(REFUSALS).map(([status, { name, description, example }]) => [
      name,
      {
        description,
        headers: headersOfProblem(Number(status)),
        content: { 'application/problem+json': { schema, example: problemExample(Number(status), example) } },
      },
    ]),
  );
}

function problemExample(status: number, { detail, instance, ...more }: Refusal['example']): Problem {
  return problem(status, detail, { id: REQUEST_ID_EXAMPLE, url: instance }, more);
}

/** If READS is closed, all reads require a key and may be refused. */
export function documentClosedReads(document: OpenAPIObject): void {
  for (const { get } of Object.values(document.paths)) {
    if (!get || get.security) continue;
    get.security = [{ [KEY_SCHEME]: ['read'] }];
    for (const status of [403, 429]) get.responses[status] ??= { description: REFUSALS[status]!.description };
  }
}

/**
 * States the required scope in the description and in `x-required-scope`: documentation pages do not show roles in `security`,
 * and linters only accept those of OAuth.
 */
export function documentScopes(document: OpenAPIObject): void {
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item as Record<string, Operation>)) {
      const [scope] = operation.security?.flatMap((needed) => needed[KEY_SCHEME] ?? []) ?? [];
      if (scope === undefined) continue;
      const needs = `Requires a key with the scope \`${scope}\`.`;
      operation.description = [operation.description, needs].filter(Boolean).join(' ');
      operation['x-required-scope'] = scope;
      operation.security = [{ [KEY_SCHEME]: [] }];
    }
}

interface Operation {
  description?: string;
  responses: Record<string, object>;
  security?: readonly Record<string, string[]>[];
  'x-required-scope'?: string;
}
