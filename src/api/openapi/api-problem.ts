import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { Schema } from './schema.js';

export const PROBLEM: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'request_id'],
  properties: {
    type: { type: 'string', example: 'about:blank' },
    title: { type: 'string', example: 'Bad Request' },
    status: { type: 'integer', example: 400 },
    detail: { type: 'string', example: 'limit must be at most 1000' },
    instance: { type: 'string', example: '/data' },
    request_id: { type: 'string', example: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: {
          path: { type: 'string', example: 'limit' },
          message: { type: 'string', example: 'limit must be at most 1000' },
        },
      },
    },
    details: { type: 'object', additionalProperties: true },
  },
};

export const WHEN: Readonly<Record<number, string>> = {
  400: 'A parameter or the body is unknown or malformed.',
  401: 'The x-api-key is missing, or nobody has it.',
  403: 'The key has not the scope that this needs.',
  404: 'There is no such thing.',
  406: 'There is none of the types that the client accepts.',
  409: 'Not now: something is under way, or is over. The detail says what.',
  413: 'The body is too large.',
  414: 'A part of the address is longer than 200 characters.',
  415: 'The body is not JSON.',
  422: 'It is well formed and makes no sense here. The detail says why.',
  429: 'Too many requests: see Retry-After.',
  503: 'The database does not answer now.',
};

/** The errors of an address, as RFC 9457 problem details. */
export function ApiProblem(...statuses: number[]) {
  const content = { 'application/problem+json': { schema: PROBLEM } };
  return applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: WHEN[status]!, content })),
  );
}
