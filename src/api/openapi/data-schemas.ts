import { ASSET_ID } from './asset-id.js';
import { nullable, object } from './schema.js';

const decimal = (description: string, example: number) =>
  nullable('number', {
    description: `${description} Exact, with all its digits: read it as a decimal, not as a double.`,
    example,
  });

export const KNOWN_AT = {
  type: 'string',
  format: 'date-time',
  description:
    'When readers could first see it as it is: the moment of its commit, by the clock of the database. Moments are in the order of commits, and `as_of` goes by them.',
  example: '2026-01-31T12:00:04.387215Z',
} as const;

/** In the metadata of what can be asked as of a moment. */
export const AS_OF = nullable('string', {
  format: 'date-time',
  description:
    'The moment that this reply answers for, in UTC: `as_of`, or the present where that was still to come. Ask for it again and the answer is the same. Null without `as_of`.',
  example: '2026-01-31T12:00:05.000000Z',
});

const ASSET = nullable('object', {
  description: 'Null for articles.',
  ...object({
    id: ASSET_ID,
    slug: { type: 'string', example: 'bitcoin' },
    symbol: { type: 'string', example: 'BTC' },
    name: { type: 'string', example: 'Bitcoin' },
  }),
});

export const ITEM_SCHEMA = object({
  id: { type: 'string', pattern: '^[qa][0-9a-f]{24}$', example: 'q0000000100dec1a5c0de0000' },
  kind: { type: 'string', enum: ['quote', 'article'], example: 'quote' },
  source: { type: 'string', example: 'coingecko' },
  external_id: {
    type: 'string',
    description: "The source's own id: of the listing, or of the article.",
    example: 'bitcoin',
  },
  asset: ASSET,
  title: {
    type: 'string',
    description: "Of an article its title, of a quote the listing's name.",
    example: 'Bitcoin',
  },
  url: nullable('string', { description: 'Of articles only.', example: null }),
  price_usd: decimal('US dollars.', 67123.45),
  market_cap_usd: decimal('US dollars.', 1323456789012.5),
  volume_24h_usd: decimal('US dollars in 24 hours.', 31234567890.1),
  change_24h_pct: decimal('Percent in 24 hours.', -1.25),
  rank: nullable('integer', { description: '1 is the largest by market cap.', example: 1 }),
  circulating_supply: decimal('Units.', 19712345.5),
  total_supply: decimal('Units.', 19712345.5),
  max_supply: decimal('Units.', 21000000),
  observed_at: {
    type: 'string',
    format: 'date-time',
    description: 'When the source says it was so.',
    example: '2026-01-31T12:00:00.000000Z',
  },
  ingested_at: {
    type: 'string',
    format: 'date-time',
    description: 'When Kasparro fetched it; of what a replay added, when it was replayed.',
    example: '2026-01-31T12:00:04.123000Z',
  },
  known_at: KNOWN_AT,
  run_id: { type: 'integer', description: 'The run that stored it.', example: 1 },
});

export const DATA_PAGE = object({
  data: { type: 'array', items: ITEM_SCHEMA },
  metadata: object({
    request_id: { type: 'string', example: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e' },
    api_latency_ms: { type: 'number', example: 1.87 },
    limit: { type: 'integer', example: 50 },
    offset: nullable('integer', { description: 'Null where the page was asked for by cursor.', example: 0 }),
    total: nullable('integer', {
      description: 'Items over all pages; null with `count=none`.',
      example: 1834,
    }),
    total_is_estimate: { type: 'boolean', example: false },
    next_cursor: nullable('string', {
      description: 'Null on the last page.',
      example: 'WyJzb21lIiwiY3Vyc29yIl0',
    }),
    as_of: AS_OF,
  }),
});

export const LINEAGE = object({
  id: { type: 'string', example: 'q0000000100dec1a5c0de0000' },
  source: { type: 'string', example: 'csv' },
  external_id: { type: 'string', example: 'BTC' },
  asset: ASSET,
  known_at: KNOWN_AT,
  raw: {
    type: 'object',
    description:
      'The payload as it came, and where it is kept. Of a CSV line also its file, line number and format. Of a payload that retention dropped, `dropped_at` and a `note` stand in place of `fetched_at` and `run_id`.',
    required: ['table', 'id', 'payload'],
    properties: {
      table: {
        type: 'string',
        enum: ['raw_api_data', 'raw_csv_data', 'raw_third_source_data'],
        example: 'raw_csv_data',
      },
      id: { type: 'integer', example: 4294967298 },
      payload: nullable('object', {
        additionalProperties: true,
        example: { Ticker: 'BTC', 'Price (USD)': '$67,123.45' },
      }),
      dropped_at: { type: 'string', format: 'date-time', example: '2026-04-30T03:17:02.000000Z' },
      note: { type: 'string', example: 'payload dropped by retention on 2026-04-30' },
      partition: { type: 'string', example: 'markets' },
      file: { type: 'string', example: 'prices.csv' },
      line: { type: 'integer', example: 2 },
      format: { type: 'object', additionalProperties: true },
      fetched_at: { type: 'string', format: 'date-time', example: '2026-01-31T12:00:04.123000Z' },
      run_id: { type: 'integer', example: 1 },
    },
  },
  discarded: {
    type: 'array',
    description: 'Fields of the payload that were read as null, because their type or place had changed.',
    items: object({
      path: { type: 'string', example: 'max_supply' },
      kind: { type: 'string', example: 'type_changed' },
    }),
  },
  run: nullable('object', {
    description: 'The run that stored the item.',
    ...object({
      id: { type: 'integer', example: 1 },
      trigger: { type: 'string', example: 'schedule' },
      status: { type: 'string', example: 'succeeded' },
      started_at: { type: 'string', format: 'date-time', example: '2026-01-31T12:00:00.000000Z' },
      finished_at: nullable('string', { format: 'date-time', example: '2026-01-31T12:00:05.000000Z' }),
    }),
  }),
});
