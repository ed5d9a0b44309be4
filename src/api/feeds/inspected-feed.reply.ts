import { z } from 'zod';
import { component } from '../openapi/component.js';
import { count, momentOrNull, oneOf, text } from '../openapi/fields.js';

export const URL = 'https://www.coindesk.com/arc/outboundfeeds/rss/';
const ARTICLE = 'https://www.coindesk.com/markets/2026/01/31/bitcoin-climbs';

export const FeedReading = component(
  'FeedReading',
  z
    .strictObject({
      final_url: text(URL, 'The URL after redirects.'),
      redirect: z.enum(['permanent', 'temporary']).nullable().meta({
        description: 'Whether all redirects were permanent; null if there were none.',
        example: null,
      }),
      content_type: text('application/rss+xml; charset=utf-8').nullable(),
      bytes: count(48_211, 'Size of the body in bytes, decompressed.'),
    })
    .meta({ description: 'The reply that was read.' }),
);

export const InspectedItem = component(
  'InspectedFeedItem',
  z.strictObject({
    external_id: text(ARTICLE, 'What identifies the item within its feed.'),
    title: text('Bitcoin climbs'),
    url: text(ARTICLE).nullable(),
    published_at: momentOrNull(
      'The publication time; null if the item has no readable date.',
      '2026-01-31T11:58:00.000Z',
    ),
    dated_by: oneOf(
      ['published', 'updated', 'dc:date', 'fetch'],
      'published',
      'Where the publication time comes from; `fetch` if the item has no readable date.',
    ),
    author: text('Ada Lovelace').nullable(),
  }),
);

export const FeedItemRejection = component(
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
