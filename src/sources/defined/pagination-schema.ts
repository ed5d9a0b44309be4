import { z } from 'zod';
import { placeExpression } from './field.js';
import { parameterName, pointer } from './pointer.js';

const placed = {
  parameter: parameterName,
  size_parameter: parameterName.optional(),
  size: z.int().min(1).max(100_000).optional(),
  more: pointer
    .optional()
    .describe('JSON Pointer to whether more pages follow; reading ends if it is false, 0, null or missing'),
};
/** How further pages are requested. */
export const pagination = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('page'),
    ...placed,
    first: z.int().min(0).max(1).default(1),
    total: pointer.optional().describe('JSON Pointer to the total number of records'),
    pages: pointer.optional().describe('JSON Pointer to the number of pages'),
  }),
  z.strictObject({
    kind: z.literal('offset'),
    ...placed,
    first: z.int().min(0).max(1).default(0),
    size: placed.size.unwrap().optional(),
    total: pointer.optional(),
  }),
  z.strictObject({
    kind: z.literal('cursor'),
    ...placed,
    from: pointer.optional().describe('JSON Pointer to the next cursor; reading ends if there is none'),
    from_record: placeExpression
      .optional()
      .describe('Field of the last record of a page that is the next cursor'),
  }),
  z.strictObject({
    kind: z.literal('next_url'),
    from: pointer.describe('JSON Pointer to the URL of the next page'),
  }),
  z.strictObject({ kind: z.literal('link_header') }),
]);
