import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { DataPage, Item } from '../data/data.reply.js';
import { refTo } from '../openapi/component.js';
import { ApiFieldsOf, ApiFormats, ApiNumbersOf, X_AS_OF } from './api-representation.js';
import { COLUMNS } from './columns.js';
import { DescribesReply } from './representation.guard.js';

const EXAMPLE: Readonly<Record<string, string>> = {
  id: 'q0000000100dec1a5c0de0000',
  kind: 'quote',
  source: 'coingecko',
  external_id: 'bitcoin',
  asset_slug: 'bitcoin',
  asset_symbol: 'BTC',
  asset_name: 'Bitcoin',
  title: 'Bitcoin',
  currency: 'USD',
  price: '67123.45',
  market_cap: '1323456789012.5',
  volume_24h: '31234567890.1',
  price_usd: '67123.45',
  market_cap_usd: '1323456789012.5',
  volume_24h_usd: '31234567890.1',
  change_24h_pct: '-1.25',
  rank: '1',
  circulating_supply: '19712345.5',
  total_supply: '19712345.5',
  max_supply: '21000000',
  observed_at: '2026-01-31T12:00:00.000000Z',
  ingested_at: '2026-01-31T12:00:04.123000Z',
  known_at: '2026-01-31T12:00:04.387215Z',
  asset_id: 'asset_1',
  run_id: '1',
};
const HEADER = Object.keys(COLUMNS.item);
const CSV_EXAMPLE = [HEADER, HEADER.map((column) => EXAMPLE[column] ?? '')]
  .map((cells) => `${cells.join(',')}\r\n`)
  .join('');

const ApiFiles = ApiOkResponse({
  description:
    'A page of items or, if requested by `format` or `Accept`, an export: all items, streamed from one snapshot. NDJSON has ' +
    'an item per line. An export that fails midway breaks the connection.',
  headers: {
    'x-as-of': X_AS_OF,
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
  DescribesReply({ reply: DataPage, exports: 'own' }),
  ApiFormats,
  ApiFieldsOf(DataPage),
  ApiNumbersOf(DataPage),
);
