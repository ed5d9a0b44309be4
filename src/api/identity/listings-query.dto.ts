import { OfSource, PageQuery } from '../page-query.dto.js';
import { Flag, OneOf } from '../query-fields.js';
import { LISTING_STATES } from './identity.reply.js';

export class ListingsQuery extends PageQuery {
  @OneOf(LISTING_STATES, { description: 'Only listings in this state.', example: 'ambiguous' })
  state?: (typeof LISTING_STATES)[number];

  @OfSource()
  source?: string;

  @Flag({
    description: 'Only listings that are gone from their source; `false`: only those it lists. Absent: all.',
    default: undefined,
    example: false,
  })
  inactive?: boolean;
}
