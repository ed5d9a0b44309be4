import { LIMITS } from '../../domain/limits.js';
import { PageQuery } from '../page-query.dto.js';
import { Flag, Text } from '../query-fields.js';
import { WholeNumber } from '../number-fields.js';
import { EnumList, TextList } from '../list-parameters.js';

export const FEED_STATES = ['new', 'ok', 'failing', 'gone', 'removed'] as const;
export type FeedStatus = (typeof FEED_STATES)[number];

export class FeedsQuery extends PageQuery {
  @EnumList(FEED_STATES, { description: 'Only feeds in one of these states.', example: ['failing'] })
  state?: FeedStatus[];

  @WholeNumber(0, 100_000, { description: 'Number of feeds to skip.', example: 0 })
  offset?: number;

  @Text({
    description: 'Only feeds with this text in their name or URL. Case is ignored.',
    example: 'coindesk',
  })
  q?: string;

  @Text(
    {
      description: 'Only this feed, by its name or its URL.',
      example: 'https://www.coindesk.com/arc/outboundfeeds/rss/',
    },
    LIMITS.partitionBytes,
  )
  feed?: string;

  @TextList({ description: 'Only feeds on these hosts.', example: ['www.coindesk.com'] })
  host?: string[];

  @Flag({
    description: '`true`: only feeds that are malformed but were read; `false`: only all other feeds.',
    example: true,
    default: undefined,
  })
  repaired?: boolean;
}
