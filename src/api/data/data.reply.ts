import { z } from 'zod';
import { AssetRef } from '../assets/asset-ref.reply.js';
import { conversionOf } from '../conversion/conversion.reply.js';
import { component } from '../openapi/component.js';
import { amount, count, decimal, flag, integer, moment, number, text } from '../openapi/fields.js';
import { pageLimit, requestId, textCursor } from '../openapi/page.js';

export const knownAt = moment(
  "When this version became visible to readers: the time of its commit, by the database's clock. Later commits have " +
    'later times, and `as_of` compares with them.',
  '2026-01-31T12:00:04.387215Z',
);
export const observedAt = moment('The moment the figures describe, according to the source.');
export const ingestedAt = moment(
  'When Kasparro fetched the item, or replayed it if a replay added it.',
  '2026-01-31T12:00:04.123000Z',
);
export const runId = integer(1, 'The run that stored the item.');
export const articleUrl = text('https://example.com/story').nullable();

const datedBy = z
  .enum(['published', 'updated', 'dc:date', 'fetch'])
  .nullable()
  .meta({
    example: 'published',
    description:
      'Where `observed_at` comes from: a date of the item, or `fetch` if it has no readable date or one more than ten minutes in the future. ' +
      'Null for articles stored before this was recorded, until their feed lists them again.',
  });
const repaired = flag(
  false,
  'Whether its feed was malformed, such as truncated or in a different charset than declared, and was read nevertheless.',
);

export const currency = text('USD', 'The currency of the amounts: an ISO 4217 code or the symbol of a coin.');

export const quoteValues = {
  price: decimal(67123.45, 'In `currency`.'),
  market_cap: decimal(1323456789012.5, 'In `currency`.'),
  volume_24h: decimal(31234567890.1, 'In `currency`, in 24 hours.'),
  price_usd: decimal(67123.45, 'In US dollars; null if `currency` is a different one.'),
  market_cap_usd: decimal(1323456789012.5, 'In US dollars; null if `currency` is a different one.'),
  volume_24h_usd: decimal(
    31234567890.1,
    'In US dollars, over 24 hours; null if `currency` is a different one.',
  ),
  change_24h_pct: decimal(-1.25, 'Change over 24 hours, in percent.'),
  rank: integer(1, '1 is the largest by market cap.').nullable(),
  circulating_supply: decimal(19712345.5, 'Units.'),
  total_supply: decimal(19712345.5, 'Units.'),
  max_supply: decimal(21000000, 'Units.'),
};
const noQuoteValues = {
  price: z.null(),
  market_cap: z.null(),
  volume_24h: z.null(),
  price_usd: z.null(),
  market_cap_usd: z.null(),
  volume_24h_usd: z.null(),
  change_24h_pct: z.null(),
  rank: z.null(),
  circulating_supply: z.null(),
  total_supply: z.null(),
  max_supply: z.null(),
} satisfies Record<keyof typeof quoteValues, z.ZodType>;

const withdrawnAt = moment(
  'In lists of changes only: when the item was withdrawn, because its row or file was removed or misread. Its fields have their last values. ' +
    'Null if it was stored or corrected.',
)
  .nullable()
  .optional();
const origin = {
  observed_at: observedAt,
  ingested_at: ingestedAt,
  known_at: knownAt,
  run_id: runId,
  withdrawn_at: withdrawnAt,
};

export const quoteId = z
  .string()
  .regex(/^q[0-9a-f]{24}$/)
  .meta({ example: 'q0000000100dec1a5c0de0000' });
const candleId = z
  .string()
  .regex(/^c[0-9a-f]{24}-[1-9][0-9]{0,4}(s|m|h|d|w|mo)$/)
  .meta({ example: 'c0000000100dec1a5c0de0000-1h' });
export const articleId = z
  .string()
  .regex(/^a[0-9a-f]{24}$/)
  .meta({ example: 'a000000000000000000000001' });

export const quoteConversion = conversionOf('QuoteConversion', {
  price: quoteValues.price,
  market_cap: quoteValues.market_cap,
  volume_24h: quoteValues.volume_24h,
});
const candleConversion = conversionOf('CandleConversion', {
  price: amount(67123.45, 'The close.'),
  market_cap: decimal(1323456789012.5, 'At the close.'),
  open: amount(67001.1, 'The first price.'),
  high: amount(67500, 'The highest price.'),
  low: amount(66900.25, 'The lowest price.'),
  close: amount(67123.45, 'The last price.'),
  quote_volume: decimal(82864900.25, 'Traded.'),
});
const noConversion = {
  conversion: z.null().optional().meta({ description: 'With `convert` only.' }),
  conversion_reason: z.null().optional(),
};

const Quote = component(
  'Quote',
  z
    .strictObject({
      id: quoteId,
      kind: z.literal('quote').meta({ example: 'quote' }),
      source: text('coingecko'),
      external_id: text('bitcoin', "The source's own id for the listing."),
      asset: AssetRef.nullable().meta({ description: 'Null if the listing has no asset yet.' }),
      title: text('Bitcoin', 'The name of the listing.'),
      url: z.null(),
      currency,
      ...quoteValues,
      ...origin,
      ...quoteConversion,
    })
    .meta({ description: "A source's figures for a listing at one moment." }),
);

const Candle = component(
  'Candle',
  z
    .strictObject({
      id: candleId,
      kind: z.literal('candle').meta({ example: 'candle' }),
      source: text('csv'),
      external_id: text('BTC', "The source's own id for the listing."),
      asset: AssetRef.nullable().meta({ description: 'Null if the listing has no asset yet.' }),
      title: text('Bitcoin', 'The name of the listing.'),
      url: z.null(),
      currency,
      ...noQuoteValues,
      price: amount(67123.45, 'The close, in `currency`.'),
      market_cap: decimal(1323456789012.5, 'At the close, in `currency`.'),
      price_usd: decimal(67123.45, 'The close in US dollars; null if `currency` is another one.'),
      market_cap_usd: quoteValues.market_cap_usd,
      interval: text('1h', 'The length of the candle.'),
      opened_at: moment('The start of the candle.'),
      open: amount(67001.1, 'In `currency`.'),
      high: amount(67500, 'In `currency`.'),
      low: amount(66900.25, 'In `currency`.'),
      close: amount(67123.45, 'In `currency`.'),
      volume: decimal(1234.5, 'Units traded.'),
      quote_volume: decimal(82864900.25, 'Traded, in `currency`.'),
      trades: count(18234, 'Number of trades.').nullable(),
      ...origin,
      observed_at: moment('The same as `opened_at`.'),
      ...candleConversion,
    })
    .meta({
      description:
        'Trades of a listing over an interval. All fields of a quote are present; those that do not apply to candles are null.',
    }),
);

const Article = component(
  'Article',
  z
    .strictObject({
      id: articleId,
      kind: z.literal('article').meta({ example: 'article' }),
      source: text('rss'),
      external_id: text('https://example.com/story', "The feed's own id for the article."),
      asset: z
        .null()
        .meta({ description: '`/assets/{slug}/articles` lists the articles that mention an asset.' }),
      title: text('Bitcoin passes its old high'),
      url: articleUrl,
      summary: text(
        'The price rose above 69,000 dollars.',
        'Without markup, at most 2,000 characters.',
      ).nullable(),
      author: text('Ada Lovelace', 'Several authors are separated by commas.').nullable(),
      categories: z.array(z.string()).meta({ example: ['Markets'], description: 'At most 200.' }),
      image: text('https://example.com/story.jpg', 'The image that the feed provides.').nullable(),
      dated_by: datedBy,
      repaired,
      feed: text(
        'https://www.coindesk.com/arc/outboundfeeds/rss/',
        'The feed that provides its content, as named in `/feeds`. Null if retention dropped the payload that contains this.',
      ).nullable(),
      also_in: z.array(z.string()).meta({
        example: ['https://news.example/rss'],
        description: 'Other feeds that carry the same article.',
      }),
      currency: z.null(),
      ...noQuoteValues,
      ...origin,
      ...noConversion,
    })
    .meta({ description: 'One item of a feed. All fields of a quote are present and null.' }),
);

export const Item = component('Item', z.discriminatedUnion('kind', [Quote, Candle, Article]));
export type Item = z.infer<typeof Item>;

/** Metadata of replies that support `as_of`. */
export const asOf = moment(
  'The moment, in UTC, that this reply is valid for: `as_of`, or now if that was in the future. Querying it again ' +
    'returns the same reply. Null without `as_of`.',
  '2026-01-31T12:00:05.000000Z',
).nullable();

/** Metadata of lists that are paged by offset or by an opaque cursor. */
export const countedPage = {
  request_id: requestId,
  limit: pageLimit,
  offset: integer(0, 'Null where the page was asked for by cursor.').nullable(),
  total: count(1834, 'Entries on all pages; null with `count=none`.').nullable(),
  total_is_estimate: flag(false),
  next_cursor: textCursor,
  as_of: asOf,
};

export const DataPage = component(
  'DataPage',
  z.strictObject({
    data: z.array(Item),
    metadata: component(
      'DataPageMetadata',
      z.strictObject({
        api_latency_ms: number(1.87, 'Milliseconds taken to produce the reply.'),
        ...countedPage,
        ingested_cursor: text(
          'WyIyMDI2LTAxLTMxVDEyOjAwOjA0LjM4NzIxNVoiXQ',
          'With `ingested_since` only: pass this as `ingested_since` to get the changes after this page. Null otherwise.',
        ).nullable(),
      }),
    ),
  }),
);
export type DataPage = z.infer<typeof DataPage>;
