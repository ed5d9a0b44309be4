import { ApiOkResponse } from '@nestjs/swagger';
import { DATA_PAGE, ITEM_SCHEMA } from '../openapi/data-schemas.js';
import { COLUMNS } from './columns.js';

const CSV_EXAMPLE = `${Object.keys(COLUMNS).join(',')}\r
q0000000100dec1a5c0de0000,quote,coingecko,bitcoin,bitcoin,BTC,Bitcoin,Bitcoin,,67123.45,1323456789012.5,31234567890.1,-1.25,1,19712345.5,19712345.5,21000000,2026-01-31T12:00:00.000000Z,2026-01-31T12:00:04.123000Z,2026-01-31T12:00:04.387215Z,1\r
`;

/** What `/data` answers, by what the client accepts. */
export const ApiExports = ApiOkResponse({
  description:
    'A page of items; or, where `Accept` asks for another type, an export: all items, streamed from one snapshot. ' +
    'An export that fails on the way breaks the connection.',
  headers: {
    'x-as-of': {
      description:
        'Of an export with `as_of`: the moment that it answers for. A page has it in its metadata.',
      schema: { type: 'string', format: 'date-time', example: '2026-01-31T12:00:05.000000Z' },
    },
  },
  content: {
    'application/json': { schema: DATA_PAGE },
    'application/x-ndjson': { schema: { ...ITEM_SCHEMA, description: 'An item a line.' } },
    'text/csv': {
      schema: {
        type: 'string',
        description: "RFC 4180 with a header. In text that begins like a formula a `'` is put before it.",
        example: CSV_EXAMPLE,
      },
    },
    'application/vnd.apache.parquet': {
      schema: {
        type: 'string',
        format: 'binary',
        description:
          'The columns of the CSV. Moments are timestamps (microseconds, UTC), amounts are text with all their digits.',
        example: 'PAR1…PAR1',
      },
    },
  },
});
