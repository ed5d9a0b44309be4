import type { ProblemCode } from '../problem-kinds.js';
import type { ProblemMembers } from '../problem.reply.js';

/** An error shared by operations, by status. */
export interface Refusal {
  name: string;
  description: string;
  /** A real reply of the service, and the request for it. */
  example: { detail: string; instance: string } & ProblemMembers & { code?: ProblemCode };
}

export const REFUSALS: Readonly<Record<number, Refusal>> = {
  400: {
    name: 'BadRequest',
    description: 'A parameter or a field of the body is unknown or malformed.',
    example: {
      code: 'invalid_parameter',
      detail: 'limit must be at most 1000',
      instance: '/data',
      errors: [
        {
          path: 'limit',
          message: 'limit must be at most 1000',
          detail: 'limit must be at most 1000',
          parameter: 'limit',
          value: '5000',
        },
      ],
    },
  },
  401: {
    name: 'Unauthorized',
    description: 'The x-api-key header is missing, or its key is invalid.',
    example: {
      code: 'missing_key',
      detail: 'This requires a key with the scope run, in the header x-api-key.',
      scope: 'run',
      instance: '/runs',
    },
  },
  403: {
    name: 'Forbidden',
    description: 'The key lacks the scope that this operation requires.',
    example: {
      code: 'missing_scope',
      detail: 'This requires a key with the scope admin; the key dashboard has read.',
      scope: 'admin',
      instance: '/api-keys',
    },
  },
  404: {
    name: 'NotFound',
    description: 'The requested item does not exist.',
    example: { detail: 'There is no run "999999".', instance: '/runs/999999' },
  },
  406: {
    name: 'NotAcceptable',
    description: 'None of the types in the Accept header is available.',
    example: {
      detail: 'Available types: application/json, application/x-ndjson, text/csv.',
      allowed: ['application/json', 'application/x-ndjson', 'text/csv'],
      instance: '/data',
    },
  },
  409: {
    name: 'Conflict',
    description: 'The request conflicts with the current state; the detail explains why.',
    example: {
      code: 'source_busy',
      detail: 'csv is already running (run 42).',
      instance: '/runs',
      run_id: 42,
    },
  },
  410: {
    name: 'Gone',
    description: 'Retention may have dropped changes that come after this cursor.',
    example: {
      detail:
        'The cursor is from 2025-10-01T00:00:00.000000Z. Retention has since dropped data observed before ' +
        '2026-01-01T03:17:00.000000Z, so later changes may be missing. Start again with ingested_since= and a moment.',
      instance: '/data',
    },
  },
  412: {
    name: 'PreconditionFailed',
    description: 'Parquet only: the ETag of the file does not match `If-Match`.',
    example: {
      detail: 'The file has changed since it had that ETag.',
      instance: '/data?format=parquet',
    },
  },
  413: {
    name: 'ContentTooLarge',
    description: 'The body is too large.',
    example: { detail: 'Request body is too large', instance: '/runs' },
  },
  414: {
    name: 'UriTooLong',
    description: 'A path parameter is longer than 200 characters.',
    example: { detail: "The parameter 'slug' is too long", instance: '/assets/bitcoin' },
  },
  415: {
    name: 'UnsupportedMediaType',
    description: 'The body is not JSON.',
    example: { detail: 'Unsupported Media Type', instance: '/runs' },
  },
  416: {
    name: 'RangeNotSatisfiable',
    description: 'Parquet only: the range begins after the end of the file.',
    example: { detail: 'The file has 48213 bytes.', instance: '/data?format=parquet' },
  },
  422: {
    name: 'UnprocessableContent',
    description: 'The request is well formed but cannot be carried out as it is; the detail explains why.',
    example: {
      detail: 'partition: csv has no such partition; it has prices.csv',
      instance: '/runs',
      errors: [
        {
          path: 'partition',
          message: 'csv has no such partition; it has prices.csv',
          detail: 'csv has no such partition; it has prices.csv',
          pointer: '/partition',
          allowed: ['prices.csv'],
        },
      ],
    },
  },
  429: {
    name: 'TooManyRequests',
    description:
      'The client has exceeded a limit: its budget for the minute is used up, or it has too many requests or streams in progress.',
    example: {
      detail:
        'This request costs 51 of the 300 units per minute, and you have 18 left. Try again after the seconds in Retry-After.',
      instance: '/data',
    },
  },
  503: {
    name: 'ServiceUnavailable',
    description: 'The database is not available.',
    example: {
      code: 'database_unavailable',
      detail: 'The database is not responding. Try again in a few seconds.',
      instance: '/data',
      retry_after: 5,
    },
  },
  504: {
    name: 'GatewayTimeout',
    description:
      'The query exceeded API_STATEMENT_TIMEOUT, or the first row of an export EXPORT_MAX_SECONDS. The detail explains how to request less.',
    example: {
      detail:
        'The query exceeded its time limit. Request less: a shorter span (since, until), one asset, symbol or source, latest=true.',
      instance: '/data',
    },
  },
};
