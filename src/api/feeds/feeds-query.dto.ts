import { LIMITS } from '../../domain/limits.js';
import { PageQuery } from '../page-query.dto.js';
import { OneOf, Text } from '../query-fields.js';

export const FEED_STATES = ['new', 'ok', 'failing', 'gone', 'removed'] as const;
export type FeedStatus = (typeof FEED_STATES)[number];

export class FeedsQuery extends PageQuery {
  @OneOf(FEED_STATES, { description: 'Only feeds in this state.', example: 'failing' })
  state?: FeedStatus;

  @Text(
    {
      description: 'Only this feed, by its name or its URL.',
      example: 'https://www.coindesk.com/arc/outboundfeeds/rss/',
    },
    LIMITS.partitionBytes,
  )
  feed?: string;

  @Text({ description: 'Only feeds of this host.', example: 'www.coindesk.com' })
  host?: string;
}
