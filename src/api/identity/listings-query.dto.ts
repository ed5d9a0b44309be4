import { SourcesFilter, PageQuery } from '../page-query.dto.js';
import { Flag } from '../query-fields.js';
import { EnumList } from '../list-parameters.js';
import { LISTING_STATES } from './listing.reply.js';

export class ListingsQuery extends PageQuery {
  @EnumList(LISTING_STATES, { description: 'Only listings in one of these states.', example: ['ambiguous'] })
  state?: (typeof LISTING_STATES)[number][];

  @SourcesFilter()
  source?: string[];

  @Flag({
    description:
      '`true`: only listings that their source no longer lists; `false`: only listings that it still lists. Default: all.',
    default: undefined,
    example: false,
  })
  inactive?: boolean;
}
