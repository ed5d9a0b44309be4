import { z } from 'zod';
import { CHARSET_REASONS } from '../../sources/rss/charset-names.js';
import { INTERVAL_REASONS } from '../../sources/rss/feed-interval.js';
import { component } from '../openapi/component.js';
import { count, integer, momentOrNull, oneOf, text, texts } from '../openapi/fields.js';

const URL = 'https://www.coindesk.com/arc/outboundfeeds/rss/';
const ARTICLE = 'https://www.coindesk.com/markets/2026/01/31/bitcoin-climbs';

const FeedReading = component(
  'FeedReading',
  z
    .strictObject({
      final_url: text(URL, 'Where redirects led.'),
      redirect: z
        .enum(['permanent', 'temporary'])
        .nullable()
        .meta({ description: 'Null without redirects.', example: null }),
      content_type: text('application/rss+xml; charset=utf-8').nullable(),
      bytes: count(48_211, 'Of the body, decompressed.'),
    })
    .meta({ description: 'The reply that was read.' }),
);

const InspectedItem = component(
  'InspectedFeedItem',
  z.strictObject({
    external_id: text(ARTICLE, 'What identifies it within its feed.'),
    title: text('Bitcoin climbs'),
    url: text(ARTICLE).nullable(),
    published_at: momentOrNull('Null if no date is readable.', '2026-01-31T11:58:00.000Z'),
    dated_by: oneOf(
      ['published', 'updated', 'dc:date', 'fetch'],
      'published',
      'Where its date comes from; `fetch` if it has none.',
    ),
    author: text('Ada Lovelace').nullable(),
  }),
);

const FeedItemRejection = component(
  'FeedItemRejection',
  z.strictObject({
    external_id: text('1'),
    reasons: z.array(
      z.strictObject({
        path: text('title'),
        code: text('too_small'),
        message: text('expected a title, a text or a link'),
      }),
    ),
  }),
);

export const FeedInspection = component(
  'FeedInspection',
  z
    .strictObject({
      url: text(URL, 'The requested URL; without secrets if it is configured.'),
      feed: text('coindesk', 'The configured feed whose settings apply.').nullable(),
      reply: FeedReading.nullable().meta({ description: 'Null without a usable reply.' }),
      error: z
        .strictObject({
          code: text('broken_feed'),
          message: text(
            'the feed is broken: it is truncated inside <item>, which begins in line 3: "<item><title>x"',
          ),
        })
        .nullable()
        .meta({ description: 'Why it cannot be read.' }),
      named_feeds: z
        .array(
          z.strictObject({
            url: text('https://www.coindesk.com/feed.xml'),
            title: text('News').nullable(),
            type: text('application/rss+xml'),
          }),
        )
        .meta({ description: 'Feeds that it links to, if it is an HTML page.' }),
      format: z
        .enum(['rss', 'rdf', 'atom', 'json'])
        .nullable()
        .meta({ description: '`rdf`: RSS 0.90, 1.0 or 1.1.', example: 'rss' }),
      charset: z
        .strictObject({
          name: text('utf-8'),
          by: oneOf(
            CHARSET_REASONS,
            'header',
            'How it was determined. `content`: the bytes are valid in it, whatever was declared. `language`: it is common for the language of the feed, which declares none that fits.',
          ),
        })
        .nullable()
        .meta({ description: 'Null without a usable reply.' }),
      repairs: texts(
        ['markup in a text is not well-formed in line 12: "<title>Bitcoin <b>climbs"'],
        'Where it is malformed but was still read: the first ten places.',
      ),
      title: text('CoinDesk').nullable(),
      interval: z
        .strictObject({
          seconds: integer(600),
          reason: oneOf(INTERVAL_REASONS, 'publishes'),
        })
        .nullable()
        .meta({ description: 'The time between two polls, and what determines it.' }),
      counts: z.strictObject({
        items: count(25),
        stored: count(25, 'Items that would be stored.'),
        rejected: count(0),
      }),
      items: z.array(InspectedItem).meta({ description: 'The first five, as they would be stored.' }),
      rejections: z.array(FeedItemRejection).meta({ description: 'The first five.' }),
    })
    .meta({ description: 'How a URL is read as a feed.' }),
);
export type FeedInspection = z.infer<typeof FeedInspection>;
