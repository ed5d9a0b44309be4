import { z } from 'zod';
import { INTERVAL_REASONS } from '../../sources/rss/feed-interval.js';
import { component } from '../openapi/component.js';
import { count, integer, moment, momentOrNull, number, oneOf, text, texts } from '../openapi/fields.js';
import { countedPageOf } from '../openapi/counted-page.js';
import { FEED_STATES } from './feeds-query.dto.js';

const URL = 'https://www.coindesk.com/arc/outboundfeeds/rss/';
const POLLED = '2026-01-31T12:00:05.000000Z';

const FeedError = component(
  'FeedError',
  z
    .strictObject({
      code: text('http_404'),
      message: text('the feed answered 404: "not found"'),
    })
    .meta({ description: 'Why a feed could not be read.' }),
);

const FeedValidators = component(
  'FeedValidators',
  z
    .strictObject({
      etag: text('W/"6580-abc"').nullable(),
      last_modified: text('Sat, 31 Jan 2026 11:58:00 GMT').nullable(),
    })
    .meta({ description: 'Cache validators for the next poll.' }),
);

export const FeedReply = component(
  'Feed',
  z
    .strictObject({
      id: integer(1),
      feed: text(
        URL,
        'The name of the feed or, if it has none, its URL without secrets. This is also the name of its partition.',
      ),
      name: text('coindesk', 'The configured name of the feed.').nullable(),
      url: text(URL, 'The configured URL, without secrets.'),
      host: text('www.coindesk.com'),
      state: oneOf(
        FEED_STATES,
        'ok',
        '`new`: not polled yet; `ok`; `failing`: the last poll failed; `gone`: the feed replied with status 410 and is no ' +
          'longer polled; `removed`: from the configuration.',
      ),
      last_poll_at: momentOrNull('When the feed was last polled, successfully or not.', POLLED),
      last_success_at: momentOrNull('When the feed was last read successfully or found unchanged.', POLLED),
      last_new_item_at: momentOrNull('When a poll last found a new item.', POLLED),
      next_poll_at: momentOrNull(
        'When the next poll is due. Null if the feed is gone or removed.',
        '2026-01-31T12:10:05.000000Z',
      ),
      interval_seconds: integer(600, 'Time between two polls while the feed works.'),
      interval_reason: oneOf(
        INTERVAL_REASONS,
        'publishes',
        'What determined the interval: the configuration, how often the feed publishes, `ttl`, `sy:updatePeriod`, `Cache-Control: ' +
          'max-age`, or the limits FEED_MIN_MINUTES and FEED_MAX_MINUTES.',
      ),
      failures: count(0, 'Number of consecutive failed polls.'),
      failing_since: momentOrNull('When the first of these polls failed.'),
      error: FeedError.nullable().meta({ description: 'Why the last of these polls failed.', example: null }),
      items: count(25, 'Total number of items in the feed at the last poll that found new ones.'),
      rejected: count(0, 'Number of these items that were rejected.'),
      rejected_share: number(
        0,
        'Share of rejected items, from 0 to 1; null if the feed had no items.',
      ).nullable(),
      repairs: texts(
        [],
        'The first ten places where the feed was malformed and was repaired, at the last poll.',
      ),
      validators: FeedValidators.nullable().meta({
        description: 'The cache validators for the next poll; null before the first successful poll.',
      }),
      moved_to: text(
        'https://www.coindesk.com/feed',
        'The URL that is polled instead of `url`, because three replies in a row redirected to it permanently.',
      )
        .nullable()
        .meta({ example: null }),
      moved_at: momentOrNull('When the feed began to be polled at `moved_to`.'),
      gone_at: momentOrNull('When the feed replied with status 410.'),
      removed_at: momentOrNull('When the feed was removed from the configuration.'),
      duration_ms: count(120, 'How long the last request took, in milliseconds.').nullable(),
      run_id: integer(7, 'The run that last polled the feed.').nullable(),
      added_at: moment('When the feed was first configured.'),
    })
    .meta({ description: 'A feed, with the times and outcomes of its polls.' }),
);
export type FeedReply = z.infer<typeof FeedReply>;

export const FeedPage = countedPageOf('FeedPage', FeedReply, FEED_STATES);
export type FeedPage = z.infer<typeof FeedPage>;
