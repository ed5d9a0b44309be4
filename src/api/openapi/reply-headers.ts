import type { OpenAPIObject } from '@nestjs/swagger';
import { HEADERS, type Name } from './documented-headers.js';

/** Headers of the errors with this status. */
export function headersOfProblem(status: number): Record<string, object> {
  return refsTo([
    'x-request-id',
    'RateLimit',
    'RateLimit-Cost',
    'RateLimit-Policy',
    ...(status === 401 || status === 403 ? (['WWW-Authenticate'] as const) : []),
    ...([409, 429, 503].includes(status) ? (['Retry-After'] as const) : []),
  ]);
}

/** Declares the headers of successful replies. */
export function documentHeaders(document: OpenAPIObject): void {
  document.components!.headers = HEADERS;
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item as Record<string, Operation>))
      for (const [status, reply] of Object.entries(operation.responses))
        if (Number(status) < 400)
          reply.headers = { ...reply.headers, ...refsTo(namesOf(operation, Number(status), document)) };
}

function namesOf(
  { operationId, parameters = [], responses }: Operation,
  status: number,
  document: OpenAPIObject,
): Name[] {
  const isNew = parameters.some(({ name }) => name === 'Idempotency-Key') && status < 300;
  return [
    'x-request-id',
    ...('429' in responses ? (['RateLimit', 'RateLimit-Cost', 'RateLimit-Policy'] as const) : []),
    ...('429' in responses ? (['x-kasparro-lsn'] as const) : []),
    ...('304' in responses && (status === 200 || status === 304) ? (['ETag'] as const) : []),
    ...(status === 200 && isPage(responses[status], document) ? (['Link'] as const) : []),
    ...(/^(startRun|replaySource|createWebhook)$/.test(operationId) ? (['Location'] as const) : []),
    ...(isNew ? (['Idempotency-Replayed'] as const) : []),
  ];
}

/** Whether its metadata has `next_cursor`. */
function isPage(reply: Reply | undefined, { components }: OpenAPIObject): boolean {
  const resolved = (schema: Schema | undefined): Schema | undefined =>
    schema?.$ref ? components!.schemas![schema.$ref.split('/').at(-1)!] : schema;
  const page = resolved(reply?.content?.['application/json']?.schema);
  return resolved(page?.properties?.['metadata'])?.properties?.['next_cursor'] !== undefined;
}

function refsTo(names: readonly Name[]): Record<string, object> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
}

interface Reply {
  headers?: Record<string, object>;
  content?: Record<string, { schema?: Schema }>;
}

interface Operation {
  operationId: string;
  parameters?: readonly { name: string }[];
  responses: Record<string, Reply>;
}
