import { z } from 'zod';
import { INTERVAL_REASONS } from '../../sources/rss/feed-interval.js';
import { component } from '../openapi/component.js';
import { count, integer, moment, momentOrNull, number, oneOf, text } from '../openapi/fields.js';
import { pageOf } from '../openapi/page.js';
import { FEED_STATES } from './feeds-query.dto.js';

const URL = 'https://www.coindesk.com/arc/outboundfeeds/rss/';
const POLLED = '2026-01-31T12:00:05.000000Z';

const FeedError = component(
  'FeedError',
  z
    .strictObject({
      code: text('http_404'),
      message: text('www.coindesk.com/arc/outboundfeeds/rss/ answered 404: "not found"'),
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
    .meta({ description: 'What the next poll is conditional on.' }),
);

export const FeedReply = component(
  'Feed',
  z
    .strictObject({
      id: integer(1),
      feed: text(URL, 'Its name, or else its URL without secrets: the partition of its source.'),
      name: text('coindesk', 'What the operator calls it.').nullable(),
      url: text(URL, 'As configured, without secrets.'),
      host: text('www.coindesk.com'),
      state: oneOf(
        FEED_STATES,
        'ok',
        '`new`: not polled yet; `ok`; `failing`: the last poll failed; `gone`: it answered 410 and is polled no more; ' +
          '`removed` from the configuration.',
      ),
      last_poll_at: momentOrNull('When it was last polled, successfully or not.', POLLED),
      last_success_at: momentOrNull('When it was last read, or had not changed.', POLLED),
      last_new_item_at: momentOrNull('When a poll last stored a new item.', POLLED),
      next_poll_at: momentOrNull(
        'When it is due. Null if it is gone or removed.',
        '2026-01-31T12:10:05.000000Z',
      ),
      interval_seconds: integer(600, 'Between two polls while it works.'),
      interval_reason: oneOf(
        INTERVAL_REASONS,
        'publishes',
        'What decided the interval: the configuration, how often it publishes, `ttl`, `sy:updatePeriod`, `Cache-Control: ' +
          'max-age`, or the limits FEED_MIN_MINUTES and FEED_MAX_MINUTES.',
      ),
      failures: count(0, 'Polls in a row that failed.'),
      failing_since: momentOrNull('When the first of them failed.'),
      error: FeedError.nullable().meta({ description: 'Why the last of them failed.', example: null }),
      items: count(25, 'Items that it had when it last had any that were not read yet.'),
      rejected: count(0, 'How many of them were rejected.'),
      rejected_share: number(0, 'The same as a share, from 0 to 1; null without items.').nullable(),
      validators: FeedValidators.nullable().meta({ description: 'Null before the first success.' }),
      moved_to: text(
        'https://www.coindesk.com/feed',
        'Asked instead of `url`, since three replies in a row redirected there for good.',
      )
        .nullable()
        .meta({ example: null }),
      moved_at: momentOrNull('Since when.'),
      gone_at: momentOrNull('When it answered 410.'),
      removed_at: momentOrNull('When it was no longer configured.'),
      duration_ms: count(120, 'Of the last request.').nullable(),
      run_id: integer(7, 'The run that last polled it.').nullable(),
      added_at: moment('When it was first configured.'),
    })
    .meta({ description: 'A feed and how polling it goes.' }),
);
export type FeedReply = z.infer<typeof FeedReply>;

export const FeedPage = pageOf('FeedPage', FeedReply);
export type FeedPage = z.infer<typeof FeedPage>;
