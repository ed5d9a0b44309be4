import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { DataPage, Item } from '../data/data.reply.js';
import { refTo } from '../openapi/component.js';
import { ApiFieldsOf, ApiFormats, ApiNumbersOf } from './api-representation.js';
import { COLUMNS } from './columns.js';
import { Represents } from './representation.guard.js';

const CSV_EXAMPLE = `${Object.keys(COLUMNS.item).join(',')}\r
q0000000100dec1a5c0de0000,quote,coingecko,bitcoin,bitcoin,BTC,Bitcoin,Bitcoin,,67123.45,1323456789012.5,31234567890.1,-1.25,1,19712345.5,19712345.5,21000000,2026-01-31T12:00:00.000000Z,2026-01-31T12:00:04.123000Z,2026-01-31T12:00:04.387215Z,1\r
`;

const ApiFiles = ApiOkResponse({
  description:
    'A page of items or, if requested by `format` or `Accept`, an export: all items, streamed from one snapshot. NDJSON has ' +
    'an item per line. An export that fails midway breaks the connection.',
  headers: {
    'x-as-of': {
      description:
        'Exports with `as_of` only: the moment that the export is valid for. Pages have this moment in their metadata.',
      schema: { type: 'string', format: 'date-time', example: '2026-01-31T12:00:05.000000Z' },
    },
    'x-ingested-cursor': {
      description:
        'Exports with `ingested_since` and without `limit` only: pass this as `ingested_since` to get the changes after ' +
        'this export.',
      schema: { type: 'string', example: 'WyIyMDI2LTAxLTMxVDEyOjAwOjA0LjM4NzIxNVoiXQ' },
    },
  },
  content: {
    'application/json': { schema: refTo(DataPage) },
    'application/x-ndjson': { schema: refTo(Item) },
    'text/csv': {
      schema: {
        type: 'string',
        description: "RFC 4180 with a header. Text that starts like a formula is prefixed with `'`.",
        example: CSV_EXAMPLE,
      },
    },
    'application/vnd.apache.parquet': {
      schema: {
        type: 'string',
        format: 'binary',
        description:
          'The same columns as in CSV, with types: moments are timestamps (microseconds, UTC); amounts are ' +
          '`decimal(38,18)`, or doubles if a value in the column does not fit; see `decimals`.',
        example: 'PAR1…PAR1',
      },
    },
  },
});

/** Documents the reply of `/data` in each format. */
export const ApiExports = applyDecorators(
  ApiFiles,
  Represents({ reply: DataPage, exports: 'own' }),
  ApiFormats,
  ApiFieldsOf(DataPage),
  ApiNumbersOf(DataPage),
);
