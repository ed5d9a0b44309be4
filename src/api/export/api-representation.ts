import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { z } from 'zod';
import { ApiNotModified } from '../openapi/api-etag.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { isComponent, refTo } from '../openapi/component.js';
import { fieldsOf } from '../openapi/reply-fields.js';
import { allFieldNames, fieldNames } from './field-names.js';
import { decimalsAsText } from './decimals-as-text.js';
import { DescribesReply } from './representation.guard.js';
import { DECIMALS, DELIMITERS, FLAGS, FORMATS, NUMBERS } from './representation.js';

/** Documents a parameter with these values; the first one is the default. */
const optional = (name: string, values: readonly string[], description: string) =>
  ApiQuery({
    name,
    required: false,
    description,
    schema: { type: 'string', enum: [...values], default: values[0], example: values[0] },
  });

const ApiNumbers = applyDecorators(
  optional(
    'numbers',
    NUMBERS,
    '`string`: every number that may have a fraction is sent as a JSON string with the same digits, for clients that parse ' +
      'numbers as doubles, such as JavaScript. JSON and NDJSON only. `/docs-json?numbers=string` is the OpenAPI document for ' +
      'these replies.',
  ),
  ApiHeader({
    name: 'prefer',
    required: false,
    description:
      '`numbers=string` has the same effect as the parameter `numbers`; the reply then has the header `preference-applied`.',
    schema: { type: 'string', example: 'numbers=number' },
  }),
);

/** Documents `numbers`, if the reply has decimals. */
export const ApiNumbersOf = (reply: z.ZodType): MethodDecorator =>
  decimalsAsText(reply) ? ApiNumbers : () => undefined;

/** Documents `fields`, with the list's own fields as an example. */
export const ApiFieldsOf = (reply: z.ZodType): MethodDecorator =>
  ApiQuery({
    name: 'fields',
    required: false,
    description:
      'Only these fields of each item, in this order. Several are separated by commas. All formats.',
    schema: {
      type: 'array',
      items: { type: 'string', enum: allFieldNames(reply) },
      example: fieldNames(reply).slice(0, 3),
    },
  });

/** Documents `fileReply`. Omits 206: typed clients would otherwise have to handle partial files wherever they read a page. */
const ApiRanges = applyDecorators(
  ApiHeader({
    name: 'range',
    required: false,
    description:
      'Parquet only: bytes of the file that a preceding `HEAD` created; the status is then 206. `If-Match`, `If-None-Match` and `If-Range` compare its `ETag`.',
    schema: { type: 'string', example: 'bytes=0-1023' },
  }),
  ApiNotModified(),
  ApiProblem(412, 416),
);

/** Documents the parameters for requesting a list as a file. */
export const ApiFormats = applyDecorators(
  ApiRanges,
  optional(
    'format',
    FORMATS,
    'A page of JSON, or an export: all items, or `limit` of them. Takes precedence over `Accept`.',
  ),
  optional(
    'decimals',
    DECIMALS,
    'Parquet only: the type of amounts. `auto`: `decimal(38,18)` for columns whose values all fit, double for the others. ' +
      '`decimal` fails if a value does not fit, `double` rounds, and `text` keeps all digits.',
  ),
  optional(
    'delimiter',
    Object.keys(DELIMITERS),
    'CSV only: the delimiter: `,`, `;` or a tab, or `comma`, `semicolon` or `tab`.',
  ),
  optional(
    'bom',
    Object.keys(FLAGS),
    'CSV only: with `1`, the file begins with a byte order mark, so that Excel recognises UTF-8.',
  ),
);

/** Documents the header with the moment that an export is valid for. */
export const X_AS_OF = {
  description:
    'Exports with `as_of` only: the moment that the export is valid for. Pages have this moment in their metadata.',
  schema: { type: 'string' as const, format: 'date-time', example: '2026-01-31T12:00:05.000000Z' },
};

/** Documents a list whose items are under `data`: a page of JSON, or all pages as NDJSON, CSV or Parquet. */
export function ApiList(reply: z.ZodType, description: string) {
  const { element } = (reply as z.ZodObject<{ data: z.ZodArray<z.ZodType> }>).shape.data;
  const isOfMoment = fieldsOf(reply).some(({ path }) => path.join('.') === 'metadata.as_of');
  const file = (format?: string) => ({ schema: { type: 'string' as const, format } });
  return applyDecorators(
    ApiOkResponse({
      description: `${description} As a file, all items or \`limit\` of them.`,
      ...(isOfMoment && { headers: { 'x-as-of': X_AS_OF } }),
      content: {
        'application/json': { schema: refTo(reply) },
        'application/x-ndjson': { schema: isComponent(element) ? refTo(element) : { type: 'object' } },
        'text/csv': file(),
        'application/vnd.apache.parquet': file('binary'),
      },
    }),
    DescribesReply({ reply, exports: 'pages' }),
    ApiFormats,
    ApiFieldsOf(reply),
    ApiNumbersOf(reply),
  );
}
