import { z } from 'zod';
import { CHARSET_REASONS } from '../../sources/rss/charset-names.js';
import { INTERVAL_REASONS } from '../../sources/rss/feed-interval.js';
import { component } from '../openapi/component.js';
import { count, integer, oneOf, text, texts } from '../openapi/fields.js';
import { URL, FeedReading, InspectedItem, FeedItemRejection } from './inspected-feed.reply.js';

export const FeedInspection = component(
  'FeedInspection',
  z
    .strictObject({
      url: text(URL, 'The requested URL, without secrets if it is a configured one.'),
      feed: text('coindesk', 'The configured feed whose settings apply.').nullable(),
      reply: FeedReading.nullable().meta({
        description: 'Null if there was no reply, or none that can be used.',
      }),
      error: z
        .strictObject({
          code: text('broken_feed'),
          message: text(
            'the feed is broken: it is truncated inside <item>, which begins in line 3: "<item><title>x"',
          ),
        })
        .nullable()
        .meta({ description: 'Why the URL cannot be read as a feed.' }),
      named_feeds: z
        .array(
          z.strictObject({
            url: text('https://www.coindesk.com/feed.xml'),
            title: text('News').nullable(),
            type: text('application/rss+xml'),
          }),
        )
        .meta({ description: 'If the URL is an HTML page: the feeds that it links to.' }),
      format: z
        .enum(['rss', 'rdf', 'atom', 'json'])
        .nullable()
        .meta({ description: 'The format of the feed. `rdf` is RSS 0.90, 1.0 or 1.1.', example: 'rss' }),
      charset: z
        .strictObject({
          name: text('utf-8'),
          by: oneOf(
            CHARSET_REASONS,
            'header',
            'How the charset was determined. `content`: the bytes are valid in this charset, whatever the feed declares. ' +
              '`language`: no declared charset fits, and this one is common for the language of the feed.',
          ),
        })
        .nullable()
        .meta({ description: 'Null if there was no reply, or none that can be used.' }),
      repairs: texts(
        ['markup in a text is not well-formed in line 12: "<title>Bitcoin <b>climbs"'],
        'The first ten places where the feed is malformed and was repaired.',
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
      items: z.array(InspectedItem).meta({ description: 'The first five items, as they would be stored.' }),
      rejections: z.array(FeedItemRejection).meta({ description: 'The first five rejections.' }),
    })
    .meta({ description: 'How a URL is read as a feed.' }),
);

export type FeedInspection = z.infer<typeof FeedInspection>;
