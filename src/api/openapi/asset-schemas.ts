import { ASSET_ID } from './asset-id.js';
import { AS_OF, KNOWN_AT } from './data-schemas.js';
import { nullable, object, type Schema } from './schema.js';

const decimal = (description: string, example: number | null) =>
  nullable('number', {
    description: `${description} Exact, with all its digits: read it as a decimal, not as a double.`,
    example,
  });
const moment = (description: string, example = '2026-01-31T12:00:00.000000Z'): Schema => ({
  type: 'string',
  format: 'date-time',
  description,
  example,
});
const list = (items: Schema): Schema => ({ type: 'array', items });
const text = (example: string): Schema => ({ type: 'string', example });

const REQUEST_ID = text('0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e');
const NEXT_CURSOR = nullable('string', {
  description: 'Null on the last page.',
  example: 'WyJzb21lIiwiY3Vyc29yIl0',
});
const SLUG = text('bitcoin');
const STATE: Schema = {
  type: 'string',
  enum: ['agreed', 'disputed', 'single', 'none'],
  description: 'Whether counted prices lie close together or apart; only one counts; none does.',
  example: 'agreed',
};
const OUTLIERS: Schema = {
  ...list({ type: 'string' }),
  description: 'Sources left out for their price.',
  example: [],
};
const COUNTED: Schema = { type: 'integer', description: 'Sources that count.', example: 2 };

export const ASSETS_PAGE = object({
  data: list(
    object({
      id: ASSET_ID,
      slug: SLUG,
      symbol: text('BTC'),
      name: text('Bitcoin'),
      sources: {
        ...list({ type: 'string' }),
        description: 'Those that list it.',
        example: ['coingecko', 'csv'],
      },
      price_usd: decimal('The consensus price in US dollars; null where no source counts.', 67123.45),
      state: STATE,
      counted: COUNTED,
      spread_pct: nullable('number', {
        description: 'From the lowest to the highest counted price.',
        example: 0.12,
      }),
      outliers: OUTLIERS,
    }),
  ),
  metadata: object({
    request_id: REQUEST_ID,
    limit: { type: 'integer', example: 50 },
    offset: nullable('integer', { description: 'Null where the page was asked for by cursor.', example: 0 }),
    total: nullable('integer', {
      description: 'Assets over all pages; null with `count=none`.',
      example: 4800,
    }),
    total_is_estimate: { type: 'boolean', example: false },
    next_cursor: NEXT_CURSOR,
    as_of: AS_OF,
  }),
});

const QUOTE = nullable('object', {
  description: 'The newest quote of the listing; null where there is none.',
  ...object({
    id: { type: 'string', pattern: '^q[0-9a-f]{24}$', example: 'q0000000100dec1a5c0de0000' },
    price_usd: decimal('US dollars.', 67123.45),
    market_cap_usd: decimal('US dollars.', 1323456789012.5),
    volume_24h_usd: decimal('US dollars in 24 hours.', 31234567890.1),
    change_24h_pct: decimal('Percent in 24 hours.', -1.25),
    rank: nullable('integer', { description: '1 is the largest by market cap.', example: 1 }),
    circulating_supply: decimal('Units.', 19712345.5),
    total_supply: decimal('Units.', 19712345.5),
    max_supply: decimal('Units.', 21000000),
    observed_at: moment('When the source says it was so.'),
    ingested_at: moment('When Kasparro fetched it.'),
    known_at: KNOWN_AT,
    run_id: { type: 'integer', description: 'The run that stored it.', example: 1 },
  }),
});

const SOURCE_IN_CONSENSUS = object({
  source: text('coingecko'),
  external_id: text('bitcoin'),
  status: { type: 'string', enum: ['counted', 'stale', 'outlier', 'no_price'], example: 'counted' },
  reason: nullable('string', { description: 'Why it does not count; null where it does.', example: null }),
  price_usd: decimal('US dollars.', 67123.45),
  observed_at: moment('When the source says it was so.'),
  age_seconds: { type: 'number', description: 'From then to the moment of the consensus.', example: 41.5 },
  stale_after_seconds: {
    type: 'number',
    description: 'Twice the longest pause of its schedule, and at least 900.',
    example: 900,
  },
  weight: {
    type: 'number',
    description: '1 up to 900 seconds of age, less in proportion beyond; 0 where it does not count.',
    example: 1,
  },
  deviation_pct: nullable('number', { description: 'From the middle of all fresh sources.', example: 0.06 }),
  deviation_mads: nullable('number', {
    description:
      'The same in median absolute deviations, scaled by 1.4826; null where these are 0, or it is not fresh.',
    example: 0.674,
  }),
});

export const ASSET = object({
  id: ASSET_ID,
  slug: SLUG,
  symbol: text('BTC'),
  name: text('Bitcoin'),
  created_at: moment('When it was first seen.'),
  identity: object({
    aliases: list(
      object({
        kind: { type: 'string', enum: ['symbol', 'name', 'slug'], example: 'symbol' },
        value: text('XBT'),
        until: nullable('string', {
          format: 'date-time',
          description: 'Null where it is called so now.',
          example: null,
        }),
      }),
    ),
    contracts: list(
      object({
        chain: text('ethereum'),
        address: text('0x2260fac5e5542a773aa44fbcfedf7c193bc2c599'),
        sources: { ...list({ type: 'string' }), description: 'Those that name it.', example: ['coingecko'] },
      }),
    ),
  }),
  listings: list(
    object({
      source: text('coingecko'),
      external_id: text('bitcoin'),
      symbol: text('BTC'),
      name: text('Bitcoin'),
      state: nullable('string', { enum: ['matched', 'ambiguous', 'new', null], example: 'matched' }),
      confidence: nullable('number', {
        description: 'From 0 to 1: that the listing is this asset.',
        example: 0.9999,
      }),
      quote: QUOTE,
    }),
  ),
  consensus: object({
    price_usd: decimal(
      'The robust middle of the sources that count, in US dollars; null where none does.',
      67123.45,
    ),
    state: STATE,
    at: moment('The moment that ages are told at: now, or `as_of`.'),
    counted: COUNTED,
    spread: nullable('object', {
      description: 'Of the prices that count.',
      ...object({
        low: decimal('US dollars.', 67100),
        high: decimal('US dollars.', 67180.5),
        pct: nullable('number', { description: 'Of the price.', example: 0.12 }),
      }),
    }),
    outliers: OUTLIERS,
    sources: list(SOURCE_IN_CONSENSUS),
  }),
});

export const HISTORY_PAGE = object({
  data: list(
    object({
      at: moment('When the bucket begins.'),
      open: decimal('The first price.', 67001.1),
      high: decimal('The highest price.', 67500),
      low: decimal('The lowest price.', 66900.25),
      close: decimal('The last price.', 67123.45),
      mean: nullable('number', { description: 'Rounded, to 16 digits or more.', example: 67111.25 }),
      count: { type: 'integer', description: 'Prices; 0 in a gap, where all others are null.', example: 60 },
    }),
  ),
  metadata: object({
    request_id: REQUEST_ID,
    asset: SLUG,
    asset_id: ASSET_ID,
    interval: { type: 'string', enum: ['1m', '5m', '1h', '1d'], example: '1h' },
    source: nullable('string', { description: 'Null: all sources together.', example: null }),
    since: moment('When the first bucket begins.', '2026-01-31T12:00:00.000Z'),
    until: moment('When the last bucket ends.', '2026-02-04T16:00:00.000Z'),
    buckets: { type: 'integer', example: 100 },
  }),
});

export const ASSET_ARTICLES = object({
  data: list(
    object({
      id: { type: 'string', pattern: '^a[0-9a-f]{24}$', example: 'a000000000000000000000001' },
      source: text('rss'),
      external_id: text('https://example.com/story'),
      title: text('Bitcoin passes its old high'),
      url: nullable('string', { example: 'https://example.com/story' }),
      summary: nullable('string', { example: 'It did so overnight.' }),
      author: nullable('string', { example: 'A. Writer' }),
      categories: { ...list({ type: 'string' }), example: ['markets'] },
      observed_at: moment('When it was published.'),
      ingested_at: moment('When Kasparro fetched it.'),
      run_id: { type: 'integer', description: 'The run that stored it.', example: 1 },
      confidence: {
        type: 'number',
        description: 'From 0 to 1: that the article means this asset.',
        example: 0.97,
      },
      evidence: {
        description: 'What in the article names the asset.',
        example: [{ by: 'name', text: 'Bitcoin', in: 'title', why: 'name' }],
      },
    }),
  ),
  metadata: object({
    request_id: REQUEST_ID,
    asset: SLUG,
    asset_id: ASSET_ID,
    limit: { type: 'integer', example: 50 },
    next_cursor: NEXT_CURSOR,
  }),
});
